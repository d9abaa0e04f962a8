import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cheapest, everyPlan, smallYear } from './small-year.spec.js';
import type { Instance } from '../instance.js';
import { modelOf, type Choice, type Model } from '../model.js';
import { Usage } from '../usage.js';
import { brokenRoundings } from './bed-roundings.js';
import { brokenCliques } from './cliques.js';
import { Conflicts } from './conflicts.js';
import { cliqueCut, roundedCut, type Cut } from './cut.js';
import { brokenUnplaced, unplacedCut } from './least-unplaced.js';
import { LinearProgramme } from './linear-programme.js';
import { lowerBound } from './lower-bound.js';
import { pricesOf } from './priced.js';
import { RowUse } from './row-use.js';

const draws = fc.array(fc.nat(1_000), { minLength: 11, maxLength: 40 });

describe('a cut', () => {
  it('by rounding is kept by every plan, whatever is summed and by whatever it is divided', () => {
    fc.assert(
      fc.property(smallYear, draws, fc.integer({ min: 2, max: 40 }), (year, drawn, divisor) => {
        const model = modelOf(year);
        const whole = model.rows.flatMap(({ rule, soft }, row) =>
          rule === 'COORDINATORS' || !Number.isInteger(soft) ? [] : [row],
        );
        const rows = drawn
          .slice(0, 4)
          .map((draw, i): [number, number] => [whole[draw % whole.length]!, 1 + (i % 3)]);
        const counted = new Map(
          drawn.slice(4, 6).map((draw, i) => [draw % year.runs.length, drawn[6 + i]! % 60]),
        );
        const cut = roundedCut(model, new RowUse(model), { rows: [...new Map(rows)], divisor, counted });
        if (cut) expectKept(model, cut);
      }),
      { numRuns: 300 },
    );
  });

  it('by cliques is kept by every plan', () => {
    fc.assert(
      fc.property(smallYear, draws, (year, drawn) => {
        const model = modelOf(year);
        const conflicts = new Conflicts(model);
        const share = model.cost.map((_, column) => drawn[column % drawn.length]! / 1_000);
        const cuts = brokenCliques(conflicts, { share, dearer: model.cost });
        for (const cut of cuts) expectKept(model, cut);
      }),
    );
  });

  it('is not made of columns that go together', () => {
    fc.assert(
      fc.property(smallYear, (year) => {
        const model = modelOf(year);
        const conflicts = new Conflicts(model);
        for (const choice of everyPlan(model)) {
          const [one, other] = choice.filter((column) => column >= 0);
          if (other !== undefined) expect(() => cliqueCut(conflicts, [one!, other])).toThrow(RangeError);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('by counting the unplaced is kept by every plan, whatever the prices', () => {
    fc.assert(
      fc.property(smallYear, draws, (year, drawn) => {
        const model = modelOf(year);
        const prices = Float64Array.from(model.rows, (_, row) => drawn[row % drawn.length]! / 2_000);
        expectKept(model, unplacedCut(model, prices, []));
      }),
    );
  });

  it('by counting the unplaced rounds a broken number up', async () => {
    const model = modelOf(yearOfBigRuns());
    const programme = await LinearProgramme.of(model);
    const fractions = programme.solve()!;
    const cuts = brokenUnplaced(model, programme, fractions, 10);
    programme.add(cuts);
    const lifted = programme.solve()!;
    programme.dispose();
    expect(cuts).toHaveLength(1);
    expect(fractions.value).toBeCloseTo(150, 6);
    expect(lifted.value).toBeCloseTo(200, 6);
    expect(cheapest(model)).toBe(200);
    expect(lowerBound(model, lifted.prices, lifted.cuts)).toBeCloseTo(200, 6);
  });

  it('is found where the relaxation breaks it, and lifts the bound without passing any plan', async () => {
    let lifted = 0;
    await fc.assert(
      fc.asyncProperty(smallYear, async (year) => {
        const model = modelOf(year);
        const programme = await LinearProgramme.of(model);
        const fractions = programme.solve()!;
        programme.dispose();
        const use = new RowUse(model);
        const cuts = [
          ...brokenCliques(new Conflicts(model), fractions),
          ...brokenRoundings(model, use, fractions),
        ];
        for (const cut of cuts) {
          expectKept(model, cut);
          const used = cut.columns.reduce(
            (sum, column, i) => sum + fractions.share[column]! * cut.amounts[i]!,
            0,
          );
          const bought = cut.excess.reduce((sum, [row, weight]) => sum + weight * fractions.excess[row]!, 0);
          expect(used - bought).toBeGreaterThan(cut.most);
        }
        const priced = await pricesOf(model, { seconds: 10, now: () => 0 });
        expect(priced.bound).toBeLessThanOrEqual(cheapest(model) + 1e-6);
        expect(lowerBound(model, priced.prices, priced.cuts)).toBe(priced.bound);
        if (priced.bound > fractions.value + 1e-6) lifted++;
      }),
    );
    expect(lifted).toBeGreaterThan(0);
  });
});

/** Three runs of 60 seats in one week with 90 beds: in fractions one and a half of them are placed, in truth one. */
function yearOfBigRuns(): Instance {
  const partners = ['P', 'Q', 'R'];
  return {
    version: 1,
    weeks: 10,
    cost: { hotelBedWeek: 1.5, overload: 0.2 },
    preparation: { weeks: 0, coordinatorLoad: 0.3 },
    offices: [
      {
        code: 'A',
        rooms: 3,
        beds: 90,
        hotelBeds: 0,
        coordinators: 9,
        arrivalsPerWeek: 9,
        seatWeeksTarget: 900,
      },
    ],
    hostPartners: partners.map((id) => ({ id, runsAtOnce: 3, runsPerYear: 9 })),
    interpreters: { fr: 3 },
    pins: [],
    released: null,
    runs: partners.map((id) => ({
      id,
      weeks: 2,
      seats: 60,
      language: 'fr',
      series: null,
      unplacedCost: 100,
      placements: [['A', id, 1, 0]],
    })),
  };
}

function expectKept(model: Model, cut: Cut): void {
  for (const choice of everyPlan(model)) expect(left(model, choice, cut)).toBeGreaterThanOrEqual(-1e-9);
}

function left(model: Model, choice: Choice, cut: Cut): number {
  const { used } = Usage.of(model, choice);
  const bought = cut.excess.reduce(
    (sum, [row, weight]) => sum + weight * Math.max(0, used[row]! - model.rows[row]!.soft),
    0,
  );
  const amount = cut.columns.reduce(
    (sum, column, i) => sum + (choice.includes(column) ? cut.amounts[i]! : 0),
    0,
  );
  return cut.most + bought - amount;
}
