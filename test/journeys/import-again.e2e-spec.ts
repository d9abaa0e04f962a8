import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportEndings } from '#applications';
import { type BuiltRun, aCourseRun, expectStatus } from '../builders/course-run.js';
import {
  anImport,
  aRow,
  checked,
  confirm,
  csvOf,
  filledTemplate,
  rowsFound,
  rowsOf,
} from '../builders/import.js';
import { aDraft } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
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

describe('The same people twice', () => {
  it('the same file brings nobody a second time, whether confirmed before or checked beside it', async () => {
    const run = await aRun();
    const file = await filledTemplate(kenya, run.id, rowsOf(20));
    const [first, beside] = [await anImport(kenya, run.id, file), await anImport(kenya, run.id, file)];
    expect(await checked(kenya, first)).toMatchObject({ rows: { new: 20 } });
    expect(await checked(kenya, beside)).toMatchObject({ rows: { new: 20 } });
    await Promise.all([expectStatus(200, confirm(kenya, first)), expectStatus(200, confirm(kenya, beside))]);
    expect(await nominated(run)).toBe(20);

    // One draft is amended: it is still the one that the file brought.
    const all = [...(await rowsFound(kenya, first)), ...(await rowsFound(kenya, beside))];
    const [amended] = all;
    await expectStatus(
      200,
      kenya.patch(`/api/overseas-office/nominations/${amended.nominationId}`, {
        body: { familyName: 'Wanjiru-Kamau' },
        version: 1,
      }),
    );
    const again = await anImport(kenya, run.id, file);
    expect(await checked(kenya, again)).toMatchObject({ state: 'CHECKED', rows: { new: 0, known: 20 } });
    const [row] = await rowsFound(kenya, again);
    expect(row).toMatchObject({ outcome: 'KNOWN' });
    expect(row.remarks[0].why).toBe(`This person is nominated to the run already, as ${amended.reference}.`);
    await expectStatus(200, confirm(kenya, again));
    expect(await nominated(run)).toBe(20);
  });

  it('are recognised within the file and against drafts that were typed, however they are written', async () => {
    const run = await aRun();
    const typed = await aDraft(kenya, run.id, {
      familyName: 'Nguyễn',
      givenNames: 'Anh',
      birthDate: '1990-01-02',
    });
    const rows = [
      aRow(1),
      aRow(1),
      aRow(2, { 'Family name': '  NGUYỄN ', 'Other names': 'anh', 'Date of birth': '1990-01-02' }),
      aRow(3, { 'Family name': 'Nguyen', 'Other names': 'Anh', 'Date of birth': '1990-01-02' }),
    ];
    const started = await anImport(kenya, run.id, csvOf(rows));
    const { rows: counts } = await checked(kenya, started);
    expect(counts).toEqual({ new: 2, repeated: 1, known: 1, faulty: 0 });
    const found = await rowsFound(kenya, started);
    expect(found.map(({ outcome }) => outcome)).toEqual(['NEW', 'REPEATED', 'KNOWN', 'NEW']);
    expect(found[1].remarks[0].why).toBe('The same row stands in row 2.');
    expect(found[2].remarks[0].why).toContain(typed.reference);
  });

  it('with other facts are a question that the officer has to answer', async () => {
    const run = await aRun();
    const rows = [aRow(1), aRow(1, { 'Present post': 'Director' })];
    const started = await anImport(kenya, run.id, csvOf(rows));
    expect(await checked(kenya, started)).toMatchObject({ state: 'FAULTY', rows: { new: 1, faulty: 1 } });
    const [faulty] = await rowsFound(kenya, started, '&outcome=FAULTY');
    expect(faulty).toMatchObject({ row: 3, remarks: [{ why: expect.stringContaining('stands in row 2') }] });
  });
});

