import ExcelJS from 'exceljs';
import type { Measure } from '../board/utilisation.js';
import type { PlanSheet } from './plan-sheet.js';

const A3 = 8 as ExcelJS.PaperSize;
const BAR: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF0B5563' } };
const HEAD: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE4ECED' } };
const FACTS = ['Course number', 'Course', 'Host partner', 'Language', 'Places', 'Weeks', 'From', 'To'];
const WIDTHS = [16, 52, 34, 12, 8, 8, 12, 12];
const MEASURE_FACTS = ['Domestic office or language', 'What', 'Figure'];

/**
 * What people typed stays text in every program that opens the file: a cell that begins like a formula is given a
 * leading apostrophe, since a workbook is often saved as CSV later.
 */
function inert<Value>(value: Value): Value | string {
  return typeof value === 'string' && /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

/** A plan as XLSX: runs by office and week, runs without a place, what it costs, how far everything is used. */
export async function planWorkbook(sheet: PlanSheet): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  runsByWeek(workbook, sheet);
  unplaced(workbook, sheet);
  costs(workbook, sheet);
  utilisation(workbook, sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function page(workbook: ExcelJS.Workbook, name: string, sheet: PlanSheet): ExcelJS.Worksheet {
  const made = workbook.addWorksheet(name, {
    pageSetup: { paperSize: A3, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: `&L${sheet.title.replaceAll('&', '&&')}&R&P / &N` },
  });
  made.addRow([sheet.title]).font = { bold: true, size: 14 };
  made.addRow([inert(sheet.name)]);
  made.addRow([`${sheet.standing}. Printed on ${sheet.printedOn} (Tokyo).`]);
  made.addRow([]);
  return made;
}

function head(made: ExcelJS.Worksheet, facts: string[], mondays: readonly string[], columns: number): void {
  const row = made.addRow([...facts, ...mondays.map((monday) => monday.slice(5))]);
  row.font = { bold: true };
  row.eachCell((cell, column) => {
    cell.fill = HEAD;
    if (column > facts.length) cell.alignment = { textRotation: 90, horizontal: 'center' };
  });
  made.views = [{ state: 'frozen', ySplit: row.number, xSplit: columns }];
  made.pageSetup.printTitlesRow = `${row.number}:${row.number}`;
}

function runsByWeek(workbook: ExcelJS.Workbook, sheet: PlanSheet): void {
  const made = page(workbook, 'Runs by week', sheet);
  made.columns = [...WIDTHS, ...sheet.mondays.map(() => 3.2)].map((width) => ({ width }));
  head(made, FACTS, sheet.mondays, 2);
  for (const office of sheet.offices) {
    const name = made.addRow([`${office.name} (${office.runs.length} runs)`]);
    name.font = { bold: true };
    name.getCell(1).fill = HEAD;
    for (const run of office.runs) {
      const { number, title, host, language, seats, weeks, from, to, week } = run;
      const row = made.addRow([number, title, host, language, seats, weeks, from, to].map(inert));
      for (let at = week; at < Math.min(week + weeks, sheet.weeks); at++)
        row.getCell(FACTS.length + 1 + at).fill = BAR;
    }
  }
}

function unplaced(workbook: ExcelJS.Workbook, sheet: PlanSheet): void {
  const made = page(workbook, 'Without a place', sheet);
  made.columns = [16, 60, 12, 8, 8, 100].map((width) => ({ width }));
  head(made, ['Course number', 'Course', 'Language', 'Places', 'Weeks', 'Why'], [], 2);
  if (sheet.unplaced.length === 0) made.addRow(['Every run has a place.']);
  for (const { number, title, language, seats, weeks, reason } of sheet.unplaced) {
    const row = made.addRow([number, title, language, seats, weeks, reason].map(inert));
    row.alignment = { vertical: 'top', wrapText: true };
  }
}

function costs(workbook: ExcelJS.Workbook, sheet: PlanSheet): void {
  const made = page(workbook, 'Cost', sheet);
  made.columns = [52, 14].map((width) => ({ width }));
  head(made, ['Term', 'Points'], [], 1);
  for (const { term, points } of sheet.costs) made.addRow([term, points]);
  made.addRow(['Together', sheet.total]).font = { bold: true };
  if (sheet.quality) made.addRow([sheet.quality]);
}

function utilisation(workbook: ExcelJS.Workbook, sheet: PlanSheet): void {
  const made = page(workbook, 'Utilisation', sheet);
  made.columns = [34, 16, 10, ...sheet.mondays.map(() => 5)].map((width) => ({ width }));
  head(made, MEASURE_FACTS, sheet.mondays, 3);
  const add = (of: string, what: string, { used, limit, percent }: Measure) => {
    made.addRow([inert(of), what, 'used', ...used]);
    made.addRow([null, null, 'limit', ...limit]);
    made.addRow([null, null, '%', ...percent]).font = { bold: true };
  };
  for (const { name, measures } of sheet.offices)
    for (const one of measures) add(name, one.name, one.measure);
  for (const { name, people } of sheet.interpreters) add(name, 'Interpreters', people);
}
