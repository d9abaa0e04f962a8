import type { Instance, InstanceRun, Placement } from '#allocation';

/** A year that a person can plan in the head: one office with plenty of everything; a test says only what is scarce. */
export function aTinyYear(
  runs: InstanceRun[],
  scarce: Partial<Omit<Instance, 'offices'>> & { office?: Partial<Instance['offices'][number]> } = {},
): Instance {
  const { office, ...rest } = scarce;
  const plenty = {
    rooms: 9,
    beds: 900,
    hotelBeds: 0,
    coordinators: 99,
    arrivalsPerWeek: 9,
    seatWeeksTarget: 9_999,
  };
  return {
    version: 1,
    weeks: 12,
    cost: { hotelBedWeek: 1.5, overload: 0.2 },
    preparation: { weeks: 2, coordinatorLoad: 0.3 },
    offices: [
      { code: 'TOKYO', ...plenty, ...office },
      { code: 'KANSAI', ...plenty },
    ],
    hostPartners: ['P1', 'P2', 'P3'].map((id) => ({ id, runsAtOnce: 9, runsPerYear: 9 })),
    interpreters: {},
    pins: [],
    released: null,
    runs,
    ...rest,
  };
}

/** A run of two weeks and ten people at TOKYO with P1 in week 2 for nothing, or in week 6 for 7 points. */
export function aTinyRun(id: string, differs: Partial<InstanceRun> = {}): InstanceRun {
  return {
    ...{ id, weeks: 2, seats: 10, language: 'en', series: null, unplacedCost: 500 },
    placements: [
      ['TOKYO', 'P1', 2, 0],
      ['TOKYO', 'P1', 6, 7],
    ],
    ...differs,
  };
}

/** The least cost of all plans that break no rule, by trying every one; what is broken already is not gone on with. */
export function leastCost(
  instance: Instance,
  check: (plan: { placements: Record<string, Placement | null> }) => { cost: number; violations: string[] },
): number {
  let least = Infinity;
  const placements: Record<string, Placement | null> = {};
  const from = (index: number): void => {
    const { cost, violations } = check({ placements });
    if (violations.length > 0) return;
    const run = instance.runs[index];
    if (run === undefined) least = Math.min(least, cost);
    else
      for (const option of [...run.placements, null]) {
        placements[run.id] = option && [option[0], option[1], option[2]];
        from(index + 1);
        placements[run.id] = null;
      }
  };
  from(0);
  return least;
}
