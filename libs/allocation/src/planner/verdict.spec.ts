import { describe, expect, it } from '@jest/globals';
import type { Instance, InstanceOffice, InstanceRun, Placement } from './instance.js';
import { USUAL_LEVELS } from './rule-levels.js';
import { Judge } from './verdict.js';

const office = (code: string, differs: Partial<InstanceOffice> = {}): InstanceOffice => ({
  ...{ code, rooms: 9, beds: 99, hotelBeds: 0, coordinators: 9, arrivalsPerWeek: 9, seatWeeksTarget: 999 },
  ...differs,
});
const run = (id: string, differs: Partial<InstanceRun> = {}): InstanceRun => ({
  ...{ id, weeks: 2, seats: 10, language: 'en', series: null, unplacedCost: 500 },
  placements: [
    ['KANSAI', 'P', 3, 0],
    ['KANSAI', 'P', 4, 2],
    ['KANSAI', 'Q', 4, 0],
    ['TOKYO', 'Q', 6, 0],
  ],
  ...differs,
});
const year = (differs: Partial<Instance> = {}): Instance => ({
  ...{ version: 1, weeks: 12, cost: { hotelBedWeek: 1.5, overload: 0.5 } },
  preparation: { weeks: 2, coordinatorLoad: 0.3 },
  offices: [office('KANSAI'), office('TOKYO')],
  hostPartners: [
    { id: 'P', runsAtOnce: 9, runsPerYear: 9 },
    { id: 'Q', runsAtOnce: 9, runsPerYear: 9 },
  ],
  ...{ interpreters: {}, pins: [], released: null, runs: [run('A'), run('B')] },
  ...differs,
});

/** A year without a database: its costs have no names, and its filters are its list of placements. */
function judge(instance: Instance, placements: Record<string, Placement>, levels = USUAL_LEVELS): Judge {
  const listed = (runId: string, placement: Placement) =>
    instance.runs
      .find(({ id }) => id === runId)!
      .placements.find((one) => one.slice(0, 3).join('|') === placement.join('|'));
  return new Judge(
    instance,
    new Map(Object.entries(placements)),
    {
      terms: (runId, placement) => ({ placement: listed(runId, placement)?.[3] ?? 0 }),
      refusals: (runId, placement) => (listed(runId, placement) ? [] : ['It is not on the list.']),
    },
    levels,
  );
}

const AT_3: Placement = ['KANSAI', 'P', 3];
const AT_4: Placement = ['KANSAI', 'P', 4];

/** One rule that lets A in at week 4 of Kansai only if B were not there from week 3. */
const BINDING = {
  ROOMS: {
    year: year({ offices: [office('KANSAI', { rooms: 1 }), office('TOKYO')] }),
    of: 'KANSAI',
    weeks: [4],
    over: 1,
  },
  BEDS: {
    year: year({ offices: [office('KANSAI', { beds: 12, hotelBeds: 5 }), office('TOKYO')] }),
    ...{ of: 'KANSAI', weeks: [4], over: 3 },
  },
  // B is there in the weeks 3 and 4, A prepares from week 2 and is there in 4 and 5.
  COORDINATORS: {
    year: year({ offices: [office('KANSAI', { coordinators: 1.2 }), office('TOKYO')] }),
    ...{ of: 'KANSAI', weeks: [3, 4], over: 0.8 },
  },
  INTERPRETERS: {
    year: year({
      interpreters: { fr: 1 },
      runs: [run('A', { language: 'fr' }), run('B', { language: 'fr' })],
    }),
    ...{ of: 'fr', weeks: [4], over: 1 },
  },
  PARTNER_AT_ONCE: {
    year: year({
      hostPartners: [
        { id: 'P', runsAtOnce: 1, runsPerYear: 9 },
        { id: 'Q', runsAtOnce: 9, runsPerYear: 9 },
      ],
    }),
    ...{ of: 'P', weeks: [4], over: 1 },
  },
  PARTNER_YEAR: {
    year: year({
      hostPartners: [
        { id: 'P', runsAtOnce: 9, runsPerYear: 1 },
        { id: 'Q', runsAtOnce: 9, runsPerYear: 9 },
      ],
    }),
    ...{ of: 'P', weeks: [], over: 1 },
  },
  SERIES: {
    year: year({ runs: [run('A', { series: 'S' }), run('B', { series: 'S' })] }),
    ...{ of: 'S', weeks: [4], over: 1 },
  },
} as const;