describe('Time and place', () => {
  it('the deadline counts when the rows are confirmed, not when the file was sent', async () => {
    const run = await aRun();
    const started = await anImport(kenya, run.id, csvOf([aRow(1)]));
    await checked(kenya, started);
    product.clock.set('2026-06-12T15:00:00Z');
    try {
      const later = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'KE' });
      expectRefused(await confirm(later, started), 409, 'NOMINATION.DEADLINE_PASSED');
    } finally {
      product.clock.set('2026-06-01T03:00:00Z');
    }
    expect(await nominated(run)).toBe(0);
    await expectStatus(200, confirm(kenya, started));
  });

  it('a run that was cancelled meanwhile takes nobody, and says why', async () => {
    const run = await aRun();
    const started = await anImport(kenya, run.id, csvOf([aRow(1)]));
    await checked(kenya, started);
    await expectStatus(
      200,
      (await product.headquarters()).post(`/api/headquarters/course-runs/${run.id}/cancel`, {
        body: { reason: 'The host withdrew.' },
        version: run.version,
      }),
    );
    const answer = await confirm(kenya, started);
    expectRefused(answer, 409, 'COURSE_RUN.NOT_OPEN');
    expect(answer.body.detail).toContain('The host withdrew.');
  });

  it('another office neither sees the import nor may send one for the country', async () => {
    const run = await aRun();
    const malawi = await product.overseasOffice('MW');
    const started = await anImport(kenya, run.id, csvOf([aRow(1)]));
    expect((await malawi.get('/api/overseas-office/imports')).body.rows).toEqual([]);
    expect((await malawi.get(`/api/overseas-office/imports/${started.id}`)).status).toBe(404);
    const list = await kenya.get(`/api/overseas-office/imports?courseRunId=${run.id}`);
    expect(list.body.rows.map(({ id }: { id: string }) => id)).toEqual([started.id]);
    await expect(anImport(malawi, run.id, csvOf([aRow(1)]))).rejects.toThrow(/404/);
  });

  it('what nobody confirms for two weeks is thrown away', async () => {
    const run = await aRun();
    const started = await anImport(kenya, run.id, csvOf([aRow(1)]));
    await checked(kenya, started);
    await product.rows(
      'UPDATE nomination_import SET created_at = created_at - INTERVAL 15 DAY WHERE id = ?',
      [started.id],
    );
    await product.app.get(ImportEndings, { strict: false }).forget();
    const { body } = await kenya.get(`/api/overseas-office/imports/${started.id}`);
    expect(body).toMatchObject({ state: 'THROWN_AWAY' });
  });
});

describe('The end of an import', () => {
  it('leaves neither rows nor files behind when it has ended', async () => {
    const run = await aRun();
    const [taken, unwanted] = [
      await anImport(kenya, run.id, csvOf([aRow(1)])),
      await anImport(kenya, run.id, csvOf([aRow(2, { Sex: 'unknown' })])),
    ];
    await checked(kenya, taken);
    expect((await checked(kenya, unwanted)).hasErrorsFile).toBe(true);
    await expectStatus(200, confirm(kenya, taken));
    const away = () => kenya.post(`/api/overseas-office/imports/${unwanted.id}/throw-away`);
    expect((await expectStatus(200, away())).body).toEqual({ id: unwanted.id, state: 'THROWN_AWAY' });
    expect((await expectStatus(200, away())).body.state).toBe('THROWN_AWAY');
    const ids = [taken.id, unwanted.id];
    const left = await eventually(
      () =>
        product.rows<Record<string, string>>(
          `SELECT (SELECT COUNT(*) FROM nomination_import_row WHERE import_id IN (?)) ofRows,
             (SELECT COUNT(*) FROM nomination_import WHERE id IN (?) AND (file_id IS NOT NULL OR errors_file_id IS NOT NULL)) ofFiles`,
          [ids, ids],
        ),
      ([row]) => Number(row!.ofRows) + Number(row!.ofFiles) === 0,
    );
    expect(left).toHaveLength(1);
    expectRefused(await confirm(kenya, unwanted), 409, 'IMPORT.NOT_CONFIRMABLE');
    expectRefused(
      await kenya.post(`/api/overseas-office/imports/${taken.id}/throw-away`),
      409,
      'IMPORT.CONFIRMED',
    );
  });
});
