import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { DomainError } from '#platform';
import { type HistoryColumn, REQUIRED_COLUMNS } from './history-line.js';

/** A line of the file: what it says, or why it cannot be read. */
export interface FileLine {
  /** In the file, the header being 1. */
  number: number;
  record: Partial<Record<HistoryColumn, string>> | null;
  unreadable: string | null;
}

const MOST_OF_A_LINE = 100_000;

interface ParsedRecord {
  record: Record<string, string>;
  info: { lines: number };
}

/**
 * The lines of a CSV file of the history, one after another, so that a file of any size takes the same memory. Comma,
 * semicolon or tab, as its header has it. Throws HISTORY.NOT_TEXT, HISTORY.COLUMNS_MISSING.
 */
export async function* historyLines(bytes: Readable, encoding = 'utf-8'): AsyncGenerator<FileLine> {
  const text = decoded(bytes, encoding);
  const first = (await text.next()).value ?? '';
  // A file without a line has no line in which a column could be missing.
  if (first.trim() === '') columnsOf([]);
  const unreadable: FileLine[] = [];
  const parser = parse({
    bom: true,
    columns: (header: string[]) => columnsOf(header),
    delimiter: delimiterOf(first),
    info: true,
    trim: true,
    skip_empty_lines: true,
    max_record_size: MOST_OF_A_LINE,
    skip_records_with_error: true,
    on_skip: (error) => void unreadable.push(unreadableLine(error)),
  });
  // A fault of the source ends the parser with it, and the loop below throws it.
  pipeline(Readable.from(startingWith(first, text), { objectMode: false }), parser, () => undefined);
  for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
    yield* unreadable.splice(0);
    yield { number: info.lines, record, unreadable: null };
  }
  yield* unreadable;
}

async function* decoded(bytes: Readable, encoding: string): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      const text = decoder.decode(chunk, { stream: true });
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw notText(encoding);
    throw error;
  }
}

async function* startingWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

function delimiterOf(text: string): string {
  const header = text.split(/\r?\n/, 1)[0]!;
  const times = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].sort((a, b) => times(b) - times(a))[0]!;
}

function columnsOf(header: string[]): string[] {
  const names = header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  const missing = REQUIRED_COLUMNS.filter((column) => !names.includes(column));
  if (missing.length === 0) return names;
  throw new DomainError(
    'INVALID',
    'HISTORY.COLUMNS_MISSING',
    `The first line must name the columns; these are missing: ${missing.join(', ')}.`,
    { fields: missing.map((field) => ({ field, message: `The column ${field} is missing.` })) },
  );
}

function unreadableLine(error: CsvError | undefined): FileLine {
  const number = Number(error?.lines ?? 0);
  const counts = error?.code === 'CSV_RECORD_INCONSISTENT_COLUMNS';
  const unreadable = counts
    ? 'The line has more or fewer cells than the header. Look for a missing quotation mark or a delimiter within a cell.'
    : 'The line cannot be read as CSV. Look for a quotation mark that is not closed or not doubled.';
  return { number, record: null, unreadable };
}

function notText(encoding: string): DomainError {
  return new DomainError(
    'INVALID',
    'HISTORY.NOT_TEXT',
    `The file is not text in ${encoding}. Save it as CSV UTF-8, or name its encoding, for example shift_jis or utf-16le.`,
  );
}