describe('A move is refused by each rule once binding', () => {
  it.each(Object.entries(BINDING))('%s', (rule, { year: instance, of, weeks, over }) => {
    const board = judge(instance, { B: AT_3 });
    const verdict = board.verdictOf('A', AT_4);
    expect(verdict.colour).toBe('RED');
    expect(verdict.findings.filter(({ hard }) => hard)).toEqual([
      expect.objectContaining({ rule, of, weeks: [...weeks], over, runs: ['B'], level: 'BLOCKS_MOVE' }),
    ]);
    // The same place is free as soon as the other run is gone.
    board.place('B', null);
    expect(board.verdictOf('A', AT_4).findings).toEqual([]);
  });

  it('ARRIVALS, in the week of the start alone', () => {
    const instance = year({ offices: [office('KANSAI', { arrivalsPerWeek: 1 }), office('TOKYO')] });
    const board = judge(instance, { B: AT_4 });
    expect(board.verdictOf('A', AT_3).colour).toBe('GREEN');
    expect(board.verdictOf('A', AT_4).findings).toEqual([
      expect.objectContaining({ rule: 'ARRIVALS', of: 'KANSAI', weeks: [4], limit: 1, over: 1, runs: ['B'] }),
    ]);
  });

  it('an interpreter of an office, beside the national pool', () => {
    const french = { language: 'fr' };
    const instance = year({
      ...{ interpreters: { fr: 5 }, runs: [run('A', french), run('B', french)] },
      offices: [office('KANSAI', { interpreters: { fr: 1 } }), office('TOKYO')],
    });
    expect(judge(instance, { B: AT_3 }).verdictOf('A', AT_4).findings).toEqual([
      expect.objectContaining({ rule: 'INTERPRETERS', of: 'KANSAI:fr', runs: ['B'] }),
    ]);
  });

  it('the filters, with their sentences', () => {
    const [finding] = judge(year(), {}).verdictOf('A', ['TOKYO', 'P', 1]).findings;
    expect(finding).toMatchObject({ rule: 'NOT_OFFERED', of: 'A', because: ['It is not on the list.'] });
  });
});

describe('A move costs', () => {
  it('nothing where nothing is in the way', () => {
    expect(judge(year(), {}).verdictOf('A', AT_3)).toMatchObject({ colour: 'GREEN', cost: 0, findings: [] });
  });

  it('what the placement itself does, by name', () => {
    const verdict = judge(year(), {}).verdictOf('A', AT_4);
    expect(verdict).toMatchObject({ colour: 'AMBER', cost: 2, terms: { placement: 2 }, findings: [] });
  });

  it('the beds that it must buy in hotels, and those only', () => {
    const instance = year({ offices: [office('KANSAI', { beds: 12, hotelBeds: 20 }), office('TOKYO')] });
    const verdict = judge(instance, { B: AT_3 }).verdictOf('A', AT_4);
    // In week 4 there are 20 people for 12 beds; in week 5 A is alone.
    expect(verdict).toMatchObject({ colour: 'AMBER', cost: 2 + 8 * 1.5, terms: { hotelBeds: 12 } });
    expect(verdict.findings).toEqual([
      expect.objectContaining({
        rule: 'HOTEL_BEDS',
        weeks: [4],
        limit: 12,
        over: 8,
        hard: false,
        level: 'WARNS',
      }),
    ]);
  });

  it('the seat weeks beyond the share of the office', () => {
    const instance = year({ offices: [office('KANSAI', { seatWeeksTarget: 30 }), office('TOKYO')] });
    const verdict = judge(instance, { B: AT_3 }).verdictOf('A', AT_4);
    expect(verdict).toMatchObject({ colour: 'AMBER', terms: { overload: 10 * 0.5 } });
    expect(verdict.findings).toEqual([
      expect.objectContaining({ rule: 'OFFICE_LOAD', of: 'KANSAI', weeks: [], limit: 30, over: 10 }),
    ]);
  });

  it('the change from the released plan, unless it stays', () => {
    const released = { changeCost: 20, placements: { A: AT_3 } };
    const board = judge(year({ released }), {});
    expect(board.verdictOf('A', AT_3)).toMatchObject({ colour: 'GREEN', cost: 0 });
    expect(board.verdictOf('A', AT_4)).toMatchObject({ cost: 22, terms: { change: 20, placement: 2 } });
  });

  it('more than headquarters wants: then what costs is refused too', () => {
    const instance = year({ offices: [office('KANSAI', { beds: 12, hotelBeds: 20 }), office('TOKYO')] });
    const levels = { ...USUAL_LEVELS, HOTEL_BEDS: 'BLOCKS_MOVE' } as const;
    expect(judge(instance, { B: AT_3 }, levels).verdictOf('A', AT_4).colour).toBe('RED');
  });
});

it('A run is judged as if it were taken up: it never stands in its own way', () => {
  const instance = year({ offices: [office('KANSAI', { rooms: 1 }), office('TOKYO')] });
  const board = judge(instance, { A: AT_3 });
  expect(board.verdictsOf('A').map(({ colour }) => colour)).toEqual(['GREEN', 'AMBER', 'GREEN', 'GREEN']);
});
