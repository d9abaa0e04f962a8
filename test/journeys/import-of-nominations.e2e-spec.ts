import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BuiltRun, aCourseRun, expectStatus } from '../builders/course-run.js';
import {
  anImport,
  aRow,
  bytesAt,
  checked,
  confirm,
  csvOf,
  filledTemplate,
  HEADINGS,
  rowsFound,
  rowsOf,
  workbookOf,
} from '../builders/import.js';
import { aDraft } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
beforeAll(async () => {
  product = await openProduct();
  kenya = await product.overseasOffice('KE');
});
afterAll(() => closeUnbroken(product));

const aRun = () => aCourseRun(product, { slots: { KE: 2, MW: 2 } });

async function nominated(run: BuiltRun): Promise<number> {
  const [row] = await product.rows<{ count: string }>(
    'SELECT COUNT(*) count FROM nomination WHERE course_run_id = ?',
    [run.id],
  );
  return Number(row!.count);
}

describe('The template', () => {
  it('is a workbook made for the run and country, in which all is text and the choices are offered', async () => {
    const run = await aRun();
    const path = `/api/overseas-office/course-runs/${run.id}/nomination-template?country=KE`;
    const { headers } = await expectStatus(200, kenya.get(path));
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="Nominations .+ KE\.xlsx"/);
    const workbook = await workbookOf(await bytesAt(kenya, path));
    const sheet = workbook.getWorksheet('Nominations')!;
    expect(sheet.getRow(1).values).toEqual([undefined, ...HEADINGS]);
    expect(sheet.getColumn(3).numFmt).toBe('@');
    expect(sheet.getCell('D2').dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"FEMALE,MALE,NOT_STATED"'],
    });
    const marker = workbook.getWorksheet('kccp')!;
    expect([marker.state, marker.getCell('A1').value]).toEqual(['veryHidden', `kccp:${run.id}/KE`]);
    const explained = JSON.stringify(workbook.getWorksheet('How to fill it in')!.getSheetValues());
    expect(explained).toContain('2026-06-12 23:59 (Asia/Tokyo)');
    expect(explained).toContain('Kenya (KE)');
  });

  it('also comes as CSV that Excel reads as UTF-8', async () => {
    const run = await aRun();
    const path = `/api/overseas-office/course-runs/${run.id}/nomination-template?country=KE&format=CSV`;
    const text = (await bytesAt(kenya, path)).toString('utf8');
    expect(text).toBe(`\ufeff${[...HEADINGS, `kccp:${run.id}/KE`].join(',')}\r\n`);
    const filled = await anImport(kenya, run.id, `${text}Wanjiru,Grace,1988-03-14,FEMALE,,,,\r\n`);
    expect(await checked(kenya, filled)).toMatchObject({ state: 'CHECKED', rows: { new: 1 } });
  });

  it('of another run or country is not taken for this one', async () => {
    const [run, other] = [await aRun(), await aRun()];
    const started = await anImport(kenya, run.id, await filledTemplate(kenya, other.id, rowsOf(1)));
    expect(await checked(kenya, started)).toMatchObject({
      state: 'REFUSED',
      refusal: { code: 'OTHER_RUN', detail: expect.stringContaining('another course run') },
    });
  });
});

describe('A good file of 200 rows', () => {
  it('is checked, shown row by row, confirmed once, and its rows become drafts as if typed', async () => {
    const run = await aRun();
    const started = await anImport(kenya, run.id, await filledTemplate(kenya, run.id, rowsOf(200)));
    expect(started.state).toBe('CHECKING');
    const found = await checked(kenya, started);
    expect(found).toMatchObject({
      state: 'CHECKED',
      rows: { new: 200, known: 0, repeated: 0, faulty: 0 },
      progress: { rowsRead: 200, rowsEstimated: 200 },
      fileName: 'Kenya 2026.xlsx',
      hasErrorsFile: false,
    });
    expect(await nominated(run)).toBe(0);
    const rows = await rowsFound(kenya, started);
    expect(rows).toHaveLength(200);
    expect(rows[0]).toMatchObject({ row: 2, outcome: 'NEW', familyName: 'Wanjiru 0', remarks: [] });

    // Two officers press at once, and one of them again.
    const answers = await Promise.all([confirm(kenya, started), confirm(kenya, started)]);
    answers.push(await confirm(kenya, started));
    expect(answers.map(({ status, body }) => [status, body.state])).toEqual(
      Array(3).fill([200, 'CONFIRMED']),
    );
    expect(await nominated(run)).toBe(200);

    const [created] = await rowsFound(kenya, started);
    expect(created).toMatchObject({ row: 2, outcome: 'CREATED', familyName: 'Wanjiru 0' });
    const draft = await kenya.get(`/api/overseas-office/nominations/${created.nominationId}`);
    const typed = await aDraft(kenya, run.id);
    const likeIt = await kenya.get(`/api/overseas-office/nominations/${typed.id}`);
    expect(Object.keys(draft.body)).toEqual(Object.keys(likeIt.body));
    expect(draft.body).toMatchObject({
      reference: created.reference,
      state: 'DRAFT',
      birthDate: '1980-03-10',
      sex: 'FEMALE',
      email: 'grace.0@people.kccp.example',
      nationality: 'KE',
      open: likeIt.body.open,
      version: 1,
    });
    const history = (id: string) => kenya.get(`/api/overseas-office/nominations/${id}/history`);
    const [step] = (await history(created.nominationId)).body;
    expect(step).toMatchObject({
      move: 'draft',
      fromState: null,
      toState: 'DRAFT',
      actedAs: 'OVERSEAS_OFFICE',
    });
    const acts = await product.rows(
      "SELECT action FROM audit_entry WHERE subject_type = 'nomination' AND subject_id = ?",
      [created.nominationId],
    );
    expect(acts).toEqual([{ action: 'draft' }]);
    const handedIn = await kenya.post(`/api/overseas-office/nominations/${created.nominationId}/submit`, {
      version: 1,
    });
    expect(handedIn.body).toMatchObject({ state: 'SUBMITTED' });
  });
});

