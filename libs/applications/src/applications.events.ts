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
  'not-accept': 'applications.nomination-not-accepted',
  reopen: 'applications.nomination-reopened',
  withdraw: 'applications.nomination-withdrawn',
  decline: 'applications.nomination-declined',
  reinstate: 'applications.nomination-reinstated',
  cancel: 'applications.nomination-cancelled',
  release: 'applications.result-released',
};

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
