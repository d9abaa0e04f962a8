import { arrivalRecorded } from './arrival-recorded.letter.js';
import type { NominationLetter } from './letter.js';
import { nominationCancelled } from './nomination-cancelled.letter.js';
import { nominationDeferred } from './nomination-deferred.letter.js';
import { nominationReceived } from './nomination-received.letter.js';
import { nominationReturned } from './nomination-returned.letter.js';
import { nominationSubstituted } from './nomination-substituted.letter.js';
import { nominationWithdrawn } from './nomination-withdrawn.letter.js';
import { offerLapsed } from './offer-lapsed.letter.js';
import { offerTakenBack } from './offer-taken-back.letter.js';
import { placeOffered } from './place-offered.letter.js';
import { resultReleased } from './result-released.letter.js';

export const NOMINATION_LETTERS: readonly NominationLetter[] = [
  nominationReceived,
  nominationReturned,
  resultReleased,
  nominationWithdrawn,
  nominationCancelled,
  arrivalRecorded,
  placeOffered,
  offerLapsed,
  offerTakenBack,
  nominationSubstituted,
  nominationDeferred,
];
