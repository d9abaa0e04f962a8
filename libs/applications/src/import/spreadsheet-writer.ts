import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import exceljs from 'exceljs';
import type { ExplainedRun } from './imports.queries.js';
import {
  EXPLANATION_SHEET,
  MARKER_SHEET,
  markerOf,
  MOST_ROWS,
  SHEET,
  SHEET_COLUMNS,
} from './nomination-sheet.js';
import { columnLetters } from './sheet-row.js';

/** What stands in a cell; always written as text, so that nothing is computed and no zero is lost. */
export type WrittenRow = (string | undefined)[];

interface ValidatedSheet {
  dataValidations: { add(range: string, rule: exceljs.DataValidation): void };
}

/** Rows in which a program offers the choices; what is written below is checked all the same. */
const ROWS_WITH_CHOICES = 5_000;
const MAIN_FONT = { bold: true };

/** Writes a workbook with the sheet of nominations, row by row, and the sheets that belong to every template. */
export class WorkbookWriter {
  private readonly workbook: exceljs.stream.xlsx.WorkbookWriter;
  private readonly sheet: exceljs.Worksheet;
  private readonly written: Promise<Buffer>;

  constructor(headings: string[]) {
    const sink = new PassThrough();
    this.written = buffer(sink);
    this.workbook = new exceljs.stream.xlsx.WorkbookWriter({
      stream: sink,
      useStyles: true,
      useSharedStrings: false,
    });
    this.sheet = this.workbook.addWorksheet(SHEET, { views: [{ state: 'frozen', ySplit: 1 }] });
    this.sheet.columns = headings.map((heading) => ({
      width: SHEET_COLUMNS.find((column) => column.heading === heading)?.width ?? 40,
      style: { numFmt: '@' },
    }));
    this.offerChoices(headings);
    this.put(1, headings);
  }

  /** Rows come in their order; those between stay empty. */
  put(number: number, cells: WrittenRow): void {
    const row = this.sheet.getRow(number);
    row.values = cells.map((cell) => cell ?? null);
    if (number === 1) row.font = MAIN_FONT;
    row.commit();
  }

  async end(run: ExplainedRun): Promise<Buffer> {
    this.sheet.commit();
    const explanation = this.workbook.addWorksheet(EXPLANATION_SHEET);
    explanation.columns = [{ width: 24 }, { width: 90 }, { width: 42 }];
    for (const line of explanationOf(run)) {
      const row = explanation.addRow(line);
      row.getCell(1).font = MAIN_FONT;
      row.alignment = { wrapText: true, vertical: 'top' };
      row.commit();
    }
    explanation.commit();
    const marker = this.workbook.addWorksheet(MARKER_SHEET, { state: 'veryHidden' });
    marker.addRow([markerOf(run.courseRunId, run.countryCode)]).commit();
    marker.commit();
    await this.workbook.commit();
    return this.written;
  }

  private offerChoices(headings: string[]): void {
    const { dataValidations } = this.sheet as unknown as ValidatedSheet;
    for (const { heading, choices } of SHEET_COLUMNS) {
      const letters = columnLetters(headings.indexOf(heading));
      if (!choices || letters === '') continue;
      dataValidations.add(`${letters}2:${letters}${ROWS_WITH_CHOICES + 1}`, {
        type: 'list',
        allowBlank: true,
        formulae: [`"${choices.join(',')}"`],
        showErrorMessage: true,
        errorTitle: heading,
        error: `Choose one of: ${choices.join(', ')}.`,
      });
    }
  }
}

function explanationOf(run: ExplainedRun): string[][] {
  return [
    ['Course', [run.courseNumber, run.titleEn].filter(Boolean).join(' ')],
    ['Country', `${run.countryName} (${run.countryCode})`],
    ['JICA deadline', `${run.jicaDeadline} 23:59 (Asia/Tokyo)`],
    [
      'National deadline',
      run.nationalDeadline ? `${run.nationalDeadline} 23:59 (Asia/Tokyo)` : 'not set yet',
    ],
    [
      'How it works',
      `One row for each person, below the headings, at most ${MOST_ROWS.toLocaleString('en-GB')} rows. The file is checked as a whole: if a row has a fault, nothing is taken, and the same file comes back with a column «Errors». Mend the rows and upload it again; people who are nominated already are recognised and not taken twice.`,
    ],
    [
      'Please note',
      'All cells are text. Formulas are not read: paste values only. Do not rename the headings.',
    ],
    [],
    ['Column', 'What to write', 'Example'],
    ...SHEET_COLUMNS.map(({ heading, about, example, choices }) => [
      heading,
      choices ? `${about} One of: ${choices.join(', ')}.` : about,
      example,
    ]),
  ];
}

/** A line of CSV. What a spreadsheet would take for a formula gets an apostrophe in front, which our reader takes away. */
export function csvLine(cells: WrittenRow, delimiter: string): string {
  const line = cells.map((cell = '') => {
    const inert = /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /["\r\n,;\t]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
  });
  return `${line.join(delimiter)}\r\n`;
}

/** Excel reads UTF-8 as UTF-8 only with it. */
export const BYTE_ORDER_MARK = '\ufeff';
