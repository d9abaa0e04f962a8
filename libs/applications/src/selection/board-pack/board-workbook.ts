import ExcelJS from 'exceljs';
import type { BoardLine, BoardSheet } from './board-sheet.js';

const COLUMNS: { key: keyof BoardLine; header: string; width: number }[] = [
  { key: 'position', header: 'No.', width: 6 },
  { key: 'reference', header: 'Reference', width: 22 },
  { key: 'name', header: 'Name', width: 30 },
  { key: 'country', header: 'Country', width: 18 },
  { key: 'organisation', header: 'Organisation', width: 36 },
  { key: 'post', header: 'Post', width: 28 },
  { key: 'age', header: 'Age', width: 6 },
  { key: 'sex', header: 'Sex', width: 6 },
  { key: 'score', header: 'Score', width: 8 },
  { key: 'eligibility', header: 'Eligibility', width: 12 },
  { key: 'proposal', header: 'Proposal', width: 14 },
  { key: 'decision', header: 'Decision', width: 14 },
  { key: 'reason', header: 'Reason', width: 60 },
];

/**
 * What people typed stays text in every program that opens the file: a cell that begins like a formula is given a
 * leading apostrophe, since a workbook is often saved as CSV later.
 */
function inertCell<Value>(value: Value): Value | string {
  return typeof value === 'string' && /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

/** The selection list as XLSX: head, one line a nominee, totals, signatures. */
export async function boardWorkbook(sheet: BoardSheet): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const page = workbook.addWorksheet('Selection', {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  page.columns = COLUMNS.map(({ key, width }) => ({ key, width }));
  const head = [
    [sheet.title],
    [sheet.titleJa],
    [`${sheet.courseNumber}, ${sheet.dates}, JICA ${sheet.office}, capacity ${sheet.capacity}`],
    [`Selection list: ${sheet.standing}. Printed on ${sheet.printedOn} (Tokyo).`],
    [],
  ];
  for (const row of head) page.addRow(row.map(inertCell));
  page.getRow(1).font = { bold: true, size: 14 };
  const titles = page.addRow(COLUMNS.map(({ header }) => header));
  titles.font = { bold: true };
  titles.border = { bottom: { style: 'thin' } };
  page.views = [{ state: 'frozen', ySplit: titles.number }];
  for (const line of sheet.lines) {
    const row = page.addRow(COLUMNS.map(({ key }) => inertCell(line[key])));
    row.alignment = { vertical: 'top', wrapText: true };
  }
  page.addRow([]);
  for (const { label, count } of sheet.totals) page.addRow([null, label, count]);
  page.addRow([]);
  for (const { role, name, on } of sheet.signatures)
    page.addRow([null, role, inertCell(name), on, 'Signature: ______________________']);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
