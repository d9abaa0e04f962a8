import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlanningYears, type PlanningYear } from '#allocation';
import { aRealSizeYear } from '../builders/real-size-year.js';
import { openProduct, type Product } from '../support/product.js';

let product: Product;
let year: PlanningYear;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  await aRealSizeYear(product);
  year = await product.app.get(PlanningYears, { strict: false }).of(2027);
});
afterAll(() => product.close());

describe('A year of real size', () => {
  it('is made of 600 runs, 12 offices, 150 host partners and 52 weeks, every run with a choice', () => {
    const { offices, hostPartners, runs, weeks } = year.instance;
    expect([runs.length, offices.length, hostPartners.length, weeks]).toEqual([600, 12, 150, 52]);
    expect([year.incomplete, year.unplaceable]).toEqual([[], []]);
  });

  it('stays within some sixty thousand placements, no run with more than its share', () => {
    const counts = year.instance.runs.map(({ placements }) => placements.length);
    const sum = counts.reduce((one, other) => one + other);
    expect(sum).toBeGreaterThan(20_000);
    expect(sum).toBeLessThan(75_000);
    expect(Math.max(...counts)).toBeLessThanOrEqual(year.facts.weights.placementsPerRun);
  });

  it('offers each run several offices, and all offices to the year', () => {
    const officesOf = year.instance.runs.map(({ placements }) => new Set(placements.map(([code]) => code)));
    const free = year.runs.flatMap(({ domesticOfficeCode }, at) =>
      domesticOfficeCode ? [] : [officesOf[at]!],
    );
    expect(free.filter((offices) => offices.size < 2)).toEqual([]);
    const used = new Set(officesOf.flatMap((offices) => [...offices]));
    expect(used.size).toBe(12);
  });

  it('leaves no run out because its dearest placement costs more', () => {
    for (const { placements, unplacedCost } of year.instance.runs)
      expect(unplacedCost).toBeGreaterThan(2 * Math.max(...placements.map(([, , , cost]) => cost)));
  });
});
