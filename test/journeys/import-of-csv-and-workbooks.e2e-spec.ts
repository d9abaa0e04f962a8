import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { type BuiltRun, aCourseRun } from '../builders/course-run.js';
import {
  anImport,
  aRow,
  aWorkbook,
  bytesAt,
  checked,
  csvOf,
  HEADINGS,
  rowsFound,
  workbookOf,
} from '../builders/import.js';
import { aZip, workbookParts, xmlRow } from '../builders/zip.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let run: BuiltRun;
beforeAll(async () => {
  product = await openProduct();
  kenya = await product.overseasOffice('KE');
  run = await aCourseRun(product);
});
afterAll(() => closeUnbroken(product));

const JAPANESE = [aRow(1, { 'Family name': '山田', 'Other names': '太郎', Organisation: 'ケニア水道公社' })];
const FRENCH = [
  aRow(1, { 'Family name': 'Müller', 'Other names': 'José', Organisation: 'Société d’Énergie – Abidjan' }),
];

async function organisationsOf(file: Buffer, differs = {}) {
  const started = await anImport(kenya, run.id, file, differs);
  const found = await checked(kenya, started);
  const [row] = await product.rows<{ facts: string }>(
    'SELECT facts FROM nomination_import_row WHERE import_id = ?',
    [started.id],
  );
  const facts = typeof row?.facts === 'string' ? JSON.parse(row.facts) : row?.facts;
  return [found.state, found.readAs, facts?.familyName, facts?.organisation];
}

describe('A CSV file', () => {
  it.each([
    ['UTF-8', JAPANESE, 'UTF-8', ','],
    ['UTF-8 with a mark', JAPANESE, 'UTF-8', ';'],
    ['UTF-16LE with a mark', JAPANESE, 'UTF-16LE', '\t'],
    ['UTF-16BE with a mark', JAPANESE, 'UTF-16BE', ','],
    ['Shift_JIS', JAPANESE, 'SHIFT_JIS', ','],
    ['windows-1252', FRENCH, 'WINDOWS-1252', ';'],
  ])('in %s is read, and it is said so', async (kind, rows, encoding, delimiter) => {
    const text = csvOf(rows, delimiter);
    const bytes = iconv.encode(text, encoding, { addBOM: kind.endsWith('mark') });
    const words = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' }[delimiter];
    expect(await organisationsOf(bytes)).toEqual([
      'CHECKED',
      `${encoding}, separated by ${words}`,
      rows[0]![0],
      rows[0]![6],
    ]);
  });

  it('that was understood wrongly is read as the officer says', async () => {
    const bytes = iconv.encode(csvOf([aRow(1, { 'Family name': 'Ndiayé' })]), 'WINDOWS-1252');
    expect((await organisationsOf(bytes, { encoding: 'WINDOWS-1252' })).slice(0, 3)).toEqual([
      'CHECKED',
      'WINDOWS-1252, separated by commas',
      'Ndiayé',
    ]);
    const started = await anImport(kenya, run.id, iconv.encode(csvOf(FRENCH), 'WINDOWS-1252'), {
      encoding: 'UTF-8',
    });
    expect(await checked(kenya, started)).toMatchObject({
      state: 'REFUSED',
      refusal: { code: 'ENCODING', detail: expect.stringContaining('not valid UTF-8') },
    });
  });

  it('keeps zeros in front, quotation marks, line breaks in fields and empty rows where they are', async () => {
    const text = `${HEADINGS.join(',')}\r\n\r\n"O""Neil",,1988-03-14,,,,00123,"Head\nof unit"\r\nOtieno,,,,,,,\r\n`;
    const started = await anImport(kenya, run.id, text);
    expect(await checked(kenya, started)).toMatchObject({ state: 'FAULTY', rows: { new: 1, faulty: 1 } });
    const rows = await rowsFound(kenya, started);
    expect(rows.map(({ row, familyName }) => [row, familyName])).toEqual([
      [3, 'O"Neil'],
      [4, 'Otieno'],
    ]);
    expect(rows[0].remarks).toMatchObject([{ column: 'H', why: 'The text must be on one line.' }]);
  });

  it.each([
    [
      'without a heading of the template',
      'Nom,Prénom\r\nDiallo,Aïssata\r\n',
      'HEADINGS',
      /«Family name» is missing/,
    ],
    [
      'with a heading of its own',
      `${HEADINGS.join(',')},Shoe size\r\nA\r\n`,
      'HEADINGS',
      /column I \(«Shoe size»\)/,
    ],
    ['with a heading twice', `Family name,familyName\r\nA,B\r\n`, 'HEADINGS', /is there twice/],
    ['of headings only', `${HEADINGS.join(',')}\r\n\r\n`, 'EMPTY', /no row of a person/],
    [
      'whose quotation mark never closes',
      `${HEADINGS.join(',')}\r\nA\r\n"B,\r\nC\r\n`,
      'DAMAGED',
      /quotation mark/,
    ],
    ['that is a web page', '<!DOCTYPE html><table><tr><td>Family name', 'OTHER_KIND', /web page/],
    ['that is a PDF', '%PDF-1.7\n%âãÏÓ', 'OTHER_KIND', /PDF/],
  ])('%s is refused with the reason', async (_, text, code, detail) => {
    const started = await anImport(kenya, run.id, text);
    expect(await checked(kenya, started)).toMatchObject({
      state: 'REFUSED',
      refusal: { code, detail: expect.stringMatching(detail) },
      rows: { new: 0, faulty: 0 },
    });
    expect(await rowsFound(kenya, started)).toEqual([]);
  });
});

