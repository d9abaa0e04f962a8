import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instance, modelOf, planFileOf, planYear } from '#allocation';
import { checkPlan } from './check-plan.js';
import { aTinyRun, aTinyYear, leastCost } from './tiny-year.js';
import { aYear } from './year.js';

/** A clock that stands still: the work counted for the seconds is done, however slow the machine is. */
const now = () => 0;

async function planOf(instance: Instance, seconds = 0.05, seed = 1) {
  const model = modelOf(instance);
  const planned = await planYear(model, { seed, seconds, now });
  const file = planFileOf(model, planned.choice, planned.bound);
  return { planned, file, checked: checkPlan(instance, file) };
}

async function costOf(instance: Instance): Promise<number> {
  const { planned, checked } = await planOf(instance);
  expect(checked.violations).toEqual([]);
  expect(checked.cost).toBeCloseTo(planned.cost, 6);
  return planned.cost;
}

describe('Each rule, once binding', () => {
  const two = [aTinyRun('A'), aTinyRun('B')];
  const partners = (differs: object) =>
    ['P1', 'P2', 'P3'].map((id) => ({ id, runsAtOnce: 9, runsPerYear: 9, ...differs }));

  it('is none where there is plenty: both in their best week', async () => {
    expect(await costOf(aTinyYear(two))).toBe(0);
  });

  it('rooms: one of two moves for 7', async () => {
    expect(await costOf(aTinyYear(two, { office: { rooms: 1 } }))).toBe(7);
  });

  it('rooms by week: none in week 3, so both move', async () => {
    const rooms = Array.from({ length: 12 }, (_, week) => (week === 3 ? 0 : 9));
    expect(await costOf(aTinyYear(two, { office: { rooms } }))).toBe(14);
  });

  it('beds: five too few and no hotel, one moves', async () => {
    expect(await costOf(aTinyYear(two, { office: { beds: 15 } }))).toBe(7);
  });

  it('hotel beds: two for two weeks cost 6, less than moving', async () => {
    expect(await costOf(aTinyYear(two, { office: { beds: 18, hotelBeds: 5 } }))).toBe(6);
  });

  it('hotel beds: four for two weeks would cost 12, so one moves', async () => {
    expect(await costOf(aTinyYear(two, { office: { beds: 16, hotelBeds: 5 } }))).toBe(7);
  });

  it('coordinators: the weeks of preparation count', async () => {
    const runs = [
      aTinyRun('A'),
      aTinyRun('B', {
        placements: [
          ['TOKYO', 'P1', 3, 0],
          ['TOKYO', 'P1', 6, 7],
        ],
      }),
    ];
    expect(await costOf(aTinyYear(runs, { office: { coordinators: 1.9 } }))).toBe(7);
    expect(await costOf(aTinyYear(runs, { office: { coordinators: 2 } }))).toBe(0);
  });

  it('interpreters: one of French, and English needs none', async () => {
    const french = two.map((run) => ({ ...run, language: 'fr' }));
    expect(await costOf(aTinyYear(french, { interpreters: { fr: 1 } }))).toBe(7);
    expect(await costOf(aTinyYear(two, { interpreters: { fr: 1 } }))).toBe(0);
  });

  it('interpreters of the office itself', async () => {
    const french = two.map((run) => ({ ...run, language: 'fr' }));
    expect(
      await costOf(aTinyYear(french, { interpreters: { fr: 9 }, office: { interpreters: { fr: 1 } } })),
    ).toBe(7);
  });

  it('host partner at once', async () => {
    expect(await costOf(aTinyYear(two, { hostPartners: partners({ runsAtOnce: 1 }) }))).toBe(7);
  });

  it('host partner in the year: the second run finds no place', async () => {
    expect(await costOf(aTinyYear(two, { hostPartners: partners({ runsPerYear: 1 }) }))).toBe(500);
  });

  it('arrivals a week', async () => {
    expect(await costOf(aTinyYear(two, { office: { arrivalsPerWeek: 1 } }))).toBe(7);
  });

  it('series never overlap', async () => {
    expect(await costOf(aTinyYear(two.map((run) => ({ ...run, series: 'S' }))))).toBe(7);
  });

  it('the target of the office: 20 seat weeks beyond it cost 4', async () => {
    expect(await costOf(aTinyYear(two, { office: { seatWeeksTarget: 20 } }))).toBe(4);
  });

  it('the released plan: leaving it costs, and one is left for a pin', async () => {
    const instance = aTinyYear(two, {
      office: { rooms: 1 },
      pins: [{ run: 'B', placement: ['TOKYO', 'P1', 2] }],
      released: { changeCost: 30, placements: { A: ['TOKYO', 'P1', 2], B: ['TOKYO', 'P1', 6] } },
    });
    expect(await costOf(instance)).toBe(67);
  });
});

