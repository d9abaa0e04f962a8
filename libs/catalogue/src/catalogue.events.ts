import type { DomainEvent } from '#platform';

export const courseRunPublished = (courseRunId: string): DomainEvent => ({
  type: 'catalogue.course-run-published',
  subjectId: courseRunId,
  facts: {},
});

export const courseRunCancelled = (courseRunId: string): DomainEvent => ({
  type: 'catalogue.course-run-cancelled',
  subjectId: courseRunId,
  facts: {},
});

/** A run moved to another type, office or theme: what was counted under the old ones must be counted anew. */
export const courseRunReclassified = (
  courseRunId: string,
  before: { programmeType: string; office: string; theme: string },
): DomainEvent => ({
  type: 'catalogue.course-run-reclassified',
  subjectId: courseRunId,
  facts: { ...before },
});

/** A General Information is issued: its PDF is to be made. */
export const informationIssued = (versionId: string): DomainEvent => ({
  type: 'catalogue.information-issued',
  subjectId: versionId,
  facts: {},
});

/** A Modified Version is issued: those concerned are told what changed. */
export const informationModified = (versionId: string): DomainEvent => ({
  type: 'catalogue.information-modified',
  subjectId: versionId,
  facts: {},
});
