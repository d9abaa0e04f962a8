import type { DomainEvent } from '#platform';

export const DEADLINE_EXTENDED = 'applications.deadline-extended';

export const deadlineExtended = (
  extensionId: string,
  courseRunId: string,
  countryCode: string,
): DomainEvent => ({
  type: DEADLINE_EXTENDED,
  subjectId: extensionId,
  facts: { courseRunId, countryCode },
});
