import { extname } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Files, fromJsonColumn, type NewFile } from '#platform';
import { kindOf, openSheet } from './file-kind.js';
import { Headings } from './headings.js';
import type { ClaimedImport } from './import-claims.service.js';
import { ImportsQueries } from './imports.queries.js';
import { CSV_MARKER, ERRORS_HEADING } from './nomination-sheet.js';
import type { RowRemark } from './nominee-rules.js';
import type { Cell, SheetReader, SheetRow } from './sheet-row.js';
import { BYTE_ORDER_MARK, csvLine, WorkbookWriter, type WrittenRow } from './spreadsheet-writer.js';
import type { TextEncoding } from './text-encoding.js';

const PAGE = 1_000;
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV_TYPE = 'text/csv; charset=utf-8';

/** The same file back, as XLSX or CSV as it came, with a column that says what is wrong in each row. */
@Injectable()
export class ErrorsFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queries: ImportsQueries,
    private readonly files: Files,
  ) {}

  /** Puts the bytes; the caller records the file in its transaction. */
  async make(of: ClaimedImport, source: Buffer): Promise<NewFile> {
    const kind = kindOf(source);
    const sheet = await openSheet(source, of.encodingSaid as TextEncoding | null);
    const bytes = kind === 'XLSX' ? await this.asWorkbook(of, sheet) : await this.asCsv(of, sheet);
    const stem = of.fileName.slice(0, -extname(of.fileName).length || undefined).slice(0, 180);
    return this.files.put({
      name: `${stem} - errors.${kind.toLowerCase()}`,
      mediaType: kind === 'XLSX' ? XLSX_TYPE : CSV_TYPE,
      bytes,
    });
  }

  private async asWorkbook(of: ClaimedImport, sheet: SheetReader): Promise<Buffer> {
    let writer: WorkbookWriter | null = null;
    for await (const { number, cells } of this.rowsWithErrors(of.id, sheet)) {
      if (writer) writer.put(number, cells);
      else writer = new WorkbookWriter(cells.map((cell) => cell ?? ''));
    }
    const run = await this.queries.explainedRun(of.courseRunId, of.countryCode);
    return writer!.end(run!);
  }

  private async asCsv(of: ClaimedImport, sheet: SheetReader): Promise<Buffer> {
    const lines = [Buffer.from(BYTE_ORDER_MARK)];
    let last = 0;
    for await (const { number, cells } of this.rowsWithErrors(of.id, sheet)) {
      // Empty rows stay, so that a row keeps its number; the headings are the first in any case.
      const empty = last === 0 ? 0 : number - last - 1;
      lines.push(Buffer.from('\r\n'.repeat(empty) + csvLine(cells, sheet.delimiter ?? ',')));
      last = last === 0 ? 1 : number;
    }
    return Buffer.concat(lines);
  }

  /** First the headings, then every row as it came, under its number; the column of errors is the last. */
  private async *rowsWithErrors(
    importId: string,
    sheet: SheetReader,
  ): AsyncGenerator<{ number: number; cells: WrittenRow }> {
    const faults = new Faults(this.dataSource, importId);
    let headings: Headings | null = null;
    let width = 0;
    for await (const rows of sheet.rows()) {
      for (const row of rows) {
        if (headings) {
          const cells = written(row, headings, width);
          yield { number: row.number, cells: [...cells, await faults.of(row.number)] };
        } else {
          headings = Headings.of(row);
          width = row.cells.length;
          yield { number: 1, cells: [...written(row, headings, width), ERRORS_HEADING] };
        }
      }
    }
  }
}

/** Cells below headings; a column of errors of an earlier round goes, the new one comes. */
function written(row: SheetRow, headings: Headings, width: number): WrittenRow {
  const cells: WrittenRow = [];
  for (let at = 0; at < width; at++)
    if (!headings.isErrors(at)) cells.push(asWritten(row.cells[at], row === headings.row));
  return cells;
}

function asWritten(cell: Cell | undefined, isHeading: boolean): string | undefined {
  if (cell === undefined) return undefined;
  if (typeof cell !== 'string') return cell.kind === 'FORMULA' ? `=${cell.text}` : cell.text;
  return isHeading && !cell.startsWith(CSV_MARKER) ? cell.trim() : cell;
}

/** The faults of an import in the order of its rows, a page at a time. */
class Faults {
  private page: { row: number; remarks: RowRemark[] }[] = [];
  private ended = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly importId: string,
  ) {}

  /** Asked in the order of rows. */
  async of(row: number): Promise<string | undefined> {
    if (this.page.length === 0 && !this.ended) await this.turn(row);
    if (this.page[0]?.row !== row) return undefined;
    return this.page.shift()!.remarks.map(inOneLine).join(' | ');
  }

  private async turn(from: number): Promise<void> {
    const rows = await this.dataSource.query<{ row: number; remarks: string | RowRemark[] }[]>(
      "SELECT `row_number` `row`, remarks FROM nomination_import_row WHERE import_id = ? AND outcome = 'FAULTY' AND `row_number` >= ? ORDER BY `row_number` LIMIT ?",
      [this.importId, from, PAGE],
    );
    this.page = rows.map(({ row, remarks }) => ({ row, remarks: fromJsonColumn<RowRemark[]>(remarks) }));
    this.ended = rows.length < PAGE;
  }
}

const inOneLine = ({ column, heading, why, remedy }: RowRemark): string =>
  `${heading ? `${heading}${column ? ` (column ${column})` : ''}: ` : ''}${why} ${remedy}`;
