import { describe, expect, it } from '@jest/globals';
import type { Instance, Placement } from './instance.js';
import { type Choice, modelOf } from './model.js';
import { reasonsOf, type ReasonsAsked } from './reasons.js';
import { columnsOf } from './replan.js';

const NAMES: Record<string, string> = {
  A: 'Nurses',
  B: 'Roads',
  KANSAI: 'Kansai',
  TOKYO: 'Tokyo',
  P: 'Kobe City',
};
const named = (code: string) => NAMES[code] ?? code;
const words = {
  ...{ run: named, office: named, hostPartner: named },
  from: (week: number) => `from ${6 + 7 * (week - 14)} July`,
  during: (first: number, last: number) =>
    first === last ? `in week ${first}` : `in weeks ${first} to ${last}`,
};

function year(differs: Partial<Instance> = {}): Instance {
  const office = {
    rooms: 1,
    beds: 20,
    hotelBeds: 10,
    coordinators: 9,
    arrivalsPerWeek: 9,
    seatWeeksTarget: 900,
  };
  const run = { weeks: 2, seats: 15, language: 'fr', series: null, unplacedCost: 600 };
  return {
    ...{ version: 1, weeks: 52, released: null, pins: [], interpreters: { fr: 2 } },
    cost: { hotelBedWeek: 1.5, overload: 0.2 },
    preparation: { weeks: 2, coordinatorLoad: 0.3 },
    offices: [
      { code: 'KANSAI', ...office },
      { code: 'TOKYO', ...office, beds: 10 },
    ],
    hostPartners: [{ id: 'P', runsAtOnce: 2, runsPerYear: 2 }],
    runs: [
      {
        id: 'A',
        ...run,
        placements: [
          ['KANSAI', 'P', 14, 1],
          ['TOKYO', 'P', 14, 3],
          ['KANSAI', 'P', 20, 12],
        ],
      },
      {
        id: 'B',
        ...run,
        placements: [
          ['KANSAI', 'P', 14, 1],
          ['KANSAI', 'P', 15, 4],
        ],
      },
    ],
    ...differs,
  };
}

/** Sentence of each run for a plan. */
function told(instance: Instance, plan: Record<string, Placement>, more: Partial<ReasonsAsked> = {}) {
  const model = modelOf(instance);
  const choice: Choice = columnsOf(model, (run) => plan[run]);
  return Object.fromEntries(
    reasonsOf(model, choice, { words, ...more }).map(({ run, sentence }) => [run, sentence]),
  );
}

describe('the reason of a placement', () => {
  it('says what speaks for it, and what the next best office would cost more, by name', () => {
    const terms = (_: string, [office]: Placement) => ({
      preferredWeek: 0,
      distance: office === 'TOKYO' ? 3 : 1,
    });
    const { A } = told(year(), { A: ['KANSAI', 'P', 14] }, { terms });
    // Five of fifteen people in hotels for two weeks, at 1.5 each, and two more points of distance.
    expect(A).toBe(
      'In Kansai with Kobe City from 6 July because its preferred week is free there; Tokyo would cost 17 more (hotel beds 15, distance 2).',
    );
  });

  it('says what would cost less and who is in the way', () => {
    const other = told(year(), { A: ['KANSAI', 'P', 20], B: ['KANSAI', 'P', 15] });
    expect(other.B).toBe(
      'In Kansai with Kobe City from 13 July at a cost of 4; from 6 July would cost 3 less and is free: it may be moved.',
    );
    const behind = told(year(), { A: ['KANSAI', 'P', 14], B: ['KANSAI', 'P', 15] });
    expect(behind.B).toContain(
      'there is not room enough: seminar rooms in Kansai in week 15 (taken by Nurses)',
    );
  });

  it('says what blocks all others, where nothing else is left', () => {
    const base = year();
    const [, roads] = base.runs;
    const guest: Instance['runs'][number] = { ...roads!, id: 'C', placements: [['KANSAI', 'P', 16, 0]] };
    const { B, C } = told(
      { ...base, runs: [roads!, guest] },
      { B: ['KANSAI', 'P', 14], C: ['KANSAI', 'P', 16] },
    );
    expect(B).toBe(
      'In Kansai with Kobe City from 6 July because nothing costs less; its only other placement is blocked: seminar rooms in Kansai in week 16 (taken by C).',
    );
    expect(C).toBe('In Kansai with Kobe City from 20 July because no other placement comes into question.');
  });

  it('says that an officer has pinned it', () => {
    const pins: Instance['pins'] = [{ run: 'A', placement: ['KANSAI', 'P', 20] }];
    expect(told(year({ pins }), { A: ['KANSAI', 'P', 20] }).A).toBe(
      'In Kansai with Kobe City from 17 August because it is pinned there.'.replace('17 August', '48 July'),
    );
  });
});

describe('the reason of an unplaced run', () => {
  it('counts every placement once, with what blocks it and who is there', () => {
    expect(told(year(), { A: ['KANSAI', 'P', 14] }).B).toBe(
      'All 2 placements are blocked: 2 by seminar rooms in Kansai in weeks 14 to 15 (taken by Nurses).',
    );
    const few = year({ interpreters: { fr: 1 } });
    const alone = {
      ...few,
      runs: few.runs.map((run) => ({ ...run, placements: run.placements.slice(0, 2) })),
    };
    expect(told(alone, { B: ['KANSAI', 'P', 14] }).A).toBe(
      'All 2 placements are blocked: 2 by interpreters for French in weeks 14 to 15 (taken by Roads).',
    );
  });

  it('says that it may be placed when nothing stands against it', () => {
    expect(told(year(), {}).A).toBe(
      'Nothing stands against Kansai with Kobe City from 6 July at a cost of 1: it may be placed there.',
    );
  });

  it('says when what is free costs more than leaving it out', () => {
    const base = year();
    const dear = { ...base, runs: base.runs.map((run) => ({ ...run, unplacedCost: 2 })) };
    expect(told(dear, { A: ['KANSAI', 'P', 14] }).B).toContain('blocked');
    const free = told({ ...dear, runs: [{ ...dear.runs[1]!, placements: [['KANSAI', 'P', 15, 4]] }] }, {});
    expect(free.B).toBe(
      'Kansai with Kobe City from 13 July is free but would cost 4, more than to leave it out (2).',
    );
  });

  it('says when no office, host partner and week passes the filters', () => {
    const base = year();
    const none = { ...base, runs: base.runs.map((run) => ({ ...run, placements: [] })) };
    expect(told(none, {}).A).toContain('No placement is possible at all');
  });
});
