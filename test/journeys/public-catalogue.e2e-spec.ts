import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCatalogue, type BuiltCatalogue } from '../builders/catalogue.js';
import { expectStatus } from '../builders/course-run.js';
import { aSubmitted } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let anybody: Client;
let { water, forest, past, cancelled } = {} as BuiltCatalogue;

const JSON_LIST = '/api/open-data/course-runs';
const found = async (query: string): Promise<string[]> => {
  const { body } = await expectStatus(200, anybody.get(`${JSON_LIST}?${query}`));
  return (body as { rows: { id: string }[] }).rows.map(({ id }) => id);
};

beforeAll(async () => {
  product = await openProduct();
  anybody = product.anybody();
  ({ water, forest, past, cancelled } = await aCatalogue(product));
  await eventually(
    () => found('words=leakage'),
    (ids) => ids.includes(water.id),
  );
});
afterAll(() => closeUnbroken(product));

describe('Without sign-in anybody', () => {
  it('finds what is published and not over, the first to start first', async () => {
    expect(await found('')).toEqual([water.id, forest.id]);
    expect(await found('when=ALL')).toEqual([past.id, water.id, forest.id]);
    expect(await found('sort=-startsOn')).toEqual([forest.id, water.id]);
    expect(await found('sort=title')).toEqual([forest.id, water.id]);
    product.clock.set('2026-07-01T03:00:00Z');
    expect(await found('when=OPEN')).toEqual([forest.id]);
    product.clock.set('2026-06-01T03:00:00Z');
  });

  it.each([
    ['words=water', () => [water.id]],
    ['words=WATER%20urb', () => [water.id]],
    [`words=${encodeURIComponent('上水道')}`, () => [water.id]],
    [`words=${encodeURIComponent('森')}`, () => [forest.id]],
    ['words=elevage', () => [forest.id]],
    ['words=leakage', () => [water.id]],
    ['words=water%20forest', () => []],
    ['words=%25', () => []],
    ['theme=NATURE_CONSERVATION', () => [forest.id]],
    ['type=COUNTRY_FOCUS', () => [forest.id]],
    ['type=LONG_TERM', () => []],
    ['country=EG', () => [water.id]],
    ['country=VN&language=fr&month=2026-11&mode=HYBRID&office=TOKYO', () => [forest.id]],
    ['month=2026-10', () => [water.id]],
    ['office=KANSAI', () => [water.id]],
  ] as const)('finds by %s', async (query, ids) => expect(await found(query)).toEqual(ids()));

  it('finds a course by its number in either form', async () => {
    const number = water.courseNumber.replace(/J/, '-J');
    expect(await found(`words=${water.courseNumber.toLowerCase()}`)).toEqual([water.id]);
    expect(await found(`words=${number}`)).toEqual([water.id]);
  });

  it('reads page after page with the same filters', async () => {
    const first = await anybody.get(`${JSON_LIST}?when=ALL&limit=2`);
    expect(first.body.rows.map(({ id }: { id: string }) => id)).toEqual([past.id, water.id]);
    const second = await anybody.get(`${JSON_LIST}?when=ALL&limit=2&after=${first.body.next}`);
    expect(second.body).toMatchObject({ rows: [{ id: forest.id }], next: null });
    expectRefused(
      await anybody.get(`${JSON_LIST}?sort=title&after=${first.body.next}`),
      422,
      'PAGE.CURSOR_INVALID',
    );
  });

  it('learns nothing that is not published: no places taken, no state, no version', async () => {
    const kenya = await product.overseasOffice();
    await aSubmitted(kenya, water.id);
    const list = await anybody.get(`${JSON_LIST}?country=KE`);
    const one = await anybody.get(`${JSON_LIST}/${water.id}`);
    expect(Object.keys(list.body.rows[0]).sort()).toEqual(
      [
        ...[
          'id',
          'courseNumber',
          'fiscalYear',
          'titleEn',
          'titleJa',
          'programmeType',
          'theme',
          'language',
          'mode',
        ],
        ...[
          'capacity',
          'domesticOfficeCode',
          'startsOn',
          'endsOn',
          'resultOn',
          'countries',
          'informationNumber',
        ],
      ].sort(),
    );
    expect(one.body).toMatchObject({
      informationNumber: 1,
      phases: [{ kind: 'CORE', place: 'Kobe' }],
      criteria: [{ level: 'ESSENTIAL', wording: 'At least five years in water supply' }],
      countries: [
        { code: 'EG', jicaDeadline: '2026-06-12' },
        { code: 'KE', jicaDeadline: '2026-06-12' },
      ],
    });
    for (const { text } of [list, one]) expect(text).not.toMatch(/taken|slots|version|state/i);
    for (const id of [cancelled.id, '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60', 'x'])
      expectRefused(await anybody.get(`${JSON_LIST}/${id}`), 404, 'RESOURCE.NOT_FOUND');
  });

  it.each([
    ['month=2026-13', 'month'],
    ['month=2026-1', 'month'],
    ['theme=ROADS', 'theme'],
    ['language=xx', 'language'],
    ['country=K%20E', 'country'],
    ['words=', 'words'],
    [`words=${'x'.repeat(101)}`, 'words'],
    ['words=a&words=b', 'words'],
    ['limit=1e9', 'limit'],
    ['placesTaken=1', 'placesTaken'],
  ])('is told what is wrong with %s', async (query, field) =>
    expectRefused(await anybody.get(`${JSON_LIST}?${query}`), 422, 'REQUEST.INVALID', field),
  );
});
