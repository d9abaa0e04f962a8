import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instance, InstanceRun, Placement } from './instance.js';
import { type Choice, type Model, modelOf } from './model.js';
import { columnsOf, replan, type ReplanPoint } from './replan.js';
import { Usage } from './usage.js';

const OFFICES = ['A', 'B', 'C'];
const PARTNERS = ['P', 'Q'];
const WEEKS = 8;

const aPlacement = fc.tuple(
  fc.constantFrom(...OFFICES),
  fc.constantFrom(...PARTNERS),
  fc.integer({ min: 0, max: WEEKS - 3 }),
  fc.integer({ min: 0, max: 20 }),
);
const someRuns: fc.Arbitrary<InstanceRun[]> = fc
  .array(
    fc.record({
      weeks: fc.integer({ min: 1, max: 3 }),
      seats: fc.integer({ min: 5, max: 20 }),
      language: fc.constantFrom('en', 'fr'),
      series: fc.constantFrom(null, null, null, 'S'),
      placements: fc.uniqueArray(aPlacement, {
        selector: ([office, partner, week]) => `${office}${partner}${week}`,
        minLength: 1,
        maxLength: 12,
      }),
    }),
    { minLength: 2, maxLength: 14 },
  )
  .map((runs) => runs.map((run, index) => ({ id: `R${index}`, unplacedCost: 300, ...run })));

function yearOf(runs: InstanceRun[]): Instance {
  const office = {
    rooms: 2,
    beds: 25,
    hotelBeds: 10,
    coordinators: 2.3,
    arrivalsPerWeek: 2,
    seatWeeksTarget: 80,
  };
  return {
    ...{ version: 1, weeks: WEEKS, released: null, pins: [], interpreters: { fr: 2 } },
    cost: { hotelBedWeek: 1.5, overload: 0.2 },
    preparation: { weeks: 2, coordinatorLoad: 0.3 },
    offices: OFFICES.map((code) => ({ code, ...office })),
    hostPartners: PARTNERS.map((id) => ({ id, runsAtOnce: 3, runsPerYear: 8 })),
    runs,
  };
}

/** The runs with the fewest placements first, each to the cheapest that is free: a planner without second thoughts. */
function greedily(model: Model): Choice {
  const usage = new Usage(model);
  const columnsOfRun = (run: number) =>
    Array.from(model.cost.keys()).slice(model.runStart[run], model.runStart[run + 1]);
  const choice = new Int32Array(model.unplacedCost.length).fill(-1);
  const order = Array.from(choice.keys()).sort((a, b) => columnsOfRun(a).length - columnsOfRun(b).length);
  for (const run of order) {
    const [best] = columnsOfRun(run)
      .filter((column) => usage.blockedBy(column).length === 0)
      .sort((a, b) => model.cost[a]! - model.cost[b]!);
    if (best === undefined || model.cost[best]! >= model.unplacedCost[run]!) continue;
    choice[run] = best;
    usage.add(best);
  }
  return choice;
}
const plan = (model: Model) => Promise.resolve({ choice: greedily(model) });

const planOf = (model: Model, choice: Choice) =>
  new Map<string, Placement>(
    model.instance.runs.flatMap(({ id, placements }, run) => {
      const [office, partner, week] = placements[choice[run]! - model.runStart[run]!] ?? [];
      return office === undefined ? [] : [[id, [office, partner!, week!]]];
    }),
  );

/** Office A is shut in the middle of the year. */
const shut = (year: Instance): Instance => ({
  ...year,
  offices: year.offices.map((office) =>
    office.code === 'A' ? { ...office, rooms: [2, 2, 0, 0, 0, 0, 2, 2] } : office,
  ),
});

const exceeded = (model: Model, choice: Choice) => {
  const { used } = Usage.of(model, choice);
  return model.rows.filter(({ hard }, row) => used[row]! > hard + 1e-6);
};

