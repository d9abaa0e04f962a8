import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

// The office of today is asked of the database's own day: what comes lies far ahead, what has come long ago.
const LONG_AGO = '2015-04-01';
const FAR_AHEAD = '2098-04-01';

let product: Product;
let headquarters: Client;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  headquarters = await product.headquarters();
});
afterAll(() => closeUnbroken(product));

const history = async (code: string) => {
  const { body } = await expectStatus(200, headquarters.get('/api/headquarters/domestic-offices'));
  return body.find((office: { code: string }) => office.code === code);
};
const today = async (code: string) => {
  const { body } = await expectStatus(200, product.anybody().get('/api/reference/domestic-offices'));
  return body.find((office: { code: string }) => office.code === code);
};
const inYear = async (fiscalYear: number, code: string) => {
  const { body } = await expectStatus(
    200,
    headquarters.get(`/api/capacities/weeks?fiscalYear=${fiscalYear}`),
  );
  return body.offices.find((office: { code: string }) => office.code === code);
};
const rename = (nameEn: string, validFrom: string) =>
  headquarters.post('/api/headquarters/domestic-office-names', {
    body: { domesticOfficeCode: 'TSUKUBA', nameEn, nameJa: '筑波', validFrom },
  });
const move = (prefecture: string, domesticOfficeCode: string, validFrom: string) =>
  headquarters.post('/api/headquarters/prefecture-moves', {
    body: { prefecture, domesticOfficeCode, validFrom, basis: 'Notice of headquarters' },
  });

describe('A domestic office', () => {
  it('gets another name from a day on, and keeps the history of its names', async () => {
    await expectStatus(201, rename('JICA Tsukuba', LONG_AGO));
    expect((await history('TSUKUBA')).names).toMatchObject([
      { nameEn: 'JICA Tsukuba', validFrom: LONG_AGO, validTo: null },
      { nameEn: 'JICA Tsukuba Center', validTo: '2015-03-31' },
    ]);
    expect((await today('TSUKUBA')).nameEn).toBe('JICA Tsukuba');
    expect((await inYear(2013, 'TSUKUBA')).nameEn).toBe('JICA Tsukuba Center');
  });

  it('is not called by a name that does not hold yet, and the name can be taken back until then', async () => {
    const { id } = (await expectStatus(201, rename('JICA Kanto', FAR_AHEAD))).body;
    expect((await today('TSUKUBA')).nameEn).toBe('JICA Tsukuba');
    expect((await inYear(2098, 'TSUKUBA')).nameEn).toBe('JICA Kanto');
    await expectStatus(204, headquarters.delete(`/api/headquarters/domestic-office-names/${id}`));
    const { names } = await history('TSUKUBA');
    expect(names[0]).toMatchObject({ nameEn: 'JICA Tsukuba', validTo: null });
    expectRefused(
      await headquarters.delete(`/api/headquarters/domestic-office-names/${names[0].id}`),
      409,
      'DATED.IN_FORCE',
    );
  });

  it('is renamed forwards only, and by one person at a time', async () => {
    expectRefused(await rename('Too early', LONG_AGO), 422, 'DATED.NOT_LATER', 'validFrom');
    const days = ['2097-04-01', '2097-04-02', '2097-04-03', '2097-04-04'];
    const answers = await Promise.all(days.map((day) => rename(`From ${day}`, day)));
    const entered = answers.filter(({ status }) => status === 201).length;
    expect(entered).toBeGreaterThan(0);
    const { names } = await history('TSUKUBA');
    expect(names).toHaveLength(2 + entered);
    // No day has two names, and none is without one.
    for (const [index, name] of names.slice(1).entries())
      expect(Date.parse(names[index].validFrom) - Date.parse(name.validTo)).toBe(86_400_000);
  });

  it('gets a prefecture of another from a day on', async () => {
    await expectStatus(201, move('Shizuoka', 'YOKOHAMA', LONG_AGO));
    expect((await today('YOKOHAMA')).prefectures).toContain('Shizuoka');
    expect((await today('CHUBU')).prefectures).not.toContain('Shizuoka');
    expect((await inYear(2013, 'CHUBU')).prefectures).toContain('Shizuoka');
    expect((await inYear(2026, 'YOKOHAMA')).prefectures).toContain('Shizuoka');
    const moved = (await history('CHUBU')).prefectures.find(
      ({ prefecture }: { prefecture: string }) => prefecture === 'Shizuoka',
    );
    expect(moved).toMatchObject({ validTo: '2015-03-31' });
    const { id } = (await expectStatus(201, move('Shizuoka', 'CHUBU', FAR_AHEAD))).body;
    await expectStatus(204, headquarters.delete(`/api/headquarters/prefecture-moves/${id}`));
    expect((await history('YOKOHAMA')).prefectures).toContainEqual(
      expect.objectContaining({ prefecture: 'Shizuoka', validTo: null }),
    );
  });

  it('gets none that it has, and none that there is not', async () => {
    expectRefused(
      await move('Hyogo', 'KANSAI', FAR_AHEAD),
      422,
      'OFFICE.NOTHING_MOVES',
      'domesticOfficeCode',
    );
    expectRefused(await move('Atlantis', 'KANSAI', FAR_AHEAD), 422, 'OFFICE.UNKNOWN', 'prefecture');
    expectRefused(await move('Hyogo', 'NAGOYA', FAR_AHEAD), 422, 'OFFICE.UNKNOWN', 'domesticOfficeCode');
  });
});
