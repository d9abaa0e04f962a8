import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BuiltRun, aCourseRun, expectStatus } from '../builders/course-run.js';
import { anImport, anUpload, aRow, aWorkbook, checked, csvOf, HEADINGS } from '../builders/import.js';
import { aZip, workbookParts, xmlRow, type ZipPart } from '../builders/zip.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let run: BuiltRun;
beforeAll(async () => {
  product = await openProduct();
  kenya = await product.overseasOffice('KE');
  run = await aCourseRun(product);
});
afterAll(() => closeUnbroken(product));

describe('Bombs and disguises are refused by what they hold, whatever they are called', () => {
  const rows = xmlRow(['Family name']) + xmlRow(['Wanjiru']);
  const disguises: [string, () => Buffer | Promise<Buffer>, string][] = [
    ['a workbook of 1 GB in 1 MB', () => aZip([...workbookParts(rows), aGigabyte()]), 'TOO_LARGE'],
    ['a workbook that lies about its size', () => aZip(lying(workbookParts(rows))), 'DAMAGED'],
    [
      'a million equal rows',
      () => aZip(workbookParts('<row><c><v>1</v></c></row>'.repeat(1_000_000))),
      'TOO_LARGE',
    ],
    ['half a million different rows', () => aZip(workbookParts(manyRows(500_000))), 'TOO_MANY_ROWS'],
    [
      'a CSV of a million rows',
      () => Buffer.from(`Family name\n${'Wanjiru\n'.repeat(1_000_000)}`),
      'TOO_MANY_ROWS',
    ],
    [
      'a heading in column XFD',
      () => aZip(workbookParts(`<row><c r="XFD1"><v>1</v></c></row>`)),
      'TOO_MANY_COLUMNS',
    ],
    [
      'a way out of the folder',
      () => aZip([...workbookParts(rows), { name: '../evil.xml', content: 'x' }]),
      'UNSAFE',
    ],
    ['a part twice', () => aZip([...workbookParts(rows), ...workbookParts(rows).slice(3)]), 'UNSAFE'],
    [
      'a cell of three megabytes',
      () => aZip(workbookParts(xmlRow([randomBytes(1_572_864).toString('hex')]))),
      'TOO_LARGE',
    ],
    [
      'an external entity',
      () =>
        aZip(
          workbookParts('', {
            'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData>${xmlRow(['&e;'])}</sheetData></worksheet>`,
          }),
        ),
      'UNSAFE',
    ],
    [
      'a workbook with macros',
      () =>
        aZip(
          workbookParts(rows, {
            '[Content_Types].xml':
              '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
          }),
        ),
      'MACROS',
    ],
    [
      'a text document',
      () =>
        aZip([
          { name: '[Content_Types].xml', content: '<Types/>' },
          { name: 'word/document.xml', content: '<w/>' },
        ]),
      'OTHER_KIND',
    ],
    [
      'an encrypted zip',
      () => aZip(workbookParts(rows).map((part) => ({ ...part, encrypted: true }))),
      'ENCRYPTED',
    ],
    ['an old workbook renamed', () => ole('Workbook'), 'OLD_WORKBOOK'],
    ['a workbook with a password', () => ole('EncryptedPackage'), 'ENCRYPTED'],
    ['half a workbook', async () => (await aWorkbook([HEADINGS, aRow(1)])).subarray(0, 2_000), 'DAMAGED'],
    ['XML that is not well formed', () => aZip(workbookParts('<row><c><v>1</row>')), 'DAMAGED'],
  ];

  it.each(disguises)('%s', async (_, file, code) => {
    const started = await anImport(kenya, run.id, await file());
    const found = await checked(kenya, started);
    expect(found).toMatchObject({
      state: 'REFUSED',
      refusal: { code, detail: expect.stringMatching(/^.{20,}\.$/s) },
    });
  });

  it('a file of more than 20 MB is not even taken', async () => {
    const uploadId = await anUpload(kenya, Buffer.alloc(20 * 1_048_576 + 1, 'a'), 'large.csv');
    const body = { uploadId, courseRunId: run.id, countryCode: 'KE' };
    expectRefused(
      await kenya.post('/api/overseas-office/imports', { body }),
      422,
      'IMPORT.TOO_LARGE',
      'uploadId',
    );
  });

  it('a request that is sent again has one import, and another account none', async () => {
    const uploadId = await anUpload(kenya, Buffer.from(csvOf([aRow(1)])), 'Kenya.csv');
    const body = { uploadId, courseRunId: run.id, countryCode: 'KE' };
    const stranger = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'KE' });
    expect((await stranger.post('/api/overseas-office/imports', { body })).status).toBe(404);
    const send = () => kenya.post('/api/overseas-office/imports', { body, key: 'import-of-Kenya-1' });
    const [first, second] = [await expectStatus(201, send()), await expectStatus(201, send())];
    expect(second.body).toEqual(first.body);
    expect((await kenya.post('/api/overseas-office/imports', { body })).status).toBe(404);
  });
});

const manyRows = (count: number): string =>
  xmlRow(['Family name']) +
  Array.from({ length: count }, (_, at) => `<row><c><v>${(at * 7_919) % 999_983}</v></c></row>`).join('');

/** Zeros fold a thousand times. */
const aGigabyte = (): ZipPart => ({
  name: 'xl/media/zeros.bin',
  content: Buffer.alloc(1_048_576),
  claims: 1_073_741_824,
});

const lying = (parts: ZipPart[]): ZipPart[] =>
  parts.map((part) => (part.name.includes('sheet1') ? { ...part, claims: 40 } : part));

/** The container of Office before 2007 with one stream of this name. */
const ole = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1_024),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ]);
