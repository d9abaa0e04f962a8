import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clashesOf, clashSentence } from './clash.js';
import type { Instance } from './instance.js';
import { modelOf } from './model.js';
import { Usage } from './usage.js';
import type { Words } from './words.js';

const CODES_AS_WORDS: Words = {
  run: (id) => id,
  office: (code) => code,
  hostPartner: (id) => id,
  from: (week) => `from week ${week}`,
  during: (first, last) => `in weeks ${first} to ${last}`,
};

interface PinnedRun {
  seats: number;
  weeks: number;
  start: number;
  partner: string;
  series: string | null;
}

/** Runs that are all pinned to one office with 3 rooms, 40 beds and 10 in hotels. */
function pinnedYear(pinned: PinnedRun[]): Instance {
  const limits = { rooms: 3, beds: 40, hotelBeds: 10, coordinators: 9, arrivalsPerWeek: 9 };
  return {
    ...{ version: 1, weeks: 12, released: null, interpreters: {} },
    cost: { hotelBedWeek: 1.5, overload: 0.2 },
    preparation: { weeks: 2, coordinatorLoad: 0.3 },
    offices: [{ code: 'TOKYO', seatWeeksTarget: 1000, ...limits }],
    hostPartners: ['P', 'Q'].map((id) => ({ id, runsAtOnce: 2, runsPerYear: 4 })),
    runs: pinned.map(({ seats, weeks, start, partner, series }, index) => ({
      ...{ id: `R${index}`, weeks, seats, language: 'en', series, unplacedCost: 500 },
      placements: [['TOKYO', partner, start, 0]],
    })),
    pins: pinned.map(({ start, partner }, index) => ({
      run: `R${index}`,
      placement: ['TOKYO', partner, start],
    })),
  };
}

const someRuns = fc.array(
  fc.record({
    seats: fc.integer({ min: 5, max: 30 }),
    weeks: fc.integer({ min: 1, max: 4 }),
    start: fc.integer({ min: 0, max: 6 }),
    partner: fc.constantFrom('P', 'Q'),
    series: fc.constantFrom(null, null, 'S'),
  }),
  { minLength: 1, maxLength: 8 },
);

/** Whether these pins, and no others, keep every limit: each is put where it is pinned, one after the other. */
function fit(instance: Instance, runs: readonly string[]): boolean {
  const model = modelOf(instance);
  const usage = new Usage(model);
  return instance.runs.every(({ id }, run) => {
    if (!runs.includes(id)) return true;
    const free = usage.blockedBy(model.pinned[run]!).length === 0;
    usage.add(model.pinned[run]!);
    return free;
  });
}

describe('the conflicts among pins', () => {
  it('are there exactly when the pins do not fit together', () => {
    fc.assert(
      fc.property(someRuns, (runs) => {
        const year = pinnedYear(runs);
        const all = year.runs.map(({ id }) => id);
        expect(clashesOf(modelOf(year)).length === 0).toBe(fit(year, all));
      }),
    );
  });

  it('are as small as can be: none of their runs fits beside the others, and without any one of them the rest fit that limit', () => {
    fc.assert(
      fc.property(someRuns, (runs) => {
        const year = pinnedYear(runs);
        for (const clash of clashesOf(modelOf(year))) {
          const broken = (some: readonly string[]) =>
            clashesOf(modelOf({ ...year, pins: year.pins.filter(({ run }) => some.includes(run)) })).some(
              ({ rule, of, weeks }) =>
                rule === clash.rule &&
                of === clash.of &&
                (weeks.length === 0 || weeks.some((week) => clash.weeks.includes(week))),
            );
          expect(broken(clash.runs)).toBe(true);
          for (const left of clash.runs) expect(broken(clash.runs.filter((run) => run !== left))).toBe(false);
        }
      }),
    );
  });

  it('end when as many pins are taken off as they say, the largest ones first', () => {
    const crowd = { weeks: 2, start: 3, series: null };
    const year = pinnedYear([
      { ...crowd, seats: 8, partner: 'P' },
      { ...crowd, seats: 8, partner: 'Q' },
      { ...crowd, seats: 8, partner: 'P' },
      { ...crowd, seats: 8, partner: 'Q' },
      { ...crowd, seats: 8, partner: 'Q', start: 4 },
    ]);
    const rooms = clashesOf(modelOf(year)).find(({ rule, weeks }) => rule === 'ROOMS' && weeks.includes(4))!;
    expect(rooms).toMatchObject({ atLeast: 2, limit: 3, weeks: [4] });
    expect([rooms.runs.length, rooms.sharing.length]).toEqual([4, 5]);
  });

  it('are told in words: what, where, when, who, and what to do', () => {
    const run = { seats: 30, weeks: 3, start: 2, partner: 'P', series: null };
    const year = pinnedYear([run, { ...run, partner: 'Q' }]);
    const [beds] = clashesOf(modelOf(year));
    expect(clashSentence(beds!, CODES_AS_WORDS)).toBe(
      'R0 and R1 cannot all stay pinned: together they need more beds in TOKYO than there are (50) in weeks 2 to 4. Unpin one of them, or change the capacity.',
    );
  });

  it('name a pin that no filter lets through', () => {
    const year = pinnedYear([{ seats: 8, weeks: 2, start: 3, partner: 'P', series: null }]);
    const elsewhere = { ...year, pins: [{ run: 'R0', placement: ['TOKYO', 'Q', 9] as const }] } as Instance;
    const [clash] = clashesOf(modelOf(elsewhere));
    expect(clash).toMatchObject({ rule: null, runs: ['R0'] });
    expect(clashSentence(clash!, CODES_AS_WORDS)).toContain('R0 is pinned where it cannot be');
  });
});
