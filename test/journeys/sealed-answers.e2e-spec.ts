import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { symbols } from 'pino';
import { SealedFields } from '#platform';
import { expectStatus } from '../builders/course-run.js';
import { aFullDraft, aFullNomination, aRunWithForm, saved } from '../builders/dossier.js';
import { aDraft } from '../builders/nomination.js';
import { invited, NomineeBrowser, TYPED } from '../builders/nominee-pages.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

const CANARIES = ['CANARY ILLNESS', 'CANARY FAITH', 'AKCANARY7'];
const REASON = { reason: 'To arrange a diet with the host.' };
let others = 0;
const anotherPassport = () => `ZZ1111${++others}`;
const SUBJECTS = ['medical-history', 'passport-number', 'religion'];

let product: Product;
let kenya: Client;
let nomination: { id: string; version: number };
let runId: string;
const log: string[] = [];
beforeAll(async () => {
  process.env.LOG_LEVEL = 'debug';
  product = await openProduct();
  process.env.LOG_LEVEL = 'silent';
  // The API's own lines, taken where they would be written.
  const logger = product.app.getHttpAdapter().getInstance().log as unknown as Record<symbol, object>;
  logger[symbols.streamSym] = { write: (line: string) => log.push(line) };
  kenya = await product.overseasOffice('KE');
  ({ id: runId } = await aRunWithForm(product, { slots: { KE: 2, MW: 1 } }));
  nomination = await aFullNomination(kenya, runId, {
    parts: {
      'part-b': { passportNumber: 'ak-canary 7', religion: 'CANARY FAITH' },
      'medical-history': { medicine: { yes: true, details: 'CANARY ILLNESS' } },
    },
  });
});
afterAll(() => closeUnbroken(product));

const screener = (code = 'KANSAI') =>
  product.personWith({ role: 'DOMESTIC_OFFICE', scope: code }, { role: 'MEDICAL', scope: code });
const read = (person: Client, subject: string, body: object = REASON) =>
  person.post(`/api/domestic-office/nominations/${nomination.id}/dossier/${subject}/read`, { body });

describe('A sealed answer', () => {
  it('is read in full by the medical role of the office in charge, with a reason that is kept', async () => {
    const officer = await screener();
    const medical = await expectStatus(200, read(officer, 'medical-history'));
    expect(medical.body).toContainEqual({
      section: 'Present health',
      field: 'medicine',
      label: 'Do you take medicine regularly?',
      answer: 'Yes: CANARY ILLNESS',
    });
    expect(medical.headers.get('cache-control')).toBe('no-store');
    const passport = await expectStatus(200, read(officer, 'passport-number'));
    expect(passport.body.map(({ answer }: { answer: string }) => answer)).toEqual(['AKCANARY7']);
    const religion = await expectStatus(200, read(officer, 'religion'));
    expect(religion.body.map(({ answer }: { answer: string }) => answer)).toEqual(['CANARY FAITH']);

    const entries = await product.rows<{ details: string }>(
      "SELECT details FROM audit_entry WHERE action = 'read-sealed' AND subject_id = ?",
      [nomination.id],
    );
    expect(entries).toHaveLength(3);
    expect(JSON.stringify(entries)).not.toContain('diet');
    const readings = await product.rows(
      'SELECT subject, reason FROM sealed_reading WHERE nomination_id = ? ORDER BY id',
      [nomination.id],
    );
    expect(readings[0]).toEqual({ subject: 'MEDICAL_HISTORY', reason: REASON.reason });
  });

  it('is shown to the auditor as filled in only, with who read it and why', async () => {
    const auditor = await product.personWith({ role: 'AUDITOR', scope: '' });
    const { text } = await expectStatus(
      200,
      auditor.get(`/api/auditor/nominations/${nomination.id}/dossier`),
    );
    expect(text).toContain('••••••RY7');
    for (const canary of CANARIES) expect(text).not.toContain(canary);
    const list = (query: string) =>
      auditor.get(`/api/auditor/sealed-readings?nominationId=${nomination.id}${query}`);
    const first = await expectStatus(200, list('&limit=2'));
    expect(first.body.rows.map((row: any) => [row.subject, row.reason])).toEqual([
      ['RELIGION', REASON.reason],
      ['PASSPORT_NUMBER', REASON.reason],
    ]);
    const { body } = await expectStatus(200, list(`&limit=2&after=${first.body.next}`));
    expect(body.rows.map((row: any) => row.subject)).toEqual(['MEDICAL_HISTORY']);
    const account = body.rows[0].accountId as string;
    expect((await list(`&accountId=${account}`)).body.rows).toHaveLength(3);
    expect((await list(`&accountId=${nomination.id}`)).body.rows).toEqual([]);
  });

  it('is not read without a reason, nor by anybody else', async () => {
    const officer = await screener();
    expectRefused(
      await read(officer, 'medical-history', { reason: 'just so' }),
      422,
      'REQUEST.INVALID',
      'reason',
    );
    expectRefused(await read(officer, 'medical-history', {}), 422, 'REQUEST.INVALID', 'reason');
    const foreign = [
      await screener('TOKYO'),
      await product.personWith({ role: 'MEDICAL', scope: 'KANSAI' }),
      await product.personWith(
        { role: 'MEDICAL', scope: 'TOKYO' },
        { role: 'DOMESTIC_OFFICE', scope: 'KANSAI' },
      ),
    ];
    for (const person of foreign)
      for (const subject of SUBJECTS) expectRefused(await read(person, subject), 404, 'RESOURCE.NOT_FOUND');
    for (const person of [kenya, await product.domesticOffice(), await product.headquarters()])
      expectRefused(await read(person, 'medical-history'), 403, 'ROLE.NOT_YOURS');
  });

  it('is read ten times an hour by one account, and then again', async () => {
    const officer = await screener();
    const atOnce = Array.from({ length: 14 }, (_, time) => read(officer, SUBJECTS[time % 3]!));
    const answers = (await Promise.all(atOnce)).map(({ status }) => status);
    expect(answers.filter((status) => status === 200)).toHaveLength(10);
    expect(answers.filter((status) => status === 429)).toHaveLength(4);
    const refused = await read(officer, 'religion');
    expectRefused(refused, 429, 'DOSSIER.TOO_MANY_READINGS');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
    product.clock.advance(3_600_000);
    expect((await read(officer, 'religion')).status).toBe(200);
    product.clock.advance(-3_600_000);
  });

  it('is shown to offices only as filled in, a passport number by its end', async () => {
    const kansai = await product.domesticOffice();
    for (const [office, path] of [
      [kenya, 'overseas-office'],
      [kansai, 'domestic-office'],
    ] as const) {
      const { body, text } = await expectStatus(
        200,
        office.get(`/api/${path}/nominations/${nomination.id}/dossier`),
      );
      const [identity] = body.parts[2].sections;
      const field = (name: string) => identity.fields.find((one: { field: string }) => one.field === name);
      expect(field('passportNumber')).toMatchObject({ filled: true, answer: null, masked: '••••••RY7' });
      expect(field('religion')).toMatchObject({ filled: true, answer: null, masked: null });
      for (const canary of CANARIES) expect(text).not.toContain(canary);
    }
  });

  it('once written by the nominee cannot be overwritten or guessed by the office', async () => {
    const run = await aRunWithForm(product);
    const draft = await aDraft(kenya, run.id);
    const person = new NomineeBrowser(product.anybody());
    await person.open(await invited(product, kenya, draft));
    const [, , typed] = TYPED[10]!;
    expect((await person.fill('MEDICAL_HISTORY', 'present', typed)).status).toBe(303);
    for (const version of [0, 1, 2]) {
      const guess = await saved(kenya, draft.id, 'medical-history', { allergy: { yes: false } }, version);
      expectRefused(guess, 409, 'DOSSIER.WRITTEN_BY_NOMINEE');
    }
  });
});

