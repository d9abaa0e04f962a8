import type { DomainEvent } from '#platform';

export const BATCH_SUBMITTED = 'applications.batch-submitted';

export const batchSubmitted = (batchId: string): DomainEvent => ({
  type: BATCH_SUBMITTED,
  subjectId: batchId,
  facts: {},
});