describe('A workbook', () => {
  it('says days as days, keeps "00123", and neither trusts nor loses a formula', async () => {
    const cells = (differs: Record<number, unknown>) =>
      aRow(1).map((cell, at) => (at in differs ? differs[at] : cell)) as any[];
    const file = await aWorkbook([
      HEADINGS,
      cells({ 0: 'Date', 2: new Date('2019-03-31T00:00:00Z'), 6: '00123' }),
      cells({ 0: 'Number', 2: 43555 }),
      cells({ 0: 'Formula', 6: { formula: 'HYPERLINK("http://x.example")', result: 'Harmless' } }),
      cells({ 0: 'Text', 6: '=1+1', 7: 12 }),
    ]);
    const started = await anImport(kenya, run.id, file);
    expect(await checked(kenya, started)).toMatchObject({ state: 'FAULTY', rows: { new: 2, faulty: 2 } });
    const rows = await rowsFound(kenya, started);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['NEW', 'FAULTY', 'FAULTY', 'NEW']);
    expect(rows[1].remarks).toMatchObject([
      { column: 'C', what: '43555', remedy: expect.stringContaining('If 2019-03-31 is meant, write it so.') },
    ]);
    expect(rows[2].remarks).toMatchObject([
      { column: 'G', what: '=HYPERLINK("http://x.example")', remedy: expect.stringContaining('values only') },
    ]);
    const staged = await product.rows<{ facts: any }>(
      "SELECT facts FROM nomination_import_row WHERE import_id = ? AND outcome = 'NEW' ORDER BY `row_number`",
      [started.id],
    );
    const [first, last] = staged.map(({ facts }) => (typeof facts === 'string' ? JSON.parse(facts) : facts));
    expect(first).toMatchObject({ birthDate: '2019-03-31', organisation: '00123' });
    expect(last).toMatchObject({ organisation: '=1+1', post: '12' });

    // Back in the file it is text, which no program computes.
    const back = await workbookOf(
      await bytesAt(kenya, `/api/overseas-office/imports/${started.id}/errors-file`),
    );
    const sheet = back.getWorksheet('Nominations')!;
    expect([sheet.getCell('C2').value, sheet.getCell('G2').value]).toEqual(['2019-03-31', '00123']);
    expect([sheet.getCell('G4').value, sheet.getCell('G5').value]).toEqual([
      '=HYPERLINK("http://x.example")',
      '=1+1',
    ]);
    expect(sheet.getCell('G4').type).toBe(sheet.getCell('G2').type);
  });

  it('is read as programs other than Excel write it: prefixes, rich text, readings of kanji, no cell references', async () => {
    const shared = `<x:sst xmlns:x="urn:x"><x:si><x:r><x:t>Yama</x:t></x:r><x:r><x:t>da</x:t></x:r><x:rPh sb="0" eb="2"><x:t>ヤマダ</x:t></x:rPh></x:si><x:si><x:t>O&amp;amp;M_x0007_B</x:t></x:si></x:sst>`;
    const relations = `<Relationships><Relationship Id="rId1" Type="t/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="t/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
    const sheet = `<x:worksheet xmlns:x="urn:x"><x:sheetData>${xmlRow(['Family name', 'Organisation'])}<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const file = aZip(
      workbookParts('', {
        'xl/worksheets/sheet1.xml': sheet,
        'xl/_rels/workbook.xml.rels': relations,
        'xl/sharedStrings.xml': shared,
      }),
    );
    const started = await anImport(kenya, run.id, file);
    const found = await checked(kenya, started);
    expect(found).toMatchObject({ state: 'FAULTY' });
    const [row] = await rowsFound(kenya, started);
    expect(row).toMatchObject({ familyName: 'Yamada', remarks: [{ what: 'O&amp;M\u0007B', column: 'B' }] });
  });
});