describe('Five bad rows of 200', () => {
  const bad = (rows: string[][]) => {
    rows[3] = aRow(3, { 'Date of birth': '14/03/1988' });
    rows[50] = aRow(50, { 'E-mail': 'a@x.example, b@x.example' });
    rows[51] = aRow(51, { 'Family name': '', Sex: 'F' });
    rows[120] = aRow(120, { 'Date of birth': '2027-01-01' });
    rows[199] = aRow(199, { Organisation: 'x'.repeat(201) });
    return rows;
  };

  it('keep all of it out, are named with place, reason and remedy, and come back in the same file', async () => {
    const run = await aRun();
    const started = await anImport(kenya, run.id, await filledTemplate(kenya, run.id, bad(rowsOf(200))));
    expect(await checked(kenya, started)).toMatchObject({
      state: 'FAULTY',
      rows: { new: 195, faulty: 5 },
      hasErrorsFile: true,
    });
    expectRefused(await confirm(kenya, started), 409, 'IMPORT.NOT_CONFIRMABLE');
    expect(await nominated(run)).toBe(0);
    const faulty = await rowsFound(kenya, started, '&outcome=FAULTY');
    expect(faulty.map(({ row }) => row)).toEqual([5, 52, 53, 122, 201]);
    expect(faulty[0].remarks).toEqual([
      {
        column: 'C',
        heading: 'Date of birth',
        what: '14/03/1988',
        why: 'It is not a day of the calendar.',
        remedy: 'Write it as YYYY-MM-DD: 1988-03-14.',
      },
    ]);
    expect(faulty[2].remarks.map(({ column }: { column: string }) => column)).toEqual(['D', 'A']);

    const path = `/api/overseas-office/imports/${started.id}/errors-file`;
    const workbook = await workbookOf(await bytesAt(kenya, path));
    const sheet = workbook.getWorksheet('Nominations')!;
    expect(sheet.getRow(1).values).toEqual([undefined, ...HEADINGS, 'Errors']);
    expect(sheet.rowCount).toBe(201);
    expect(sheet.getCell('C5').value).toBe('14/03/1988');
    expect(sheet.getCell('I5').value).toBe(
      'Date of birth (column C): It is not a day of the calendar. Write it as YYYY-MM-DD: 1988-03-14.',
    );
    expect(sheet.getCell('I6').value).toBeNull();
    expect(workbook.getWorksheet('kccp')).toBeDefined();

    // Mended in the file that came back, and sent as it is.
    sheet.getCell('C5').value = '1988-03-14';
    sheet.getCell('E52').value = 'a@x.example';
    sheet.getCell('A53').value = 'Otieno';
    sheet.getCell('D53').value = 'female';
    sheet.getCell('C122').value = '1987-01-01';
    sheet.getCell('G201').value = 'Ministry of Water';
    const mended = await anImport(kenya, run.id, Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(await checked(kenya, mended)).toMatchObject({ state: 'CHECKED', rows: { new: 200 } });
  });

  it('come back as CSV where a CSV came', async () => {
    const run = await aRun();
    const rows = [aRow(1, { Sex: 'both' }), aRow(2, { Organisation: '=HYPERLINK("http://x.example")' })];
    const quoted = csvOf(rows, ';').replace(
      '=HYPERLINK("http://x.example")',
      '"=HYPERLINK(""http://x.example"")"',
    );
    const started = await anImport(kenya, run.id, quoted);
    expect(await checked(kenya, started)).toMatchObject({ state: 'FAULTY', rows: { new: 1, faulty: 1 } });
    const path = `/api/overseas-office/imports/${started.id}/errors-file`;
    const text = (await bytesAt(kenya, path)).toString('utf8');
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toBe(`\ufeff${[...HEADINGS, 'Errors'].join(';')}`);
    expect(lines[1]).toMatch(
      /;both;.*;"Sex \(column D\): It is none of the choices\. Write one of: FEMALE, MALE, NOT_STATED\."$/,
    );
    // What came as text goes back as text: no program computes it.
    expect(lines[2]).toContain(`;"'=HYPERLINK(""http://x.example"")";`);
    // And our own apostrophe is no part of it when it returns.
    const again = await anImport(kenya, run.id, text.replace(';both;', ';MALE;'));
    expect(await checked(kenya, again)).toMatchObject({ state: 'CHECKED', rows: { new: 2 } });
    await expectStatus(200, confirm(kenya, again));
    const [second] = await product.rows<{ organisation: string }>(
      "SELECT organisation FROM nomination WHERE course_run_id = ? AND organisation LIKE '%HYPERLINK%'",
      [run.id],
    );
    expect(second!.organisation).toBe('=HYPERLINK("http://x.example")');
  });
});
