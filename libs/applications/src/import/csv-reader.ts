import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { CSV_MARKER } from './nomination-sheet.js';
import { isEmptyRow, type SheetReader, type SheetRow } from './sheet-row.js';
import { decoded, understand, type TextEncoding, type UnderstoodText } from './text-encoding.js';
import { UnreadableFile } from './unreadable-file.js';

const DELIMITERS = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' } as const;
type Delimiter = keyof typeof DELIMITERS;
/** More than any row of nominations has: what is longer has lost a quotation mark somewhere. */
const LONGEST_ROW = 100_000;
const GROUP = 200;

/** Reads a CSV file from front to end; what spreadsheets write in Japan, in Europe and elsewhere. */
export class CsvReader implements SheetReader {
  readonly readAs: string;
  private passed = 0;

  private constructor(
    private readonly bytes: Buffer,
    private readonly understood: UnderstoodText,
    readonly delimiter: Delimiter,
    readonly madeFor: string | null,
    private readonly skipped: number,
  ) {
    this.readAs = `${understood.encoding}, separated by ${DELIMITERS[delimiter]}`;
  }

  /** Throws UnreadableFile. */
  static open(bytes: Buffer, said: TextEncoding | null = null): CsvReader {
    const understood = understand(bytes, said);
    const [first = ''] = decoded(bytes.subarray(0, LONGEST_ROW), understood);
    // Excel's own word on the separator, as the first line.
    const told = /^sep=([,;\t])\r?\n/.exec(first);
    const headings = told ? first.slice(told[0].length) : first;
    const delimiter = (told?.[1] as Delimiter | undefined) ?? mostFrequent(firstLine(headings));
    const marker = new RegExp(`${CSV_MARKER}[\\w-]+/[\\w-]+`).exec(firstLine(headings));
    return new CsvReader(bytes, understood, delimiter, marker?.[0] ?? null, told ? 1 : 0);
  }

  share(): number {
    return Math.min(1, this.passed / Math.max(1, this.bytes.length));
  }

  async *rows(): AsyncGenerator<SheetRow[]> {
    const text = decoded(this.bytes, this.understood, (bytes) => (this.passed += bytes));
    const parser = parse({
      delimiter: this.delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: LONGEST_ROW,
    });
    // Nothing is decoded ahead: it would count as passed before its rows are seen.
    const source = Readable.from(text, { highWaterMark: 1 });
    source.on('error', (error) => parser.destroy(error));
    source.pipe(parser);
    let number = 0;
    let group: SheetRow[] = [];
    try {
      for await (const cells of parser as AsyncIterable<string[]>) {
        number++;
        const row = { number, cells: cells.map(withoutShield) };
        if (number <= this.skipped || isEmptyRow(row)) continue;
        group.push(row);
        if (group.length < GROUP) continue;
        yield group;
        group = [];
      }
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      throw new UnreadableFile(
        'DAMAGED',
        `The rows cannot be told apart after row ${number}: a quotation mark is opened there and not closed. Close it or take it out.`,
      );
    } finally {
      source.destroy();
    }
    if (group.length > 0) yield group;
  }
}

/** Our own files put an apostrophe before what a spreadsheet would take for a formula; it is no part of the text. */
const withoutShield = (cell: string): string | undefined => {
  if (cell === '') return undefined;
  return cell.charCodeAt(0) === 39 && /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
};

const firstLine = (text: string) => text.split(/[\r\n]/, 1)[0]!.slice(0, LONGEST_ROW);

function mostFrequent(line: string): Delimiter {
  const outside = line.replace(/"[^"]*"/g, '');
  const times = (delimiter: string) => outside.split(delimiter).length;
  return (Object.keys(DELIMITERS) as Delimiter[]).reduce((best, one) =>
    times(one) > times(best) ? one : best,
  );
}
