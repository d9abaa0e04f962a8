import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { type BuiltRun, aCourseRun, expectStatus } from '../builders/course-run.js';
import { actOn, aDecidedList, nomineesOf } from '../builders/selection.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kansai: Client;
beforeAll(async () => {
  product = await openProduct();
  kansai = await product.domesticOffice();
});
afterAll(() => closeUnbroken(product));

const inside = '/api/domestic-office/nominations';
const runPath = (run: BuiltRun) => `/api/domestic-office/course-runs/${run.id}`;
const fileOf = (id: string, kind: string) =>
  fetch(`${product.origin}/api/domestic-office/board-packs/${id}/${kind}`, {
    headers: { cookie: [...kansai.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  });

describe("The board's papers", () => {
  it('are made in the background as workbook and PDF, and saved by the domestic office', async () => {
    const run = await aCourseRun(product, { capacity: 2, slots: { KE: 2, BR: 1 } });
    await nomineesOf(product, run.id, kansai, [
      { familyName: 'Wanjiru', organisation: '=HYPERLINK("https://evil.example","x")', post: '+1' },
      { familyName: 'Otieno', givenNames: 'Paul', sex: 'MALE', post: '@SUM(A1)' },
      { familyName: 'Silva', givenNames: 'João', sex: 'MALE', countryCode: 'BR' },
    ]);
    const decided = await aDecidedList(kansai, run.id);
    const second = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KANSAI' });
    await expectStatus(200, actOn(second, decided, 'approve'));
    const asked = await expectStatus(
      202,
      kansai.post(`/api/domestic-office/selection-lists/${decided.id}/board-packs`),
    );
    expect(asked.body.state).toBe('WAITING');
    const pack = `/api/domestic-office/board-packs/${asked.body.id}`;
    await eventually(
      () => kansai.get(pack),
      ({ body }) => body.state === 'READY',
    );
    const workbook = new ExcelJS.Workbook();
    const xlsx = await fileOf(asked.body.id, 'xlsx');
    expect(xlsx.headers.get('content-disposition')).toMatch(/^attachment; filename="Selection .*\.xlsx"/);
    await workbook.xlsx.load(await xlsx.arrayBuffer());
    const cells: unknown[] = [];
    workbook.worksheets[0]!.eachRow((row) => row.eachCell((cell) => cells.push(cell.value)));
    // One line a nominee, nothing that a program would calculate, nothing that the board need not know.
    expect(cells.filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
    expect(cells).toEqual(
      expect.arrayContaining(["'+1", "'@SUM(A1)", 'SILVA João', 'Accept', 'Reserve 1', 'Kenya']),
    );
    expect(cells.filter((value) => typeof value === 'string' && /^[=+\-@]/.test(value))).toEqual([]);
    expect(JSON.stringify(cells)).not.toMatch(/1988|people\.kccp\.example|passport|religion|medical/i);
    const pdf = await fileOf(asked.body.id, 'pdf');
    expect(pdf.headers.get('content-type')).toContain('application/pdf');
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const tokyo = await product.domesticOffice('TOKYO');
    expectRefused(await tokyo.get(`${pack}/pdf`), 404, 'RESOURCE.NOT_FOUND');
  });
});

describe('The rehearsal of a release', () => {
  it('says who would receive which letter in which language, in order, and the release does just that', async () => {
    const run = await aCourseRun(product, { capacity: 5, slots: { KE: 2, MW: 1 } });
    const [accepted, reserve, silent] = await nomineesOf(product, run.id, kansai, [
      { language: 'fr' },
      {},
      { countryCode: 'MW' },
    ]);
    await expectStatus(200, kansai.post(`${inside}/${accepted!.id}/accept`, { version: accepted!.version }));
    await expectStatus(
      200,
      kansai.post(`${inside}/${reserve!.id}/reserve`, { version: reserve!.version, body: { rank: 1 } }),
    );
    const refusal = { version: silent!.version, body: { reason: 'Experience is missing.' } };
    await expectStatus(200, kansai.post(`${inside}/${silent!.id}/not-accept`, refusal));
    await product.rows(
      'UPDATE person p JOIN nomination n ON n.person_id = p.id SET p.email = NULL, p.comparable_email = NULL WHERE n.id = ?',
      [silent!.id],
    );
    const { body } = await expectStatus(200, kansai.get(`${runPath(run)}/release-rehearsal`));
    const told = (body.letters as Record<string, string | null>[]).map(
      ({ reference, decision, recipient, address, language, notSentBecause }) => [
        ...[reference, decision, recipient, address, language, notSentBecause],
      ],
    );
    const office = (country: string) =>
      body.letters.find((line: { address: string }) => line.address?.startsWith(country)).address;
    expect(told).toEqual([
      [accepted!.reference, 'ACCEPTED', 'OVERSEAS_OFFICE', office('kenya'), 'en', null],
      // French words of this letter are not written yet, and the rehearsal does not pretend.
      [accepted!.reference, 'ACCEPTED', 'NOMINEE', accepted!.email, 'en', null],
      [reserve!.reference, 'RESERVE', 'OVERSEAS_OFFICE', office('kenya'), 'en', null],
      [reserve!.reference, 'RESERVE', 'NOMINEE', reserve!.email, 'en', null],
      [silent!.reference, 'NOT_ACCEPTED', 'OVERSEAS_OFFICE', office('malawi'), 'en', null],
      [silent!.reference, 'NOT_ACCEPTED', 'NOMINEE', null, null, 'NO_ADDRESS'],
    ]);
    expect(body.decisions).toBe(3);
    // Nothing has happened by it.
    await product.settled();
    const results = () =>
      product.mailbox.letters.filter(({ subject }) =>
        [accepted, reserve, silent].some(
          (one) => subject.includes(`nomination ${one!.reference}`) && !/^Received/.test(subject),
        ),
      );
    expect(results()).toEqual([]);
    const sent = { headers: { 'as-rehearsed': body.fingerprint as string } };
    await expectStatus(200, kansai.post(`${runPath(run)}/release-results`, sent));
    await product.settled();
    const wanted = body.letters.filter((line: { notSentBecause: string | null }) => !line.notSentBecause);
    expect(
      results()
        .map(({ to, subject }) => `${to} ${subject}`)
        .sort(),
    ).toEqual(
      wanted.map((line: { address: string; subject: string }) => `${line.address} ${line.subject}`).sort(),
    );
  });

  it('holds the release to it: what has changed since is refused, and nothing is released', async () => {
    const run = await aCourseRun(product, { slots: { KE: 3 } });
    const [one, two] = await nomineesOf(product, run.id, kansai, [{}, {}]);
    await expectStatus(200, kansai.post(`${inside}/${one!.id}/accept`, { version: one!.version }));
    const { body } = await expectStatus(200, kansai.get(`${runPath(run)}/release-rehearsal`));
    await expectStatus(200, kansai.post(`${inside}/${two!.id}/accept`, { version: two!.version }));
    const release = (fingerprint: string) =>
      kansai.post(`${runPath(run)}/release-results`, { headers: { 'as-rehearsed': fingerprint } });
    expectRefused(await release(body.fingerprint), 412, 'RESULTS.NOT_AS_REHEARSED');
    expectRefused(await release('yesterday'), 422, 'RESULTS.FINGERPRINT_UNREADABLE');
    const again = (await kansai.get(`${runPath(run)}/release-rehearsal`)).body;
    expect(again.letters).toHaveLength(4);
    expect((await expectStatus(200, release(again.fingerprint))).body).toEqual({ released: 2 });
    const nothing = (await kansai.get(`${runPath(run)}/release-rehearsal`)).body;
    expect(nothing).toMatchObject({ decisions: 0, letters: [] });
  });
});
