import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SubmissionBatchesQueries } from '#applications';
import { type BuiltRun, aCourseRun, expectStatus } from '../builders/course-run.js';
import { aDraft } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
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

const BATCHES = '/api/overseas-office/submission-batches';
const seen = ({ id, version }: { id: string; version: number }) => ({ id, version });
const submit = (...nominations: { id: string; version: number }[]) =>
  kenya.post(BATCHES, { body: { nominations: nominations.map(seen) } });

describe('Nominations that are handed in together', () => {
  it('are handed in at one stroke, and the office holds a signed receipt that anybody can have confirmed', async () => {
    const drafts = [await aDraft(kenya, run.id), await aDraft(kenya, run.id, { familyName: 'Nguyễn' })];
    const { body: batch } = await expectStatus(201, submit(...drafts));
    expect(batch).toMatchObject({ nominations: 2, number: expect.stringMatching(/^RCPT-2026-/) });
    for (const { id } of drafts)
      expect((await kenya.get(`/api/overseas-office/nominations/${id}`)).body.state).toBe('SUBMITTED');
    const detail = await eventually(
      () => kenya.get(`${BATCHES}/${batch.id}`),
      (answer) => answer.body.receiptReady as boolean,
    );
    expect(detail.body.references).toEqual(drafts.map(({ reference }) => reference));
    const receipt = await expectStatus(200, kenya.get(`${BATCHES}/${batch.id}/receipt`));
    expect(receipt.headers.get('content-type')).toBe('application/pdf');
    expect(receipt.text.slice(0, 5)).toBe('%PDF-');

    const code = await codeOf(batch.id);
    const page = await product.anybody().get(`/receipts/${batch.number}?code=${code}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('The receipt is genuine');
    for (const { reference } of drafts) expect(page.text).toContain(reference);
    expect(page.text).not.toMatch(/Wanjiru|Nguy/);
    const forged = await product.anybody().get(`/receipts/${batch.number}?code=${code.replace(/.$/, 'x')}`);
    expect(forged.status).toBe(404);
    expect(forged.text).toContain('no receipt of ours');
    expect((await product.anybody().get(`/receipts/${batch.number}`)).status).toBe(404);
    expect((await product.anybody().get(`/receipts/${batch.number}?code=a&code=b`)).status).toBe(404);
  });

  it('are all refused when one is not complete, and everything is named at once', async () => {
    const drafts = [
      await aDraft(kenya, run.id),
      await aDraft(kenya, run.id, { birthDate: null, post: null }),
      await aDraft(kenya, run.id),
    ];
    const answer = await submit(drafts[0]!, drafts[1]!, { ...drafts[2]!, version: 7 });
    expectRefused(
      answer,
      422,
      'BATCH.REFUSED',
      'nominations[1].birthDate',
      'nominations[1].post',
      'nominations[2]',
    );
    for (const { id } of drafts)
      expect((await kenya.get(`/api/overseas-office/nominations/${id}`)).body.state).toBe('DRAFT');
  });

  it('are of one country to one run', async () => {
    const other = await aCourseRun(product);
    const mixed = await submit(await aDraft(kenya, run.id), await aDraft(kenya, other.id));
    expectRefused(mixed, 422, 'BATCH.MIXED', 'nominations');
    const malawi = await product.overseasOffice('MW');
    const foreign = await malawi.post(BATCHES, {
      body: { nominations: [seen(await aDraft(kenya, run.id))] },
    });
    expectRefused(foreign, 422, 'BATCH.REFUSED', 'nominations[0]');
    expectRefused(await submit(), 422, 'REQUEST.INVALID', 'nominations');
  });

  it('are handed in once, however often the request comes', async () => {
    const draft = await aDraft(kenya, run.id);
    const again = { body: { nominations: [seen(draft)] }, key: `batch-${draft.id}` };
    const answers = await Promise.all([1, 2, 3].map(() => kenya.post(BATCHES, again)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
    const twice = await submit(draft, draft);
    expectRefused(twice, 422, 'BATCH.REFUSED');
  });
});

/** As it stands in the QR code: read from the address that the receipt was set with. */
async function codeOf(batchId: string): Promise<string> {
  const batch = await product.app.get(SubmissionBatchesQueries, { strict: false }).forReceipt(batchId);
  return batch.code;
}
