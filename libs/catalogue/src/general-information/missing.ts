import type { FieldFault } from '#platform';
import { isNeeded, ITEMS, type Snapshot } from './information-items.js';

/** Everything that keeps a General Information from being issued, all at once and in the order of the document. */
export function missingForIssue(snapshot: Snapshot): FieldFault[] {
  return ITEMS.filter((item) => isNeeded(item, snapshot.facts) && item.blocks(snapshot).length === 0).map(
    ({ field, titleEn }) => ({
      field,
      message: field.startsWith('courseRun.')
        ? `«${titleEn}» is taken from the course run, which does not say it yet: complete the course run.`
        : `«${titleEn}» is missing: write it.`,
    }),
  );
}
