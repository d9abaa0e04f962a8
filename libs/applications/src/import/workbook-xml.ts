import parseSax, { type XmlEvent } from 'exceljs/lib/utils/parse-sax.js';
import { UnreadableFile } from './unreadable-file.js';
import type { WorkbookArchive } from './workbook-archive.js';

export type { XmlEvent };

/** Letters between two tags: thirty times what a cell may hold. */
const LONGEST_TEXT = 1_048_576;

export const tooLong = () =>
  new UnreadableFile(
    'TOO_LARGE',
    'The workbook holds far more text than a list of nominations needs. Copy the rows into a new template and send that.',
  );

/** The name without its prefix: some programs write `x:row` where others write `row`. */
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** The events of one part of a workbook. A part that declares entities is refused before any is looked at. */
export async function* xmlOf(
  archive: WorkbookArchive,
  part: string,
  passed: (letters: number) => void = () => undefined,
): AsyncGenerator<XmlEvent[]> {
  try {
    yield* parseSax(withoutDeclarations(archive.text(part), passed));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('DAMAGED', `The workbook is damaged in ${part}. Save it again as .xlsx.`);
  }
}

async function* withoutDeclarations(
  pieces: AsyncIterable<string>,
  passed: (letters: number) => void,
): AsyncGenerator<string> {
  let end = '';
  let sinceTag = 0;
  for await (const piece of pieces) {
    passed(piece.length);
    const tag = piece.lastIndexOf('<');
    sinceTag = tag === -1 ? sinceTag + piece.length : piece.length - tag;
    // The parser would keep all of it until the text or the tag ends.
    if (sinceTag > LONGEST_TEXT) throw tooLong();
    if ((end + piece).includes('<!DOCTYPE') || (end + piece).includes('<!ENTITY')) {
      throw new UnreadableFile(
        'UNSAFE',
        'The workbook refers to things outside of it, which no spreadsheet program writes. Save it again as .xlsx.',
      );
    }
    end = piece.slice(-9);
    yield piece;
  }
}

/** Opening tags of a small part, by name. */
export async function tagsOf(
  archive: WorkbookArchive,
  part: string,
): Promise<{ name: string; attributes: Record<string, string> }[]> {
  const tags: { name: string; attributes: Record<string, string> }[] = [];
  for await (const events of xmlOf(archive, part))
    for (const event of events)
      if (event.eventType === 'opentag')
        tags.push({ name: localName(event.value.name), attributes: event.value.attributes });
  return tags;
}
