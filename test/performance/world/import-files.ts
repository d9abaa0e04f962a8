import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import exceljs from 'exceljs';

export const IMPORTED_ROWS = 100_000;

const HEADINGS = [
  ...['Family name', 'Other names', 'Date of birth', 'Sex', 'E-mail'],
  ...['Language of letters', 'Organisation', 'Present post'],
];

/** A hundred thousand different people. */
function* people(): Generator<string[]> {
  yield HEADINGS;
  for (let at = 0; at < IMPORTED_ROWS; at++)
    yield [
      `Wanjiru ${at}`,
      `Grace Njeri ${at % 977}`,
      `19${70 + (at % 30)}-0${1 + (at % 9)}-1${at % 9}`,
      at % 2 ? 'FEMALE' : 'MALE',
      `person-${at}@people.kccp.example`,
      'en',
      `Ministry of Water ${at % 500}`,
      `Senior engineer ${at % 50}`,
    ];
}

/** The same list as workbook and as CSV, in a folder. */
export async function importFiles(folder: string): Promise<{ xlsx: string; csv: string }> {
  const [xlsx, csv] = [join(folder, 'people.xlsx'), join(folder, 'people.csv')];
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ filename: xlsx, useSharedStrings: false });
  const sheet = workbook.addWorksheet('Nominations');
  const lines = createWriteStream(csv);
  for (const cells of people()) {
    sheet.addRow(cells).commit();
    lines.write(`${cells.join(',')}\n`);
  }
  sheet.commit();
  await workbook.commit();
  lines.end();
  await once(lines, 'finish');
  return { xlsx, csv };
}
