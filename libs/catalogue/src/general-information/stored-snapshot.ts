import { fromJsonColumn } from '#platform';
import { type InformationContent, NOTHING_WRITTEN } from './information-content.js';
import type { InformationFacts } from './information-facts.js';
import type { Snapshot } from './information-items.js';

/** The JSON columns of a version, as the driver brings them. */
export interface StoredSnapshot {
  content: string;
  facts: string;
}

export function snapshotFrom({ content, facts }: StoredSnapshot): Snapshot {
  return { content: contentFrom(content), facts: fromJsonColumn<InformationFacts>(facts) };
}

/** A field that the product learned of later reads as not written. */
export function contentFrom(stored: string): InformationContent {
  return { ...NOTHING_WRITTEN, ...fromJsonColumn<Partial<InformationContent>>(stored) };
}