async function mended(
  runs: InstanceRun[],
  pinned: number[],
): Promise<{ before: Map<string, Placement>; pins: Instance['pins']; year: Instance; curve: ReplanPoint[] }> {
  const open = yearOf(runs);
  const model = modelOf(open);
  const before = planOf(model, greedily(model));
  const pins = [...before]
    .filter((_, place) => pinned.includes(place))
    .map(([run, placement]) => ({ run, placement }));
  const year = { ...shut(open), pins };
  const curve = await replan(year, { current: before, changeCost: 5, seconds: 1, plan });
  return { before, pins, year, curve };
}

describe('mending a plan after an office was shut', () => {
  const somePins = fc.uniqueArray(fc.integer({ min: 0, max: 13 }), { maxLength: 4 });

  it('never moves a pinned run, not even one that lies where it cannot stay', async () => {
    await fc.assert(
      fc.asyncProperty(someRuns, somePins, async (runs, pinned) => {
        const { pins, curve } = await mended(runs, pinned);
        for (const { placements, moved } of curve)
          for (const { run, placement } of pins) {
            expect(placements[run]).toEqual(placement);
            expect(moved).not.toContain(run);
          }
      }),
    );
  });

  it('leaves no limit exceeded but by pins themselves, and moves nobody without having said so', async () => {
    await fc.assert(
      fc.asyncProperty(someRuns, somePins, async (runs, pinned) => {
        const { before, pins, year, curve } = await mended(runs, pinned);
        const model = modelOf(year);
        const ofPins = columnsOf(model, (run) => pins.find((pin) => pin.run === run)?.placement);
        const excused = new Set(exceeded(model, ofPins));
        for (const { placements, moved, unplaced, placed } of curve) {
          const choice = columnsOf(model, (run) => placements[run] ?? undefined);
          expect(exceeded(model, choice).filter((row) => !excused.has(row))).toEqual([]);
          const elsewhere = Object.entries(placements).filter(
            ([run, placement]) =>
              placement && before.has(run) && String(placement) !== String(before.get(run)),
          );
          expect(elsewhere.map(([run]) => run)).toEqual(moved);
          expect([placed + unplaced, Object.keys(placements).length]).toEqual([runs.length, runs.length]);
        }
      }),
    );
  });

  it('offers a curve: each point moves more runs than the one before, and places more', async () => {
    await fc.assert(
      fc.asyncProperty(someRuns, async (runs) => {
        const { curve } = await mended(runs, []);
        expect(curve.length).toBeGreaterThan(0);
        const unplaced = curve.map((point) => point.unplaced);
        expect(unplaced).toEqual([...new Set(unplaced)].sort((a, b) => b - a));
        const moved = curve.map((point) => point.moved.length);
        expect(moved).toEqual([...new Set(moved)].sort((a, b) => a - b));
      }),
    );
  });

  it('frees what stands in the way when what is hit alone finds no place', async () => {
    const run = { weeks: 2, seats: 10, language: 'en', series: null, unplacedCost: 300 };
    // In the weeks 2 and 3 office B has room for both of these, or for one of them and the one that A shuts out.
    const runs: InstanceRun[] = [
      {
        id: 'HIT',
        ...run,
        placements: [
          ['A', 'P', 2, 0],
          ['B', 'P', 2, 4],
        ],
      },
      {
        id: 'MAY_GO',
        ...run,
        placements: [
          ['B', 'P', 2, 0],
          ['C', 'P', 2, 6],
        ],
      },
      { id: 'STAYS', ...run, placements: [['B', 'Q', 2, 0]] },
    ];
    const { curve } = await mended(runs, []);
    expect(curve).toMatchObject([
      { freed: 1, placed: 2, unplaced: 1, moved: [] },
      { placed: 3, unplaced: 0, moved: ['HIT', 'MAY_GO'] },
    ]);
    expect(curve[1]!.placements).toMatchObject({ STAYS: ['B', 'Q', 2], MAY_GO: ['C', 'P', 2] });
  });
});
