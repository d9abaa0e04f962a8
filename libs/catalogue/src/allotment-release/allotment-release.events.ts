import type { DomainEvent } from '#platform';

export const ALLOTMENTS_RELEASED = 'catalogue.allotments-released';

/** The decided allotments of a fiscal year are known to the overseas offices from now on. */
export const allotmentsReleased = (releaseId: string, fiscalYear: number): DomainEvent => ({
  type: ALLOTMENTS_RELEASED,
  subjectId: releaseId,
  facts: { fiscalYear },
});