describe('Somebody who sees the database, the queues, the logs or the mail', () => {
  it('finds no sealed answer anywhere', async () => {
    await product.settled();
    const tables = await product.rows<{ name: string }>(
      'SELECT table_name name FROM information_schema.tables WHERE table_schema = DATABASE()',
    );
    let rows = 0;
    for (const { name } of tables) {
      const found = await product.rows(`SELECT * FROM \`${name}\``);
      rows += found.length;
      for (const canary of CANARIES)
        expect([name, JSON.stringify(found)]).toEqual([name, expect.not.stringContaining(canary)]);
    }
    expect(rows).toBeGreaterThan(100);
    const mails = product.mailbox.letters.map(({ subject, text, html }) => subject + text + html).join('\n');
    expect(mails.length).toBeGreaterThan(500);
    expect(log.filter((line) => line.includes('/dossier/')).length).toBeGreaterThan(20);
    for (const canary of [...CANARIES, 'Metformin'])
      for (const text of [mails, log.join('')]) expect(text).not.toContain(canary);
  });

  it('recognises a passport number only by its keyed hash', async () => {
    const [row] = await product.rows<{ fingerprint: string }>(
      'SELECT p.passport_fingerprint fingerprint FROM person p JOIN nomination n ON n.person_id = p.id WHERE n.id = ?',
      [nomination.id],
    );
    const sealed = product.app.get(SealedFields, { strict: false });
    expect(row!.fingerprint).toBe(sealed.fingerprint('passport', 'KE AKCANARY7'));
  });

  it.each(['AKCANARY7', 'AK-CANARY-7', ' ak canary 7 ', 'ＡＫＣＡＮＡＲＹ７'])(
    'is not needed to refuse the passport «%s» a second time in one run',
    async (passportNumber) => {
      const again = await aFullDraft(kenya, runId, { parts: { 'part-b': { passportNumber } } });
      const submit = (version: number) =>
        kenya.post(`/api/overseas-office/nominations/${again.id}/submit`, { version });
      expectRefused(await submit(again.version), 409, 'NOMINATION.PERSON_NOMINATED_TWICE');
      await expectStatus(200, saved(kenya, again.id, 'part-b', { passportNumber: anotherPassport() }, 1));
      await expectStatus(200, submit(again.version));
    },
  );

  it('takes nobody for somebody of another country whose passport has the same number', async () => {
    await aFullNomination(await product.overseasOffice('MW'), runId, {
      nominee: { countryCode: 'MW' },
      parts: { 'part-b': { passportNumber: 'AKCANARY7' } },
    });
  });

  it('cannot paste one person’s sealed answers into another’s dossier', async () => {
    const run = await aRunWithForm(product);
    const other = await aDraft(kenya, run.id);
    await expectStatus(200, saved(kenya, other.id, 'part-b', { passportNumber: 'ZZ00000' }));
    const sealed = product.app.get(SealedFields, { strict: false });
    const rows = await product.rows<{ id: string; sealed: string }>(
      "SELECT id, sealed FROM dossier_part WHERE part = 'PART_B' AND nomination_id IN (?)",
      [[nomination.id, other.id]],
    );
    const place = (id: string) => ({ table: 'dossier_part', column: 'sealed', id });
    expect(sealed.open(place(rows[0]!.id), rows[0]!.sealed)).toContain('passportNumber');
    expect(() => sealed.open(place(rows[0]!.id), rows[1]!.sealed)).toThrow();
  });
});
