import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { underScreening } from '../builders/nomination.js';
import type { Answer } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';

let product: Product;
beforeAll(async () => {
  product = await openProduct({ worker: false });
});
afterAll(() => product.close());

const accepted = (answer: Answer) => answer.status === 200;
const refusedWith = (code: string) => (answer: Answer) => answer.status === 409 && answer.body.code === code;

describe('Places', () => {
  it("are taken exactly up to a country's slots, however many officers press at once", async () => {
    const kansai = await product.domesticOffice();
    const run = await aCourseRun(product, { capacity: 100, slots: { KE: 20 } });
    const nominees = await Promise.all(
      Array.from({ length: 200 }, () => underScreening(product, run.id, kansai)),
    );
    const answers = await Promise.all(
      nominees.map((one) =>
        kansai.post(`/api/domestic-office/nominations/${one.id}/accept`, { version: one.version }),
      ),
    );
    expect(answers.filter(accepted)).toHaveLength(20);
    expect(answers.filter(refusedWith('SLOTS.NONE_LEFT'))).toHaveLength(180);
    const sheet = await kansai.get(`/api/domestic-office/course-runs/${run.id}`);
    expect(sheet.body).toMatchObject({
      placesTaken: 20,
      allotments: [{ countryCode: 'KE', slots: 20, placesTaken: 20 }],
    });
  });

  it('never exceed the capacity of the run, though slots are left', async () => {
    const kansai = await product.domesticOffice();
    const run = await aCourseRun(product, { capacity: 3, slots: { KE: 5, MW: 5 } });
    const nominees = await Promise.all(
      ['KE', 'KE', 'KE', 'MW', 'MW', 'MW'].map((countryCode) =>
        underScreening(product, run.id, kansai, { countryCode }),
      ),
    );
    const answers = await Promise.all(
      nominees.map((one) =>
        kansai.post(`/api/domestic-office/nominations/${one.id}/accept`, { version: one.version }),
      ),
    );
    expect(answers.filter(accepted)).toHaveLength(3);
    expect(answers.filter(refusedWith('CAPACITY.NONE_LEFT'))).toHaveLength(3);
  });

  it('cannot be lowered below the acceptances, even while they are pressed', async () => {
    const [kansai, headquarters] = [await product.domesticOffice(), await product.headquarters()];
    const run = await aCourseRun(product, { capacity: 10, slots: { KE: 10 } });
    const nominees = await Promise.all(
      Array.from({ length: 10 }, () => underScreening(product, run.id, kansai)),
    );
    const [cut, ...answers] = await Promise.all([
      headquarters.patch(`/api/headquarters/course-runs/${run.id}`, {
        body: { capacity: 5 },
        version: run.version,
      }),
      ...nominees.map((one) =>
        kansai.post(`/api/domestic-office/nominations/${one.id}/accept`, { version: one.version }),
      ),
    ]);
    const { body } = await kansai.get(`/api/domestic-office/course-runs/${run.id}`);
    expect(body.placesTaken).toBe(answers.filter(accepted).length);
    expect(body.placesTaken).toBeLessThanOrEqual(body.capacity);
    expect([200, 409]).toContain(cut.status);
    expect(cut.status === 200).toBe(body.capacity === 5);
  });

  it('fall free when an acceptance is reopened or declined, and can be taken again', async () => {
    const [kansai, kenya] = [await product.domesticOffice(), await product.overseasOffice()];
    const run = await aCourseRun(product, { slots: { KE: 1 } });
    const [first, second] = [
      await underScreening(product, run.id, kansai),
      await underScreening(product, run.id, kansai),
    ];
    const press = (id: string, move: string, version: number, body?: object) =>
      kansai.post(`/api/domestic-office/nominations/${id}/${move}`, { version, body });
    await expectStatus(200, press(first.id, 'accept', first.version));
    const reserved = await expectStatus(200, press(second.id, 'reserve', second.version, { rank: 1 }));
    expect((await press(second.id, 'promote', reserved.body.version)).body.code).toBe('SLOTS.NONE_LEFT');
    await expectStatus(200, kansai.post(`/api/domestic-office/course-runs/${run.id}/release-results`));
    const known = await kenya.get(`/api/overseas-office/nominations/${first.id}`);
    await expectStatus(
      200,
      kenya.post(`/api/overseas-office/nominations/${first.id}/decline`, {
        version: known.body.version,
        body: { reason: 'Cannot be spared.' },
      }),
    );
    const waiting = await kansai.get(`/api/domestic-office/nominations/${second.id}`);
    expect((await press(second.id, 'promote', waiting.body.version)).body.state).toBe('ACCEPTED');
  });
});
