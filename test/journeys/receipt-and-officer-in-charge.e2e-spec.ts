import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform';
import { type BuiltRun, expectStatus } from '../builders/course-run.js';
import { aDraft, aSubmitted, type BuiltNomination, underScreening } from '../builders/nomination.js';
import { AGE, anOfficer, aRunThatAsks, EXPERIENCE, type Officer } from '../builders/screening.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let kansai: Client;
let mori: Officer;
let sato: Officer;
let run: BuiltRun;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  [kenya, kansai] = [await product.overseasOffice(), await product.domesticOffice()];
  [mori, sato] = [await anOfficer(product), await anOfficer(product)];
  run = await aRunThatAsks(product, [AGE, EXPERIENCE]);
});
afterAll(() => closeUnbroken(product));

const nominations = '/api/domestic-office/nominations';
const runs = '/api/domestic-office/course-runs';
const screened = (courseRunId = run.id, differs = {}) =>
  underScreening(product, courseRunId, kansai, differs);
const sheetOf = async ({ id }: { id: string }) =>
  (await expectStatus(200, kansai.get(`${nominations}/${id}/screening`))).body;
const rowsOf = async (client: Client, courseRunId: string, query = '') =>
  (await expectStatus(200, client.get(`${runs}/${courseRunId}/screening?limit=200${query}`))).body.rows as {
    id: string;
  }[];
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();

describe('The receipt', () => {
  it('is acknowledged for a run at once, and the overseas office sees when', async () => {
    const own = await aRunThatAsks(product, []);
    const submitted = await Promise.all([1, 2, 3].map(() => aSubmitted(kenya, own.id)));
    const draft = await aDraft(kenya, own.id);
    const { body } = await expectStatus(200, kansai.post(`${runs}/${own.id}/acknowledge`, { body: {} }));
    expect(body).toEqual({ acknowledged: 3 });
    const seen = await kenya.get(`/api/overseas-office/nominations/${submitted[0]!.id}`);
    expect(seen.body).toMatchObject({
      acknowledgedAt: '2026-06-01T03:00:00.000Z',
      state: 'SUBMITTED',
      version: 2,
    });
    expect((await kenya.get(`/api/overseas-office/nominations/${draft.id}`)).body.acknowledgedAt).toBeNull();
    const again = await kansai.post(`${runs}/${own.id}/acknowledge`, { body: {} });
    expectRefused(again, 409, 'SCREENING.NOTHING_TO_ACKNOWLEDGE');
  });

  it('is acknowledged for those that are named, never for another office’s', async () => {
    const own = await aRunThatAsks(product, []);
    const [one, other] = [await aSubmitted(kenya, own.id), await aSubmitted(kenya, own.id)];
    const named = (ids: string[]) =>
      kansai.post(`${runs}/${own.id}/acknowledge`, { body: { nominationIds: ids } });
    expectRefused(await named([one.id, newId()]), 404, 'RESOURCE.NOT_FOUND');
    expect((await expectStatus(200, named([one.id]))).body).toEqual({ acknowledged: 1 });
    expect((await sheetOf(one)).acknowledgedBy).toBe('A member of staff');
    expect((await sheetOf(other)).acknowledgedAt).toBeNull();
    const tokyo = await product.domesticOffice('TOKYO');
    expectRefused(await tokyo.post(`${runs}/${own.id}/acknowledge`, { body: {} }), 404, 'RESOURCE.NOT_FOUND');
  });

  it('is acknowledged once, however many officers press at once', async () => {
    const own = await aRunThatAsks(product, []);
    await Promise.all([1, 2, 3, 4].map(() => aSubmitted(kenya, own.id)));
    const press = (client: Client) => client.post(`${runs}/${own.id}/acknowledge`, { body: {} });
    const answers = await Promise.all([kansai, mori.client, sato.client].map(press));
    expect(statuses(answers)).toEqual([200, 409, 409]);
    const acts = await product.rows('SELECT id FROM acknowledgement WHERE course_run_id = ?', [own.id]);
    expect(acts).toHaveLength(1);
  });

  it('of an unreleased refusal is acknowledged like any other, so that its absence tells nothing', async () => {
    const own = await aRunThatAsks(product, []);
    const refused = await screened(own.id);
    const sent = { version: refused.version, body: { reason: 'No place.' } };
    await expectStatus(200, kansai.post(`${nominations}/${refused.id}/not-accept`, sent));
    const { body } = await expectStatus(200, kansai.post(`${runs}/${own.id}/acknowledge`, { body: {} }));
    expect(body).toEqual({ acknowledged: 1 });
  });
});

describe('A nomination', () => {
  const assign = ({ id }: BuiltNomination, officerId: string | null, insteadOf: string | null) =>
    kansai.put(`${nominations}/${id}/assignee`, { body: { officerId, insteadOf } });

  it('is handed to an officer of the office, to another, and to nobody', async () => {
    const one = await screened();
    await expectStatus(200, assign(one, mori.id, null));
    expect((await rowsOf(mori.client, run.id, '&only=MINE')).map(({ id }) => id)).toEqual([one.id]);
    await expectStatus(200, assign(one, sato.id, mori.id));
    expect(await rowsOf(mori.client, run.id, '&only=MINE')).toEqual([]);
    await expectStatus(200, assign(one, null, sato.id));
    expect((await rowsOf(kansai, run.id, '&only=UNASSIGNED')).map(({ id }) => id)).toContain(one.id);
  });

  it('is never handed to somebody of another office', async () => {
    const one = await screened();
    const stranger = await anOfficer(product, 'TOKYO');
    for (const id of [stranger.id, newId()])
      expectRefused(await assign(one, id, null), 422, 'SCREENING.NO_SUCH_OFFICER', 'officerId');
    const { body } = await expectStatus(200, kansai.get('/api/domestic-office/officers'));
    const known = body.map(({ id }: { id: string }) => id);
    expect(known).toEqual(expect.arrayContaining([mori.id, sato.id]));
    expect(known).not.toContain(stranger.id);
  });

  it('that two assign at once goes to one of the two, and the other is told', async () => {
    for (let round = 0; round < 5; round++) {
      const one = await screened();
      const answers = await Promise.all([mori, sato].map(({ id }) => assign(one, id, null)));
      expect(statuses(answers)).toEqual([200, 412]);
      const won = answers.find(({ status }) => status === 200)!.body.assignedTo;
      expectRefused(
        answers.find(({ status }) => status === 412)!,
        412,
        'SCREENING.ASSIGNED_MEANWHILE',
      );
      expect((await sheetOf(one)).assignedTo).toBe(won);
    }
  });
});
