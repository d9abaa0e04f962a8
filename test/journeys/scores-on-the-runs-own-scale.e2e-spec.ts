import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BuiltRun, expectStatus } from '../builders/course-run.js';
import { aDraft, type BuiltNomination, underScreening } from '../builders/nomination.js';
import { AGE, anOfficer, aRunThatAsks, aScale, EXPERIENCE, type Officer } from '../builders/screening.js';
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
    score: number | null;
    [column: string]: unknown;
  }[];
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();

describe('The scale of a run', () => {
  const scale = (version: number, criteria: object[]) =>
    kansai.put(`${runs}/${run.id}/scale`, { version, body: { criteria } });
  const one = { name: 'Relevance', weight: 1, maximum: 5 };

  it('is set, changed, and refused to change once somebody has scored on it', async () => {
    const own = await aRunThatAsks(product, []);
    const nominee = await screened(own.id);
    const scored = (scaleVersion: number) =>
      mori.client.put(`${nominations}/${nominee.id}/score`, { body: { points: [4, 5], scaleVersion } });
    expectRefused(await scored(1), 409, 'SCALE.MISSING');
    expect((await kansai.get(`${runs}/${own.id}/scale`)).body).toMatchObject({ criteria: [], version: 0 });
    const version = await aScale(kansai, own.id);
    expectRefused(await scored(version + 1), 412, 'SCALE.CHANGED_MEANWHILE');
    expect((await expectStatus(200, scored(version))).body).toEqual({ total: 72.5 });
    const change = () => kansai.put(`${runs}/${own.id}/scale`, { version, body: { criteria: [one] } });
    expectRefused(await change(), 409, 'SCALE.IN_USE');
    await expectStatus(204, mori.client.delete(`${nominations}/${nominee.id}/score`));
    expect((await expectStatus(200, change())).body).toEqual({ version: version + 1 });
  });

  it('changes before the first score on it or not at all, though both are sent at once', async () => {
    for (let round = 0; round < 6; round++) {
      const own = await aRunThatAsks(product, []);
      const scaleVersion = await aScale(kansai, own.id);
      const { id } = await screened(own.id);
      const [changed, scored] = await Promise.all([
        kansai.put(`${runs}/${own.id}/scale`, { version: scaleVersion, body: { criteria: [one] } }),
        mori.client.put(`${nominations}/${id}/score`, { body: { points: [4, 5], scaleVersion } }),
      ]);
      expect([
        [200, 412],
        [409, 200],
      ]).toContainEqual([changed.status, scored.status]);
    }
  });

  it('that two set at once is set by one of them', async () => {
    const answers = await Promise.all([scale(0, [one]), scale(0, [{ ...one, maximum: 9 }]), scale(0, [one])]);
    expect(statuses(answers)).toEqual([200, 412, 412]);
  });

  it.each([
    [[], 'criteria'],
    [[{ ...one, weight: 0 }], 'criteria[0].weight'],
    [[{ ...one, maximum: 101 }], 'criteria[0].maximum'],
    [[{ ...one, name: ' ' }], 'criteria[0].name'],
    [[one, { ...one, name: 'RELEVANCE' }], 'criteria[1].name'],
  ])('cannot be %j', async (criteria, field) => {
    expectRefused(await scale(1, criteria), 422, /INVALID$/, field);
  });
});

