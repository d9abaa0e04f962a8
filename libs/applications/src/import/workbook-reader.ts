import { addDays } from '#platform';
import { columnOf, isEmptyRow, type Cell, type SheetReader, type SheetRow } from './sheet-row.js';
import { LONGEST_CELL, SharedStrings } from './shared-strings.js';
import { MARKER_SHEET, SHEET } from './nomination-sheet.js';
import { UnreadableFile } from './unreadable-file.js';
import { WorkbookArchive } from './workbook-archive.js';
import { readParts, type WorkbookParts } from './workbook-parts.js';
import { localName, xmlOf } from './workbook-xml.js';

/** Columns further to the right than any list of nominations has. */
const MOST_COLUMNS = 100;

interface OpenCell {
  column: number;
  type: string;
  style: string;
  value: string;
  formula: string | null;
}

/** Reads one sheet of a workbook from front to end; of the file, only what is being looked at is unfolded. */
export class WorkbookReader implements SheetReader {
  readonly readAs = 'Excel workbook';
  readonly delimiter = null;
  madeFor: string | null = null;
  private passed = 0;
  private strings: SharedStrings | null = null;

  private constructor(
    private readonly archive: WorkbookArchive,
    private readonly parts: WorkbookParts,
    private readonly part: string,
  ) {}

  /** Throws UnreadableFile. */
  static async open(bytes: Buffer): Promise<WorkbookReader> {
    const archive = await WorkbookArchive.open(bytes);
    const parts = await readParts(archive);
    const sheet =
      parts.sheets.find(({ name }) => name === SHEET) ?? parts.sheets.find(({ hidden }) => !hidden);
    if (!sheet) throw new UnreadableFile('DAMAGED', 'The workbook has no visible sheet. Save it again.');
    const reader = new WorkbookReader(archive, parts, sheet.part);
    if (parts.sharedStrings) reader.strings = await SharedStrings.read(archive, parts.sharedStrings);
    const marker = parts.sheets.find(({ name }) => name === MARKER_SHEET);
    if (marker) reader.madeFor = await reader.markerOn(marker.part);
    return reader;
  }

  share(): number {
    return Math.min(1, this.passed / Math.max(1, this.archive.sizeOf(this.part)));
  }

  rows(): AsyncGenerator<SheetRow[]> {
    return this.rowsOf(this.part, (letters) => (this.passed += letters));
  }

  private async markerOn(part: string): Promise<string | null> {
    for await (const [first] of this.rowsOf(part, () => undefined)) {
      const cell = first?.cells[0];
      return typeof cell === 'string' ? cell : null;
    }
    return null;
  }

  private async *rowsOf(part: string, passed: (letters: number) => void): AsyncGenerator<SheetRow[]> {
    let row: SheetRow | null = null;
    let cell: OpenCell | null = null;
    let into: 'value' | 'formula' | null = null;
    let inPhonetic = false;
    let last = 0;
    for await (const events of xmlOf(this.archive, part, passed)) {
      const rows: SheetRow[] = [];
      for (const { eventType, value } of events) {
        if (eventType === 'text') {
          if (cell && into && (cell[into]?.length ?? 0) < LONGEST_CELL)
            cell[into] = (cell[into] ?? '') + value;
          continue;
        }
        const name = localName(value.name);
        if (eventType === 'opentag') {
          if (name === 'c' && row) {
            const { r, t = 'n', s = '0' } = value.attributes;
            const column: number = r ? columnOf(r) : (cell?.column ?? -1) + 1;
            cell = { column, type: t, style: s, value: '', formula: null };
          } else if (name === 'v' || name === 't') into = inPhonetic ? null : 'value';
          else if (name === 'f') {
            into = 'formula';
            if (cell) cell.formula = '';
          } else if (name === 'rPh') inPhonetic = true;
          else if (name === 'row') {
            last = value.attributes.r ? Number(value.attributes.r) : last + 1;
            row = { number: last, cells: [] };
            cell = null;
          }
        } else if (name === 'c' && row && cell) {
          this.put(row, cell);
          into = null;
        } else if (name === 'row' && row) {
          if (!isEmptyRow(row)) rows.push(row);
          row = null;
        } else if (name === 'v' || name === 't' || name === 'f') into = null;
        else if (name === 'rPh') inPhonetic = false;
      }
      if (rows.length > 0) yield rows;
    }
  }

  private put(row: SheetRow, cell: OpenCell): void {
    const content = this.contentOf(cell);
    if (content === undefined) return;
    if (!(cell.column >= 0 && cell.column < MOST_COLUMNS)) {
      throw new UnreadableFile(
        'TOO_MANY_COLUMNS',
        `Row ${row.number} has something further to the right than column ${MOST_COLUMNS}. Copy the columns of the template into a new one.`,
      );
    }
    row.cells[cell.column] = content;
  }

  private contentOf({ type, style, value, formula }: OpenCell): Cell | undefined {
    if (formula !== null) return { kind: 'FORMULA', text: formula };
    if (value === '') return undefined;
    switch (type) {
      case 's':
        return unescaped(this.strings?.get(Number(value)));
      case 'str':
      case 'inlineStr':
        return unescaped(value);
      case 'e':
        return { kind: 'ERROR', text: value };
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'd':
        return value.slice(0, 10);
      default:
        return this.parts.dateStyles.has(style)
          ? dayOfSerial(Number(value), this.parts.from1904)
          : { kind: 'NUMBER', text: value };
    }
  }
}

/** What XML cannot hold, Excel writes as `_x000D_`. */
function unescaped(text: string | undefined): string | undefined {
  if (!text?.includes('_x')) return text;
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** 43555 is 2019-03-31. Spreadsheets believe in 29 February 1900, so days before March of that year are not told. */
export function dayOfSerial(serial: number, from1904 = false): Cell {
  const days = Math.floor(serial);
  if (!(days >= (from1904 ? 0 : 61) && days < 110_000)) return { kind: 'NUMBER', text: String(serial) };
  return addDays(from1904 ? '1904-01-01' : '1899-12-30', days);
}
