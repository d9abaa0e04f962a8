import type { DomainEvent, Fact } from '#platform';
import type { Nomination } from './nomination.entity.js';
import type { NominationMove } from './nomination.lifecycle.js';

const happened: Record<NominationMove | 'release', string> = {
  submit: 'applications.nomination-submitted',
  discard: 'applications.nomination-lapsed',
  lapse: 'applications.nomination-lapsed',
  recover: 'applications.nomination-recovered',
  return: 'applications.nomination-returned',
  screen: 'applications.nomination-taken-under-screening',
  accept: 'applications.nomination-accepted',
  promote: 'applications.nomination-accepted',
  reserve: 'applications.nomination-reserved',
  offer: 'applications.place-offered',
  confirm: 'applications.nomination-accepted',
  'turn-down': 'applications.nomination-declined',
  'take-back': 'applications.offer-taken-back',
  'lapse-offer': 'applications.offer-lapsed',
  substitute: 'applications.nomination-substituted',
  defer: 'applications.nomination-deferred',
  'not-accept': 'applications.nomination-not-accepted',
  reopen: 'applications.nomination-reopened',
  withdraw: 'applications.nomination-withdrawn',
  decline: 'applications.nomination-declined',
  reinstate: 'applications.nomination-reinstated',
  cancel: 'applications.nomination-cancelled',
  release: 'applications.result-released',
};

export const NOMINEE_INVITED = 'applications.nominee-invited';
export const NOMINEE_HANDED_OVER = 'applications.nominee-handed-over';

/** The overseas office asked the nominee to fill in their parts of the dossier. */
export function nomineeInvited(nominationId: string, invitationId: string): DomainEvent {
  return { type: NOMINEE_INVITED, subjectId: nominationId, facts: { invitationId } };
}

/** The nominee has finished and gave the dossier back to the office. */
export function nomineeHandedOver(nominationId: string, invitationId: string): DomainEvent {
  return { type: NOMINEE_HANDED_OVER, subjectId: nominationId, facts: { invitationId } };
}

/** The fact that a move leaves behind: ids and states, no personal data. */
export function nominationMoved(
  move: NominationMove | 'release',
  nomination: Nomination,
  stepId: string,
): DomainEvent {
  const facts: Record<string, Fact> = {
    stepId,
    courseRunId: nomination.courseRunId,
    countryCode: nomination.countryCode,
    state: nomination.state,
  };
  return { type: happened[move], subjectId: nomination.id, facts };
}

/** The place that was kept for a substitute is free; it was not handed in again in time. */
export const PLACE_LET_GO = 'applications.place-let-go';

/** After these a place may be free: whoever waits for one is looked at. */
export const PLACE_FREEING_EVENTS: readonly string[] = [
  happened.decline,
  happened.reopen,
  happened.withdraw,
  happened.substitute,
  happened.defer,
  happened.lapse,
  happened['take-back'],
  happened['lapse-offer'],
  happened['not-accept'],
  PLACE_LET_GO,
];

export const BOARD_PACK_ASKED = 'applications.board-pack-asked';
