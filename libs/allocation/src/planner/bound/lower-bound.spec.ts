import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pricesOf } from './priced.js';
import { cheapest, smallYear } from './small-year.spec.js';
import type { Placement } from '../instance.js';
import { modelOf } from '../model.js';
import { LinearProgramme } from './linear-programme.js';
import { lowerBound } from './lower-bound.js';

describe('the lower bound', () => {
  it('is below the cost of every plan, whatever the prices', () => {
    fc.assert(
      fc.property(
        smallYear,
        fc.array(fc.double({ min: -2, max: 15, noNaN: true }), { minLength: 7 }),
        (year, asked) => {
          const model = modelOf(year);
          const prices = Float64Array.from(model.rows, (_, row) => asked[row % asked.length]!);
          expect(lowerBound(model, prices)).toBeLessThanOrEqual(cheapest(model) + 1e-6);
        },
      ),
    );
  });

  it('is the value of the linear relaxation at its prices', async () => {
    await fc.assert(
      fc.asyncProperty(smallYear, async (year) => {
        const model = modelOf(year);
        const programme = await LinearProgramme.of(model);
        const { prices, value } = programme.solve()!;
        programme.dispose();
        expect(lowerBound(model, prices)).toBeCloseTo(value, 6);
        expect(value).toBeLessThanOrEqual(cheapest(model) + 1e-6);
      }),
    );
  });

  it('holds when there is no time for the relaxation at all', async () => {
    await fc.assert(
      fc.asyncProperty(smallYear, async (year) => {
        const model = modelOf(year);
        const { bound, reducedCost } = await pricesOf(model, { seconds: 0, now: () => 0 });
        expect(bound).toBeLessThanOrEqual(cheapest(model) + 1e-6);
        expect(reducedCost).toHaveLength(model.cost.length);
      }),
      { numRuns: 20 },
    );
  });

  it('has no prices where pins leave no plan', async () => {
    const [year] = fc.sample(smallYear, { numRuns: 1, seed: 1 });
    const [run] = year!.runs;
    const twins = ['R0', 'R1', 'R2'].map((id) => ({ ...run!, id, seats: 20 }));
    const [office, partner, week] = run!.placements[0]!;
    const clashing = {
      ...year!,
      hostPartners: year!.hostPartners.map((each) => ({ ...each, runsAtOnce: 1 })),
      pins: twins.map(({ id }) => ({ run: id, placement: [office, partner, week] as Placement })),
      runs: twins,
    };
    const priced = pricesOf(modelOf(clashing), { seconds: 10, now: () => 0 });
    await expect(priced).rejects.toThrow('pins break a hard rule together');
  });
});
