import type { DomainEvent } from '#platform';

export const receiptAcknowledged = (acknowledgementId: string, courseRunId: string): DomainEvent => ({
  type: 'applications.receipt-acknowledged',
  subjectId: acknowledgementId,
  facts: { courseRunId },
});

export const opinionAsked = (requestId: string, courseRunId: string, hostPartnerId: string): DomainEvent => ({
  type: 'applications.opinion-asked',
  subjectId: requestId,
  facts: { courseRunId, hostPartnerId },
});
