import type { DomainEvent } from '#platform';
import type { Enrolment } from './enrolment.entity.js';
import type { EnrolmentMove } from './enrolment.lifecycle.js';

const happened: Partial<Record<EnrolmentMove, string>> = {
  arrive: 'training.arrival-recorded',
  complete: 'training.training-completed',
  discontinue: 'training.training-discontinued',
  'no-show': 'training.no-show-recorded',
  cancel: 'training.enrolment-cancelled',
};

/** Which fiscal years an enrolment touches in the annual counts. */
export type CountedYears = Pick<Enrolment, 'countedIn' | 'continuesThrough'>;

/** Carries the years before and after the move, so that both are counted anew. */
export function enrolmentMoved(move: EnrolmentMove, enrolment: Enrolment, before: CountedYears): DomainEvent {
  const span = ({ countedIn, continuesThrough }: CountedYears): number[] => {
    if (countedIn === null) return [];
    return Array.from(
      { length: (continuesThrough ?? countedIn) - countedIn + 1 },
      (_, index) => countedIn + index,
    );
  };
  return {
    type: happened[move] ?? 'training.enrolment-corrected',
    subjectId: enrolment.id,
    facts: {
      courseRunId: enrolment.courseRunId,
      countryCode: enrolment.countryCode,
      fiscalYears: [...new Set([...span(before), ...span(enrolment)])],
    },
  };
}
