import type { DomainEvent } from '#platform';

export const IMPORT_STARTED = 'applications.import-started';
export const IMPORT_ENDED = 'applications.import-ended';

/** A file waits to be checked. */
export function importStarted(importId: string): DomainEvent {
  return { type: IMPORT_STARTED, subjectId: importId, facts: {} };
}

/** Its rows and files are not needed any more. */
export function importEnded(importId: string): DomainEvent {
  return { type: IMPORT_ENDED, subjectId: importId, facts: {} };
}
