import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { underScreening } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let kansai: Client;
let run: { id: string };
beforeAll(async () => {
  product = await openProduct({ worker: false });
  [kenya, kansai] = [await product.overseasOffice(), await product.domesticOffice()];
  run = await aCourseRun(product);
});
afterAll(() => product.close());

const outside = '/api/overseas-office/nominations';
const inside = '/api/domestic-office/nominations';
const move = (id: string, name: string, version: number, body?: Record<string, unknown>) =>
  expectStatus(200, kansai.post(`${inside}/${id}/${name}`, { version, body }));

/** All that an overseas office can read of a nomination. */
async function readOutside(id: string) {
  const [detail, history, list] = await Promise.all([
    kenya.get(`${outside}/${id}`),
    kenya.get(`${outside}/${id}/history`),
    kenya.get(`${outside}?courseRunId=${run.id}`),
  ]);
  return { detail: detail.body, etag: detail.headers.get('etag'), history: history.body, list: list.body };
}

describe('A decision that waits for its release', () => {
  it('leaves no trace outside: no state, no version, no time, whatever the office makes of it', async () => {
    const { id, version } = await underScreening(product, run.id, kansai);
    const before = await readOutside(id);
    await move(id, 'accept', version);
    expect(await readOutside(id)).toEqual(before);
    await move(id, 'reopen', version + 1, { reason: 'A document came late.' });
    expect(await readOutside(id)).toEqual(before);
    await move(id, 'reserve', version + 2, { rank: 1 });
    expect(await readOutside(id)).toEqual(before);

    const stale = await kenya.post(`${outside}/${id}/withdraw`, { version: 99, body: { reason: 'Ill.' } });
    expectRefused(stale, 412, 'NOMINATION.CHANGED_MEANWHILE');
    expect(stale.body.currentVersion).toBe(before.detail.version);
    const seen = await kansai.get(`${inside}/${id}`);
    expect(seen.body).toMatchObject({ state: 'RESERVE', version: version + 3 });
  });

  it('does not stand in the way of an office that acts on what it has read', async () => {
    const { id, version } = await underScreening(product, run.id, kansai);
    const { detail } = await readOutside(id);
    await move(id, 'not-accept', version, { reason: 'The post does not fit.' });
    await expectStatus(
      200,
      kenya.post(`${outside}/${id}/withdraw`, { version: detail.version, body: { reason: 'Ill.' } }),
    );
    const after = await readOutside(id);
    expect(after.detail).toMatchObject({ state: 'WITHDRAWN', version: version + 2 });
  });
});
