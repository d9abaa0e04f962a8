import { diffWordsWithSpace } from 'diff';
import { plainText } from './blocks.js';
import { ITEMS, SECTIONS, type SectionCode, type Snapshot } from './information-items.js';

export interface ChangedPart {
  kind: 'SAME' | 'ADDED' | 'REMOVED';
  text: string;
}

/** One item that reads otherwise than before; null where it was, or is, not there at all. */
export interface ChangedItem {
  section: SectionCode;
  field: string;
  titleEn: string;
  titleJa: string;
  before: string | null;
  after: string | null;
  /** The words that came and went; left out where the texts have too little in common to compare. */
  parts: ChangedPart[] | null;
}

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const japaneseWords = new Intl.Segmenter('ja', { granularity: 'word' });
/** More insertions and deletions than this are a new text, and comparing them would take seconds. */
const MOST_EDITS = 1_500;

/** What reads otherwise in the later of two versions, item by item in the order of the document. */
export function differenceOf(before: Snapshot, after: Snapshot): ChangedItem[] {
  return ITEMS.flatMap((item): ChangedItem[] => {
    const was = plainText(item.blocks(before)) || null;
    const is = plainText(item.blocks(after)) || null;
    if (was === is) return [];
    const { section, field, titleEn, titleJa } = item;
    return [{ section, field, titleEn, titleJa, before: was, after: is, parts: changedParts(was, is) }];
  });
}

function changedParts(was: string | null, is: string | null): ChangedPart[] | null {
  if (was === null || is === null) return null;
  const intlSegmenter = JAPANESE.test(was + is) ? japaneseWords : undefined;
  const changes = diffWordsWithSpace(was, is, { maxEditLength: MOST_EDITS, intlSegmenter });
  return (
    changes?.map(({ added, removed, value }) => ({
      kind: added ? 'ADDED' : removed ? 'REMOVED' : 'SAME',
      text: value,
    })) ?? null
  );
}

/** `II. Description, Capacity`: where a changed item stands. */
export function placeOf({ section, titleEn }: Pick<ChangedItem, 'section' | 'titleEn'>): string {
  const { number, titleEn: name } = SECTIONS.find(({ code }) => code === section)!;
  return `${number}. ${name}, ${titleEn}`;
}
