import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { aRunWithForm } from '../builders/dossier.js';
import { anIssuedInformation } from '../builders/information.js';
import { aDraft, aSubmitted, underScreening } from '../builders/nomination.js';
import { invited } from '../builders/nominee-pages.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken } from '../support/refusal.js';

let product: Product;
let kansai: Client;
let headquarters: Client;
beforeAll(async () => {
  product = await openProduct();
  [kansai, headquarters] = [await product.domesticOffice(), await product.headquarters()];
});
afterAll(() => closeUnbroken(product));

describe('A Modified Version of the General Information', () => {
  it('is told to those concerned with what changed; nobody learns of a decision by it', async () => {
    const run = await aCourseRun(product, { slots: { KE: 5, MW: 1 } });
    await anIssuedInformation(kansai, run.id);
    const kenya = await product.overseasOffice();
    const move = async (one: { id: string; version: number }, name: string, body?: object) =>
      expectStatus(
        200,
        kansai.post(`/api/domestic-office/nominations/${one.id}/${name}`, { version: one.version, body }),
      );
    const submitted = await aSubmitted(kenya, run.id);
    const accepted = await underScreening(product, run.id, kansai);
    await move(accepted, 'accept');
    const refused = await underScreening(product, run.id, kansai);
    await move(refused, 'not-accept', { reason: 'For the test.' });
    const prepared = await aDraft(kenya, run.id);
    const withdrawn = await aSubmitted(kenya, run.id);
    await expectStatus(
      200,
      kenya.post(`/api/overseas-office/nominations/${withdrawn.id}/withdraw`, {
        version: withdrawn.version,
        body: { reason: 'Fell ill.' },
      }),
    );

    await expectStatus(
      200,
      headquarters.patch(`/api/headquarters/course-runs/${run.id}`, {
        version: run.version,
        body: { capacity: 20 },
      }),
    );
    const modified = await anIssuedInformation(
      kansai,
      run.id,
      { contact: 'JICA Kansai, fifth floor, Kobe' },
      'The host can take <b>more</b>.',
    );
    expect(modified.number).toBe(2);
    await product.settled();
    const told = product.mailbox.letters.filter(
      ({ subject }) => subject.includes(run.courseNumber) && subject.startsWith('Changed:'),
    );
    const nominees = [submitted, accepted, refused].map(({ email }) => email);
    expect(told.map(({ to }) => to).sort()).toEqual(
      [...nominees, ...(await officeAddresses(['KE', 'MW']))].sort(),
    );
    for (const letter of told) {
      expect(letter.subject).toContain('Modified Version 2');
      expect(letter.text).toContain('II. Description, Capacity: «14 participants» is now «20 participants»');
      expect(letter.text).toContain('IV. Administrative arrangements, Contact: «JICA Kansai, Kobe»');
      expect(letter.text).toContain(`/courses/${run.id}`);
      expect(letter.html).not.toContain('<b>more</b>');
      expect(letter.text).not.toMatch(/accepted|undefined/i);
    }
    const [toKenya] = told.filter(({ text }) => text.includes(prepared.reference));
    expect(toKenya!.text).toContain(refused.reference);
    expect(toKenya!.text).not.toContain(withdrawn.reference);
    const words = (one: { email: string; reference: string }) =>
      product.mailbox
        .to(one.email)
        .find(({ subject }) => subject.startsWith('Changed:'))!
        .text.replaceAll(one.reference, 'REFERENCE');
    expect(words(accepted)).toBe(words(refused));
    expect(words(accepted)).toBe(words(submitted));

    const { difference } = (await kenya.get(`/api/overseas-office/course-runs/${run.id}/general-information`))
      .body;
    expect(difference.map(({ field }: { field: string }) => field)).toEqual([
      'courseRun.capacity',
      'contact',
    ]);
    expect(difference[0].parts).toEqual([
      { kind: 'REMOVED', text: '14' },
      { kind: 'ADDED', text: '20' },
      { kind: 'SAME', text: ' participants' },
    ]);
    const first = await kenya.get(`/api/overseas-office/course-runs/${run.id}/general-information?number=1`);
    expect(first.body).toMatchObject({ number: 1, facts: { capacity: 14 } });
  });

  it('reaches nobody whose nomination is closed by the time it is sent', async () => {
    const run = await aCourseRun(product);
    await anIssuedInformation(kansai, run.id);
    const kenya = await product.overseasOffice();
    const one = await aSubmitted(kenya, run.id);
    await product.settled();
    await product.stopWorker();
    await anIssuedInformation(kansai, run.id, { other: 'Bring a computer.' });
    await expectStatus(
      200,
      kenya.post(`/api/overseas-office/nominations/${one.id}/withdraw`, {
        version: one.version,
        body: { reason: 'Fell ill.' },
      }),
    );
    await product.startWorker();
    await product.settled();
    expect(product.mailbox.to(one.email).map(({ subject }) => subject.split(':')[0])).not.toContain(
      'Changed',
    );
  });
});

describe('A nominee whose nomination is still a draft', () => {
  it('is told when invited to fill in the dossier, until the invitation is taken back', async () => {
    const run = await aRunWithForm(product);
    await anIssuedInformation(kansai, run.id);
    const kenya = await product.overseasOffice();
    const [prepared, atWork, takenBack] = [
      await aDraft(kenya, run.id),
      await aDraft(kenya, run.id),
      await aDraft(kenya, run.id),
    ];
    for (const one of [atWork, takenBack]) await invited(product, kenya, one);
    const revoke = () => kenya.post(`/api/overseas-office/nominations/${takenBack.id}/invitation/revoke`);
    await product.settled();
    await product.stopWorker();
    await anIssuedInformation(kansai, run.id, { other: 'Bring a computer.' });
    await expectStatus(204, revoke());
    await product.startWorker();
    await product.settled();
    const changes = (one: { email: string }) =>
      product.mailbox.to(one.email).filter(({ subject }) => subject.startsWith('Changed:'));
    expect(changes(atWork).map(({ text }) => text.includes(atWork.reference))).toEqual([true]);
    for (const one of [prepared, takenBack]) expect(changes(one)).toEqual([]);
  });
});

async function officeAddresses(codes: string[]): Promise<string[]> {
  const rows = await product.rows<{ email: string }>('SELECT email FROM overseas_office WHERE code IN (?)', [
    codes,
  ]);
  return rows.map(({ email }) => email);
}
