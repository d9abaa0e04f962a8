import { type Block, blocksOf } from './blocks.js';
import { type ChangedItem, placeOf } from './difference.js';
import { dayInWords } from './wording.js';
import { ITEMS, SECTIONS, type Snapshot } from './information-items.js';

/** A text with the language that decides its font, its line breaks and its direction. */
interface PrintedText {
  text: string;
  lang: 'en' | 'ja' | 'ar';
}

type PrintedBlock =
  | { kind: 'PARAGRAPH' | 'HEADING'; lines: PrintedText[] }
  | { kind: 'LIST'; lang: PrintedText['lang']; items: PrintedText[] }
  | { kind: 'TABLE'; head: string[]; rows: PrintedText[][][] };

interface PrintedItem {
  titleEn: string;
  titleJa: string | null;
  blocks: PrintedBlock[];
}

export interface VersionToPrint {
  number: number;
  /** The day of issue in Tokyo. */
  issuedOn: string;
  note: string | null;
  difference: ChangedItem[];
  snapshot: Snapshot;
}

const LONGEST_HEAD = 85;
const ARABIC = /\p{Script=Arabic}/gu;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu;
const LONG_WORD = /[^\s\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]{25,}/gu;
const LETTERS = /\p{L}/gu;

/** By the script of most of its letters: people seldom say in which language they write. */
export function languageOf(text: string): PrintedText['lang'] {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const letters = count(LETTERS);
  if (letters === 0) return 'en';
  if (count(ARABIC) * 2 >= letters) return 'ar';
  // A Japanese sentence says with one letter what takes three of ours, and names in Latin letters stand in it.
  return count(JAPANESE) * 3 >= letters ? 'ja' : 'en';
}

/** A word longer than a column, such as an address of the web, may break anywhere. */
const breakable = (text: string) => text.replace(LONG_WORD, (word) => word.replace(/.{20}/gu, '$&\u200b'));
const printed = (text: string): PrintedText => ({ text: breakable(text), lang: languageOf(text) });
const printedLines = (text: string): PrintedText[] => text.split('\n').map(printed);

function printedBlock(block: Block): PrintedBlock {
  switch (block.kind) {
    case 'PARAGRAPH':
    case 'HEADING':
      return { kind: block.kind, lines: printedLines(block.text) };
    case 'LIST':
      return { kind: 'LIST', lang: languageOf(block.items.join('\n')), items: block.items.map(printed) };
    case 'TABLE':
      return { kind: 'TABLE', head: block.head, rows: block.rows.map((row) => row.map(printedLines)) };
  }
}

/** Everything that the paper says, in order; the template only sets it. */
export function printedInformation({ number, issuedOn, note, difference, snapshot }: VersionToPrint): object {
  const { facts } = snapshot;
  return {
    title: facts.titleEn,
    shortTitle: shortened(facts.titleEn),
    titleJa: facts.titleJa,
    courseNumber: facts.courseNumber,
    version: number === 1 ? 'Version 1' : `Modified Version ${number}`,
    issuedOn: dayInWords(issuedOn),
    atAGlance: atAGlance(snapshot),
    changes:
      number === 1
        ? null
        : { note: note && printed(note), since: number - 1, places: difference.map(placeOf) },
    sections: SECTIONS.map(({ code, number: roman, titleEn, titleJa }) => ({
      number: roman,
      titleEn,
      titleJa,
      items: code === 'ANNEXES' ? annexes(snapshot) : itemsOf(code, snapshot),
    })).filter(({ items }) => items.length > 0),
  };
}

function itemsOf(section: string, snapshot: Snapshot): PrintedItem[] {
  return ITEMS.filter((item) => item.section === section).flatMap((item) => {
    const blocks = item.blocks(snapshot).map(printedBlock);
    return blocks.length > 0 ? [{ titleEn: item.titleEn, titleJa: item.titleJa, blocks }] : [];
  });
}

/** On paper an annex is an item of its own. */
function annexes({ content }: Snapshot): PrintedItem[] {
  return content.annexes.map(({ titleEn, titleJa, text }) => ({
    titleEn,
    titleJa,
    blocks: blocksOf(text).map(printedBlock),
  }));
}

/** For the head of a page, which has one line. */
function shortened(title: string): string {
  const letters = [...title];
  return letters.length <= LONGEST_HEAD
    ? title
    : `${letters
        .slice(0, LONGEST_HEAD - 1)
        .join('')
        .trimEnd()}…`;
}

/** What the reader looks for first. */
function atAGlance(snapshot: Snapshot): { name: string; lines: PrintedText[] }[] {
  const wanted = [
    ['courseRun.period', 'Period'],
    ['courseRun.countries', 'Eligible countries'],
    ['courseRun.capacity', 'Capacity'],
    ['courseRun.language', 'Language'],
  ] as const;
  const rows = wanted.flatMap(([field, name]) => {
    const [block] = ITEMS.find((item) => item.field === field)!.blocks(snapshot);
    return block?.kind === 'PARAGRAPH' ? [{ name, lines: printedLines(block.text) }] : [];
  });
  const closing = snapshot.facts.countries.map(({ jicaDeadline }) => jicaDeadline).sort();
  const [first, last] = [closing[0], closing.at(-1)];
  if (!first || !last) return rows;
  const days = first === last ? dayInWords(first) : `${dayInWords(first)} to ${dayInWords(last)}, by country`;
  return [...rows, { name: 'Closing date', lines: [printed(days)] }];
}
