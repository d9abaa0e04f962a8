import { DomainError, endOfDayInTokyo, type FieldFault } from '#platform';
import type { NominationState } from './nomination-states.js';

/** What decides whether a nomination may be handed in at a moment. */
export interface SubmissionFacts {
  runState: string;
  cancelledBecause: string | null;
  jicaDeadline: string;
  familyName: string | null;
  birthDate: string | null;
  email: string | null;
  organisation: string | null;
  post: string | null;
}

/** Throws COURSE_RUN.NOT_OPEN with the reason when the run was cancelled. */
export function holdToOpenRun(facts: Pick<SubmissionFacts, 'runState' | 'cancelledBecause'>): void {
  if (facts.runState === 'PUBLISHED') return;
  const why = facts.cancelledBecause ? ` It was cancelled: ${facts.cancelledBecause}` : '';
  throw new DomainError(
    'CONFLICT',
    'COURSE_RUN.NOT_OPEN',
    `The course run is not open for nominations.${why}`,
    { state: facts.runState },
  );
}

/** A draft is handed in by the JICA deadline (its day ends in Tokyo); what was returned for correction may come later. */
export function holdToDeadline(
  facts: Pick<SubmissionFacts, 'jicaDeadline'>,
  state: NominationState,
  now: Date,
): void {
  if (state === 'RETURNED' || now <= endOfDayInTokyo(facts.jicaDeadline)) return;
  throw new DomainError(
    'CONFLICT',
    'NOMINATION.DEADLINE_PASSED',
    `The JICA deadline was ${facts.jicaDeadline} 23:59 (Asia/Tokyo). Ask JICA headquarters whether it can be extended.`,
    { deadline: endOfDayInTokyo(facts.jicaDeadline).toISOString(), zone: 'Asia/Tokyo' },
  );
}

type NeededFacts = Pick<SubmissionFacts, 'familyName' | 'birthDate' | 'email' | 'organisation' | 'post'>;

/** What every nomination must say before it is handed in, whatever its run asks beside: all that is missing, at once. */
export function missingFacts(facts: NeededFacts): FieldFault[] {
  const needed: [keyof NeededFacts, string][] = [
    ['familyName', 'The name as in the passport is missing.'],
    ['birthDate', 'The date of birth is missing.'],
    ['email', 'The e-mail address of the nominee is missing: the status is sent there.'],
    ['organisation', 'The organisation of the nominee is missing.'],
    ['post', 'The present post is missing.'],
  ];
  return needed.filter(([field]) => !facts[field]).map(([field, message]) => ({ field, message }));
}