describe('Pins', () => {
  it('are kept, whatever it costs others', async () => {
    const instance = aTinyYear([aTinyRun('A'), aTinyRun('B')], {
      office: { rooms: 1 },
      pins: [{ run: 'A', placement: ['TOKYO', 'P1', 6] }],
    });
    const { file, checked } = await planOf(instance);
    expect(checked.violations).toEqual([]);
    expect(file.placements).toEqual({ A: ['TOKYO', 'P1', 6], B: ['TOKYO', 'P1', 2] });
  });

  it('that clash are kept and named, and the rest is planned', async () => {
    const instance = aTinyYear([aTinyRun('A'), aTinyRun('B'), aTinyRun('C')], {
      office: { rooms: 1 },
      pins: [
        { run: 'A', placement: ['TOKYO', 'P1', 2] },
        { run: 'B', placement: ['TOKYO', 'P1', 2] },
      ],
    });
    const { planned, file } = await planOf(instance);
    expect(planned.brokenByPins.map(({ rule, of, week }) => [rule, of, week])).toEqual([
      ['ROOMS', 'TOKYO', 2],
      ['ROOMS', 'TOKYO', 3],
    ]);
    expect(file.placements).toEqual({
      A: ['TOKYO', 'P1', 2],
      B: ['TOKYO', 'P1', 2],
      C: ['TOKYO', 'P1', 6],
    });
    expect(planned.bound).toBeLessThanOrEqual(planned.cost);
  });
});

describe('Random years', () => {
  const shape = fc.record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    runs: fc.integer({ min: 1, max: 60 }),
    hostPartners: fc.integer({ min: 2, max: 20 }),
    offices: fc.integer({ min: 1, max: 12 }),
    room: fc.double({ min: 0.5, max: 3, noNaN: true }),
    seriesLength: fc.integer({ min: 2, max: 4 }),
    longTerm: fc.constantFrom(0, 0.2),
    pinned: fc.constantFrom(0, 0.05),
    weekly: fc.boolean(),
    ownInterpreters: fc.boolean(),
  });

  it('are planned without a broken rule, at the cost that the checker counts, above the bound', async () => {
    await fc.assert(
      fc.asyncProperty(shape, async (differs) => {
        const { planned, checked } = await planOf(aYear(differs), 0.01);
        expect(checked.cost).toBeCloseTo(planned.cost, 6);
        expect(checked.unplaced).toBe(planned.unplaced);
        if (planned.brokenByPins.length === 0) expect(checked.violations).toEqual([]);
        expect(checked.violations.filter((each) => /pin|cannot|bound/.test(each))).toEqual([]);
        expect(planned.bound).toBeLessThanOrEqual(planned.cost);
      }),
      { numRuns: 25 },
    );
  });

  it('of five runs are planned as well as by trying everything', async () => {
    const small = { runs: 5, hostPartners: 2, offices: 1, pairs: 1, spread: 2, room: 0.5, weeks: 30 };
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const instance = aYear({ ...small, seed });
        const best = leastCost(instance, (plan) => checkPlan(instance, plan));
        const { planned } = await planOf(instance, 0.2);
        expect(planned.cost).toBeCloseTo(best, 6);
        expect(planned.bound).toBeLessThanOrEqual(best + 1e-6);
      }),
      { numRuns: 12 },
    );
  });
});

describe('The same seed and seconds', () => {
  it('give the same plan; another seed may give another', async () => {
    const instance = aYear({ seed: 7, runs: 40, hostPartners: 20 });
    const [first, second] = [await planOf(instance, 0.1, 5), await planOf(instance, 0.1, 5)];
    expect(second.file).toEqual(first.file);
    expect(first.planned.cut).toBe(false);
  });

  it('say when the clock cut the work off', async () => {
    let time = 0;
    const model = modelOf(aYear({ seed: 7, runs: 40, hostPartners: 20 }));
    const planned = await planYear(model, { seed: 1, seconds: 5, now: () => (time += 1_000) });
    expect(planned.cut).toBe(true);
  });
});
