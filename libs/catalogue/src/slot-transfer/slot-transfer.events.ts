import type { DomainEvent } from '#platform';

export const SLOTS_MOVED = 'catalogue.slots-moved';

/** Slots of a run went from one country to another. */
export const slotsMoved = (transferId: string, courseRunId: string): DomainEvent => ({
  type: SLOTS_MOVED,
  subjectId: transferId,
  facts: { courseRunId },
});
