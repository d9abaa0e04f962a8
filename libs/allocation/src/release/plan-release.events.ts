import type { DomainEvent } from '#platform';

export const PLAN_RELEASED = 'allocation.plan-released';

/** A plan is in force from now on: those concerned by what it changed are told. */
export const planReleased = (releaseId: string, fiscalYear: number): DomainEvent => ({
  type: PLAN_RELEASED,
  subjectId: releaseId,
  facts: { fiscalYear },
});
