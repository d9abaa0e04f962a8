import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { seedDemonstration } from '#database';
import { RecountService } from '#statistics';
import { Patrol } from '../../apps/worker/src/patrol/patrol.js';
import { openProduct, type Product } from '../support/product.js';

let product: Product;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  await seed();
}, 60_000);
afterAll(() => product.close());

const seed = () =>
  seedDemonstration(product.app.get(DataSource), {
    today: '2026-06-01',
    now: product.clock.now(),
    say: () => undefined,
  });
const counts = async (query: string) =>
  (await product.anybody().get(`/api/open-data/annual-counts?fiscalYear=${query}`)).body;

describe('FY2018', () => {
  it('reads exactly as published, and the sum counts nobody twice', async () => {
    expect(await counts('2018')).toEqual({
      fiscalYear: 2018,
      total: 8088,
      types: [
        { type: 'GROUP_REGION_FOCUS', count: 3768 },
        {
          type: 'COUNTRY_FOCUS',
          count: 3537,
          parts: [
            { type: 'SHORT_TERM', count: 3170 },
            { type: 'LONG_TERM', count: 367 },
          ],
        },
        { type: 'YOUNG_LEADERS', count: 783 },
      ],
      cumulative: 360000,
    });
    const apart = await product.anybody().get('/api/open-data/continuing-participants?fiscalYear=2018');
    expect(apart.body).toEqual({ fiscalYear: 2018, continuing: 200 });
  });

  it('is the sum of its offices, of its countries and of its themes', async () => {
    const { body: offices } = await product.anybody().get('/api/reference/domestic-offices');
    const { body: countries } = await product.anybody().get('/api/reference/countries');
    const { body: themes } = await product.anybody().get('/api/reference/themes');
    const totals = async (name: string, codes: string[]) => {
      const tables = await Promise.all(codes.map((code) => counts(`2018&${name}=${code}`)));
      expect(tables.every((table) => table.cumulative === null)).toBe(true);
      return tables.reduce((sum: number, table) => sum + (table.total as number), 0);
    };
    expect(offices).toHaveLength(12);
    expect(themes).toHaveLength(17);
    expect(
      await totals(
        'office',
        offices.map((office: { code: string }) => office.code),
      ),
    ).toBe(8088);
    expect(
      await totals(
        'country',
        countries.map((country: { code: string }) => country.code),
      ),
    ).toBe(8088);
    expect(
      await totals(
        'theme',
        themes.map((theme: { code: string }) => theme.code),
      ),
    ).toBe(8088);
  });

  it('stands beside the published figures with every difference shown', async () => {
    const { body } = await product.anybody().get('/api/open-data/published-figures?fiscalYear=2018');
    const of = (subject: string) => body.find((figure: { subject: string }) => figure.subject === subject);
    expect(of('GROUP_REGION_FOCUS')).toMatchObject({ people: 3768, counted: 3768, difference: 0 });
    expect(of('MAIN_PROGRAMMES')).toMatchObject({ people: 8088, difference: 0 });
    expect(of('ALL_SCHEMES')).toMatchObject({ people: 10000, precision: 'APPROXIMATE', counted: null });
  });

  it('has no drift against an independent recount, before and after all cells are counted anew', async () => {
    const recount = product.app.get(RecountService, { strict: false });
    expect(await recount.drift()).toEqual([]);
    await recount.rebuild();
    expect(await recount.drift()).toEqual([]);
    expect((await counts('2018')).total).toBe(8088);
  });

  it('is no other when it is seeded again', async () => {
    const sizes = () =>
      product.rows(
        `SELECT (SELECT COUNT(*) FROM nomination) nominations, (SELECT COUNT(*) FROM audit_entry) acts,
           (SELECT COUNT(*) FROM outbox_event) events, (SELECT COUNT(*) FROM released_session) sessions,
           (SELECT COUNT(*) FROM selection_line) selected, (SELECT SUM(version) FROM survey_return) answers`,
      );
    const before = await sizes();
    await seed();
    expect(await sizes()).toEqual(before);
  });

  it('holds nothing that should be impossible', async () => {
    const { app } = product;
    const patrol = new Patrol(
      app.get(DataSource),
      app.get(RecountService, { strict: false }),
      new Registry(),
    );
    // No worker runs here: what is recorded of past days waits for one.
    const findings = (await patrol.walk()).filter(({ impossible }) => !/ hours?$/.test(impossible));
    expect(findings).toEqual([]);
  });

  it('shows the drift when somebody changes a count behind our back', async () => {
    await product.rows('UPDATE annual_count SET people = people + 1 WHERE fiscal_year = 2018 LIMIT 1');
    const drift = await product.app.get(RecountService, { strict: false }).drift();
    expect(drift).toHaveLength(1);
    expect(Number(drift[0]!.stored) - Number(drift[0]!.recounted)).toBe(1);
  });

  it('leaves the cumulative figure out where a year in between has no counts', async () => {
    expect((await counts('2026')).cumulative).toBeNull();
  });
});