describe('Screeners', () => {
  it('score each for themselves, and the run is ranked by their mean', async () => {
    const own = await aRunThatAsks(product, [AGE]);
    const scaleVersion = await aScale(kansai, own.id);
    const [best, good, none] = await Promise.all([1, 2, 3].map(() => screened(own.id)));
    const score = (officer: Officer, { id }: BuiltNomination, points: number[], note = '') =>
      expectStatus(
        200,
        officer.client.put(`${nominations}/${id}/score`, { body: { points, note, scaleVersion } }),
      );
    await score(mori, best!, [5, 10], 'Outstanding.');
    await score(sato, best!, [4, 5]);
    await score(mori, good!, [3, 5]);
    const rows = await rowsOf(kansai, own.id);
    expect(rows.map(({ id, score: mean }) => [id, mean])).toEqual([
      [best!.id, 86.25],
      [good!.id, 57.5],
      [none!.id, null],
    ]);
    expect(rows[0]).toMatchObject({
      screeners: 2,
      eligibility: { criteria: 1, fulfilled: 1 },
      wait: { holder: 'DOMESTIC_OFFICE', code: 'KANSAI', dueOn: '2026-08-28', overdue: false },
    });
    expect((await sheetOf(best!)).scores).toMatchObject([
      { screenerId: mori.id, points: [5, 10], total: 100, note: 'Outstanding.', counts: true },
      { screenerId: sato.id, total: 72.5 },
    ]);
    await score(mori, best!, [3, 10]);
    expect((await rowsOf(kansai, own.id))[0]).toMatchObject({ id: best!.id, score: 71.25, screeners: 2 });
  });

  it('are told what does not fit the scale', async () => {
    const own = await aRunThatAsks(product, []);
    const scaleVersion = await aScale(kansai, own.id);
    const { id } = await screened(own.id);
    const score = (points: unknown) =>
      mori.client.put(`${nominations}/${id}/score`, { body: { points, scaleVersion } });
    for (const points of [[1], [1, 2, 3], [6, 1]])
      expectRefused(await score(points), 422, 'SCORE.INVALID', points.length === 2 ? 'points[0]' : 'points');
    for (const points of ['5', [1.5, 1], [-1, 1], [null, 1], [1e9, 1]])
      expectRefused(await score(points), 422, 'REQUEST.INVALID', 'points');
  });

  it('leave one score each, however many times and at once they press', async () => {
    const own = await aRunThatAsks(product, []);
    const scaleVersion = await aScale(kansai, own.id);
    const { id } = await screened(own.id);
    const press = (officer: Officer, points: number[]) =>
      officer.client.put(`${nominations}/${id}/score`, { body: { points, scaleVersion } });
    const answers = await Promise.all(
      [0, 1, 2, 3, 4].flatMap((points) => [press(mori, [points, 0]), press(sato, [points, 0])]),
    );
    expect(new Set(statuses(answers))).toEqual(new Set([200]));
    const scores = await product.rows('SELECT account_id FROM screening_score WHERE nomination_id = ?', [id]);
    expect(scores).toHaveLength(2);
  });

  it('do not score what is decided', async () => {
    const own = await aRunThatAsks(product, []);
    const scaleVersion = await aScale(kansai, own.id);
    const { id, version } = await screened(own.id);
    await expectStatus(200, kansai.post(`${nominations}/${id}/accept`, { version }));
    const late = await mori.client.put(`${nominations}/${id}/score`, {
      body: { points: [1, 1], scaleVersion },
    });
    expectRefused(late, 409, 'SCREENING.NOT_OPEN');
  });
});

describe('The view of a run', () => {
  it('pages through every nomination once, in every order, and shows none to another office', async () => {
    const own = await aRunThatAsks(product, [AGE, EXPERIENCE]);
    const scaleVersion = await aScale(kansai, own.id);
    const all = await Promise.all(Array.from({ length: 11 }, () => screened(own.id)));
    await aDraft(kenya, own.id);
    for (const [index, { id }] of all.slice(0, 7).entries())
      await expectStatus(
        200,
        mori.client.put(`${nominations}/${id}/score`, { body: { points: [index % 3, 0], scaleVersion } }),
      );
    for (const sort of ['score', '-score', 'name', '-name', 'reference', '-reference', 'since', '-since']) {
      const seen: string[] = [];
      let after = '';
      do {
        const { body } = await expectStatus(
          200,
          kansai.get(`${runs}/${own.id}/screening?limit=3&sort=${sort}${after}`),
        );
        seen.push(...body.rows.map(({ id }: { id: string }) => id));
        after = body.next ? `&after=${body.next}` : '';
      } while (after);
      expect([sort, seen.toSorted()]).toEqual([sort, all.map(({ id }) => id).toSorted()]);
    }
    const tokyo = await product.domesticOffice('TOKYO');
    expectRefused(await tokyo.get(`${runs}/${own.id}/screening`), 404, 'RESOURCE.NOT_FOUND');
  });
});
