import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { aRunWithForm, FULL_DOSSIER, saved } from '../builders/dossier.js';
import { aDraft } from '../builders/nomination.js';
import { invited, NomineeBrowser, TYPED } from '../builders/nominee-pages.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let runId: string;
beforeAll(async () => {
  product = await openProduct();
  kenya = await product.overseasOffice('KE');
  ({ id: runId } = await aRunWithForm(product));
});
afterAll(() => closeUnbroken(product));

const nominee = () => new NomineeBrowser(product.anybody());
const dossierOf = async (id: string) =>
  (await expectStatus(200, kenya.get(`/api/overseas-office/nominations/${id}/dossier`))).body;

/** A draft whose nominee has opened the link. */
async function atWork() {
  const nomination = await aDraft(kenya, runId);
  const link = await invited(product, kenya, nomination);
  const person = nominee();
  expect((await person.open(link)).status).toBe(303);
  return { nomination, link, person };
}

describe('A nominee who is invited', () => {
  it('fills in every page, is told what is missing, and hands over; the office sees progress and submits', async () => {
    const { nomination, person } = await atWork();
    const early = await person.handOver();
    expect(early.status).toBe(422);
    expect(early.text).toContain(
      'href="/dossier/section?part&#x3D;PART_B&amp;section&#x3D;identity#passportNumber"',
    );

    for (const [part, section, typed] of TYPED.slice(0, -1)) {
      const answer = await person.fill(part, section, typed);
      expect([section, answer.status, answer.text]).toEqual([section, 303, '']);
    }
    const dossier = await dossierOf(nomination.id);
    expect(dossier.invitation).toMatchObject({ state: 'OPENED', handedOverAt: null });
    const medical = dossier.parts.find(({ part }: { part: string }) => part === 'MEDICAL_HISTORY');
    expect(medical.writtenBy).toBe('NOMINEE');
    expect(medical.sections.map(({ answered, asked, fields }: any) => [answered, asked, fields])).toEqual([
      [5, 5, []],
      [4, 4, []],
      [0, 3, []],
    ]);
    expect(JSON.stringify(dossier)).not.toMatch(/Metformin|Quaker|AK0123456/);

    await person.fill(...TYPED.at(-1)!);
    const list = await person.browser.get('/dossier');
    expect(list.text).toContain('Everything is filled in.');
    const handedOver = await person.handOver();
    expect([handedOver.status, handedOver.headers.get('location')]).toEqual([303, '/dossier/done']);
    expect((await person.browser.get('/dossier')).status).toBe(410);
    await eventually(
      () =>
        product.mailbox.letters.filter((letter) =>
          letter.subject.startsWith('Forms filled in by the nominee'),
        ),
      (letters) => letters.length === 1,
    );

    for (const part of ['official-application', 'part-a'])
      await expectStatus(200, saved(kenya, nomination.id, part, FULL_DOSSIER[part]!));
    expect(await dossierOf(nomination.id)).toMatchObject({
      missing: [],
      invitation: { state: 'HANDED_OVER' },
    });
    await expectStatus(
      200,
      kenya.post(`/api/overseas-office/nominations/${nomination.id}/submit`, { version: nomination.version }),
    );
  });

  it('finds again what was typed, on another day and in another browser', async () => {
    const { link, person } = await atWork();
    await person.fill(...TYPED[4]!);
    product.clock.advance(24 * 3_600_000);
    expect((await person.section('PART_B', 'career')).status).toBe(410);
    const elsewhere = nominee();
    await elsewhere.open(link);
    const page = await elsewhere.section('PART_B', 'career');
    expect(page.text).toContain('name="career.0.organisation" type="text" value="Ministry"');
    product.clock.advance(-24 * 3_600_000);
  });

  it('reads what is wrong beside the field and in a list, and nothing typed is lost', async () => {
    const { person } = await atWork();
    const answer = await person.fill('PART_B', 'identity', {
      passportNumber: '<script>alert(1)</script>',
      passportExpiresOn: '2025-01-01',
      religion: 'Quaker & "friend"',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Problem: Identity, as in the passport · KCCP</title>');
    expect(answer.text).toContain('<a href="#passportNumber">«Passport number» must be');
    expect(answer.text).toMatch(
      /aria-invalid="true" aria-describedby="passportNumber-hint passportNumber-fault"/,
    );
    expect(answer.text).toContain('value="&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(answer.text).toContain('value="Quaker &amp; &quot;friend&quot;"');
    expect(answer.text).not.toContain('<script');
  });

  it('is asked back when an answer on health does not fit its explanation', async () => {
    const { person } = await atWork();
    for (const [typed, fault] of [
      [{ medicine: 'yes' }, 'needs an explanation (Which medicine, and how much?)'],
      [{ medicine: 'no', 'medicine.details': 'Aspirin' }, 'is answered by no and yet explained'],
      [{ 'medicine.details': 'Aspirin' }, 'must be answered by yes or no'],
    ] as [Record<string, string>, string][]) {
      const answer = await person.fill('MEDICAL_HISTORY', 'present', typed);
      expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(fault)]);
      if (typed['medicine.details']) expect(answer.text).toContain('>Aspirin</textarea>');
    }
  });

  it('does not overwrite what the office wrote meanwhile unseen, and a double press is one', async () => {
    const { nomination, person } = await atWork();
    const page = await person.section('PART_B', 'presentPost');
    await expectStatus(200, saved(kenya, nomination.id, 'part-b', { duties: 'As the office knows it' }));
    const answer = await person.press(page, { duties: 'As I know it' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Stands there now: As the office knows it');
    expect(answer.text).toContain('>As I know it</textarea>');
    const again = await Promise.all([1, 2].map(() => person.press(answer, { duties: 'As I know it' })));
    expect(again.map(({ status }) => status)).toEqual([303, 303]);
    // Another page of the same part was not touched by any of this.
    const language = await person.section('PART_B', 'language');
    await expectStatus(200, saved(kenya, nomination.id, 'part-b', { department: 'Operations' }, 2));
    expect((await person.press(language, { motherTongue: 'Kikuyu' })).status).toBe(303);
  });

  it('cannot change a nomination that has been handed in, or parts that are not theirs', async () => {
    const { nomination, person } = await atWork();
    const page = await person.section('PART_B', 'presentPost');
    expect((await person.section('PART_A', 'purpose')).status).toBe(404);
    expect((await person.section('PART_B', 'nothing')).status).toBe(404);
    await expectStatus(
      200,
      kenya.post(`/api/overseas-office/nominations/${nomination.id}/discard`, {
        version: nomination.version,
      }),
    );
    const answer = await person.press(page, { duties: 'Too late' });
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('That was not possible')]);
    expect((await person.browser.get('/dossier')).text).not.toContain('Hand over to my office');
  });

  it('has pages under 20 kB each with the style sheet, without script, also when every row is filled', async () => {
    const { nomination, person } = await atWork();
    const career = Array(10).fill({
      organisation: 'Ministry of Water',
      post: 'Engineer',
      from: '2008-01',
      to: '2009-01',
      duties: 'Design of networks and supervision',
    });
    await expectStatus(200, saved(kenya, nomination.id, 'part-b', { career }));
    const style = Buffer.byteLength((await person.browser.get('/kccp.css')).text);
    const sections = TYPED.map(([part, section]) => person.section(part, section));
    for (const page of [await person.browser.get('/dossier'), ...(await Promise.all(sections))]) {
      expect(page.status).toBe(200);
      expect(page.text).not.toMatch(/<script|style=| on\w+=/);
      expect(Buffer.byteLength(page.text) + style).toBeLessThan(20_000);
    }
  });
});
