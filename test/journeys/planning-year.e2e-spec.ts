import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FIRST_WEIGHTS, PlanningYears } from '#allocation';
import { expectStatus } from '../builders/course-run.js';
import { aDemandedRun, aHost, anOffice, PLANNED_YEAR, stated } from '../builders/run-demand.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let kansai: Client;
let host: { id: string };
beforeAll(async () => {
  product = await openProduct({ worker: false });
  [headquarters, kansai] = [await product.headquarters(), await product.domesticOffice()];
  await anOffice(product, 'KANSAI');
  await anOffice(product, 'TOKYO');
  host = await aHost(product);
});
afterAll(() => closeUnbroken(product));

const theYear = () => product.app.get(PlanningYears, { strict: false }).of(PLANNED_YEAR);

describe('The year that is planned', () => {
  it('has a placement for every office, host partner and week that fits, with its cost by name', async () => {
    const run = await aDemandedRun(headquarters);
    const year = await theYear();
    const [instance] = year.instance.runs.filter(({ id }) => id === run.id);
    const best = instance!.placements.find(([code, , week]) => code === 'KANSAI' && week === 27)!;
    expect(best).toEqual(['KANSAI', host.id, 27, 5]);
    expect(year.terms(run.id, ['KANSAI', host.id, 27])).toEqual({
      ...{ preferredWeek: 0, affinity: 5, distance: 0, season: 0 },
    });
    // Hyogo is some 400 km from the prefectures of JICA Tokyo; a holiday falls into the week of 11 October.
    const far = year.terms(run.id, ['TOKYO', host.id, 28]);
    expect(far).toMatchObject({ preferredWeek: 2, affinity: 5, season: 1 });
    expect(far.distance).toBeGreaterThan(8);
    for (const [code, partner, week, cost] of instance!.placements) {
      const terms = Object.values(year.terms(run.id, [code, partner, week]));
      expect(cost).toBeCloseTo(terms.reduce((sum, one) => sum + one));
      expect(year.refusals(run.id, [code, partner, week])).toEqual([]);
    }
    expect(year.instance.offices.find(({ code }) => code === 'KANSAI')).toMatchObject({
      seatWeeksTarget: 1753,
    });
  });

  it('says of a run without any placement which filter took them', async () => {
    const run = await aDemandedRun(headquarters, {}, { titleEn: 'Coastal Fisheries', theme: 'FISHERIES' });
    const path = `/api/run-demands/year?fiscalYear=${PLANNED_YEAR}`;
    const nowhere = (await kansai.get(path)).body.unplaceable;
    expect(nowhere).toHaveLength(1);
    expect(nowhere[0]).toMatchObject({ id: run.id, titleEn: 'Coastal Fisheries' });
    expect(nowhere[0].sentence).toMatch(
      /^None of .* placements is left; they were removed: .* by the window of start weeks, .* by the thematic field\.$/,
    );
    const year = await theYear();
    expect(year.refusals(run.id, ['KANSAI', host.id, 27])).toEqual([
      {
        filter: 'THEME',
        sentence: 'Kobe City Waterworks Bureau gives nothing in the field Fisheries.',
      },
    ]);
    await stated(headquarters, run.id, { hostPartnerId: host.id });
    expect((await kansai.get(path)).body.unplaceable).toEqual([]);
  });

  it('keeps a scenario’s closed office out before anything is chosen', async () => {
    const run = await aDemandedRun(headquarters);
    const closed = [{ week: 29, reason: 'Repairs' }];
    const year = await product.app.get(PlanningYears, { strict: false }).of(PLANNED_YEAR, {
      adjust: (capacity) => ({
        ...capacity,
        offices: capacity.offices.map((one) =>
          one.code === 'KANSAI' ? { ...one, closedWeeks: closed } : one,
        ),
      }),
    });
    const [instance] = year.instance.runs.filter(({ id }) => id === run.id);
    const weeksAt = (office: string) =>
      instance!.placements.filter(([code]) => code === office).map(([, , week]) => week);
    expect(weeksAt('KANSAI')).toEqual([23, 30, 31]);
    expect(weeksAt('TOKYO')).toEqual([23, 24, 25, 26, 27, 28, 29, 30, 31]);
    expect(year.refusals(run.id, ['KANSAI', host.id, 27])[0]).toEqual({
      filter: 'CLOSURE',
      sentence: 'JICA Kansai Center is closed in week 29 (from 2027-10-18): Repairs.',
    });
    const [beds, rooms] = (['beds', 'rooms'] as const).map(
      (figure) => year.instance.offices.find(({ code }) => code === 'KANSAI')![figure] as number[],
    );
    expect([beds![28], beds![29], rooms![28], rooms![29]]).toEqual([60, 0, 4, 0]);
  });
});

describe('The weights of a year', () => {
  const path = `/api/planning-weights?fiscalYear=${PLANNED_YEAR}`;

  it('are data that headquarters changes: costs follow at once', async () => {
    const run = await aDemandedRun(headquarters);
    const first = await kansai.get(path);
    expect(first.body).toEqual({ fiscalYear: PLANNED_YEAR, weights: FIRST_WEIGHTS, version: 0 });
    const weights = { ...FIRST_WEIGHTS, preferredWeek: 3.5, windowWeeks: 1, season: FIRST_WEIGHTS.season };
    await expectStatus(200, headquarters.put(path, { version: 0, body: weights }));
    const year = await theYear();
    expect(year.terms(run.id, ['KANSAI', host.id, 25]).preferredWeek).toBe(7);
    const [instance] = year.instance.runs.filter(({ id }) => id === run.id);
    expect(new Set(instance!.placements.map(([, , week]) => week))).toEqual(new Set([26, 27, 28]));
    expectRefused(
      await headquarters.put(path, { version: 0, body: weights }),
      412,
      'WEIGHTS.CHANGED_MEANWHILE',
    );
  });

  it('are held to their sense: nothing weighs like a run that is left out', async () => {
    const wrong = {
      ...FIRST_WEIGHTS,
      unplaced: 50,
      intakes: { APRIL: { fromWeek: 3, toWeek: 1 }, AUTUMN: { fromWeek: 25, toWeek: 27 } },
    };
    const refused = await headquarters.put(path, { version: 1, body: wrong });
    expectRefused(refused, 422, 'WEIGHTS.INVALID', 'unplaced', 'intakes.APRIL.toWeek');
    const malformed = { ...FIRST_WEIGHTS, season: [1, 2], leadWeeks: { SHORT_TERM: -1 }, affinity: 1e21 };
    expectRefused(
      await headquarters.put(path, { version: 1, body: malformed }),
      422,
      /./,
      'season',
      'affinity',
    );
  });
});
