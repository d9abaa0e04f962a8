import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instance, Placement } from './instance.js';
import { Judge } from './verdict.js';

type Offices = {
  code: string;
  rooms: number;
  beds: number;
  hotelBeds: number;
  coordinators: number;
  arrivalsPerWeek: number;
};
/** All figures the same in every week, so that they are counted by hand easily. */
type SmallYear = Omit<Instance, 'offices' | 'hostPartners' | 'interpreters'> & {
  offices: (Offices & { seatWeeksTarget: number })[];
  hostPartners: { id: string; runsAtOnce: number; runsPerYear: number }[];
  interpreters: { fr: number };
};

/** What a plan breaks, counted from the raw figures without model or judge. */
function violations(instance: SmallYear, plan: Record<string, Placement>): number {
  const used = new Map<string, [used: number, limit: number]>();
  const add = (key: string, amount: number, limit: number) =>
    used.set(key, [(used.get(key)?.[0] ?? 0) + amount, limit]);
  for (const [id, [code, partner, start]] of Object.entries(plan)) {
    const { weeks, seats, language, series } = instance.runs.find((one) => one.id === id)!;
    const at = instance.offices.find((one) => one.code === code)!;
    const host = instance.hostPartners.find((one) => one.id === partner)!;
    for (let week = Math.max(0, start - 2); week < start + weeks; week++) {
      add(`coordinators ${code} ${week}`, week < start ? 0.3 : 1, at.coordinators);
      if (week < start) continue;
      add(`rooms ${code} ${week}`, 1, at.rooms);
      add(`beds ${code} ${week}`, seats, at.beds + at.hotelBeds);
      add(`host ${partner} ${week}`, 1, host.runsAtOnce);
      if (language === 'fr') add(`fr ${week}`, 1, instance.interpreters.fr);
      if (series) add(`series ${series} ${week}`, 1, 1);
    }
    add(`arrivals ${code} ${start}`, 1, at.arrivalsPerWeek);
    add(`year ${partner}`, 1, host.runsPerYear);
  }
  return [...used.values()].filter(([amount, limit]) => amount > limit + 1e-6).length;
}

const small = (most: number) => fc.integer({ min: 0, max: most });
const arbitraryOffice = (code: string) =>
  fc
    .record({
      rooms: small(3),
      beds: small(30),
      hotelBeds: small(10),
      coordinators: small(4),
      arrivalsPerWeek: small(2),
    })
    .map((figures) => ({ code, seatWeeksTarget: 999, ...figures }));
const arbitraryPlacement = fc.tuple(
  fc.constantFrom('KANSAI', 'TOKYO'),
  fc.constantFrom('P', 'Q'),
  fc.integer({ min: 0, max: 9 }),
  fc.constant(0),
);
const arbitraryRun = (id: string) =>
  fc
    .record({
      weeks: fc.integer({ min: 1, max: 4 }),
      seats: fc.integer({ min: 1, max: 15 }),
      language: fc.constantFrom('en', 'fr'),
      series: fc.constantFrom(null, 'S'),
      placements: fc.array(arbitraryPlacement, { minLength: 1, maxLength: 6 }),
    })
    .map((differs) => ({ id, unplacedCost: 500, ...differs }));
const arbitraryYear = fc
  .record({
    offices: fc.tuple(arbitraryOffice('KANSAI'), arbitraryOffice('TOKYO')),
    hostPartners: fc.tuple(
      ...(['P', 'Q'] as const).map((id) =>
        fc.record({ id: fc.constant<string>(id), runsAtOnce: small(2), runsPerYear: small(4) }),
      ),
    ),
    interpreters: fc.record({ fr: small(2) }),
    runs: fc.tuple(...['A', 'B', 'C', 'D', 'E', 'F'].map(arbitraryRun)),
  })
  .map((figures): SmallYear => ({
    ...{ version: 1, weeks: 14, cost: { hotelBedWeek: 1.5, overload: 0.5 } },
    ...{ preparation: { weeks: 2, coordinatorLoad: 0.3 }, pins: [], released: null },
    ...figures,
  }));

it('RED is said of a move just where a rule is broken after it, and everywhere else the plan stays whole', () => {
  let [red, free] = [0, 0];
  fc.assert(
    fc.property(arbitraryYear, (instance) => {
      const plan: Record<string, Placement> = {};
      const board = new Judge(instance, new Map(), { terms: () => ({}), refusals: () => [] });
      for (const { id, placements } of instance.runs)
        for (const [code, partner, week] of placements) {
          const placement: Placement = [code, partner, week];
          const { colour } = board.verdictOf(id, placement);
          const broken = violations(instance, { ...plan, [id]: placement });
          expect({ id, placement, red: colour === 'RED' }).toEqual({ id, placement, red: broken > 0 });
          if (colour === 'RED') red++;
          else {
            free++;
            plan[id] = placement;
            board.place(id, placement);
          }
        }
      expect(board.exceeded().filter(({ hard }) => hard)).toEqual([]);
    }),
    { numRuns: 300 },
  );
  // The years are neither empty nor boundless.
  expect(Math.min(red, free)).toBeGreaterThan(200);
});
