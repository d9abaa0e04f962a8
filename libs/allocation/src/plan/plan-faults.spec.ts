import { describe, expect, it } from '@jest/globals';
import type { Instance, InstanceRun, Placement } from '../planner/instance.js';
import { type Levels, USUAL_LEVELS } from '../planner/rule-levels.js';
import { after, EMPTY_CONTENT, type PlanAct, type PlanContent } from './plan-content.js';
import { compared, costOfPlan } from './plan-comparison.js';
import { planFaults } from './plan-faults.js';
import type { JudgedPlan } from './plan-state.js';

const run = (id: string, differs: Partial<InstanceRun> = {}): InstanceRun => ({
  ...{ id, weeks: 2, seats: 10, language: 'en', series: null, unplacedCost: 500, placements: [] },
  ...differs,
});
const instance = (differs: Partial<Instance> = {}): Instance => ({
  ...{ version: 1, weeks: 53, cost: { hotelBedWeek: 1.5, overload: 0.5 } },
  preparation: { weeks: 2, coordinatorLoad: 0.3 },
  offices: [
    {
      ...{ code: 'KANSAI', rooms: 1, beds: 8, hotelBeds: 4, coordinators: 3, arrivalsPerWeek: 2 },
      seatWeeksTarget: 30,
    },
  ],
  hostPartners: [{ id: 'P', runsAtOnce: 2, runsPerYear: 9 }],
  ...{ interpreters: {}, pins: [], released: null, runs: [run('A'), run('B')] },
  ...differs,
});

/** The season costs a point a week; nothing may start in week 9. */
const plan = (
  content: PlanContent,
  differs: Partial<Instance> = {},
  levels: Levels = USUAL_LEVELS,
): JudgedPlan => ({
  ...content,
  levels,
  year: {
    ...{ fiscalYear: 2027, instance: instance(differs) },
    runs: [
      { id: 'A', courseNumber: 'J27-00001', titleEn: 'Water Supply' },
      { id: 'B', courseNumber: null, titleEn: 'Urban Transport' },
    ],
    terms: (_, [, , week]) => ({ season: week, affinity: 1 }),
    refusals: (_, [, , week]) => (week === 9 ? [{ sentence: 'JICA Kansai is closed for repairs.' }] : []),
    facts: {
      officeOf: new Map([['KANSAI', { nameEn: 'JICA Kansai' }]]),
      partnerOf: new Map([['P', { name: 'Kobe City' }]]),
    },
  },
});
const made = (
  acts: PlanAct[],
  reason: string | null = null,
  overridden: [runId: string, rule: 'HOTEL_BEDS'][] = [],
) =>
  after(EMPTY_CONTENT, {
    ...{ acts, reason, madeBy: 'sato', madeAt: '2027-01-01T00:00:00.000Z' },
    overridden: overridden.map(([runId, rule]) => ({
      runId,
      rule,
      of: 'KANSAI',
      weeks: [4],
      limit: 8,
      over: 2,
    })),
  });
const place = (runId: string, week: number, office = 'KANSAI'): PlanAct => ({
  act: 'PLACE',
  runId,
  placement: [office, 'P', week] as Placement,
});
const rulesOf = (faults: { rule: string; level: string }[]) =>
  faults.map(({ rule, level }) => `${rule} ${level}`);

describe('The faults of a plan', () => {
  it('are none where all is placed and fits', () => {
    const roomy = { offices: [{ ...instance().offices[0]!, rooms: 2, beds: 40, seatWeeksTarget: 99 }] };
    expect(planFaults(plan(made([place('A', 4), place('B', 4)]), roomy))).toEqual({ blocks: [], warns: [] });
  });

  it('name the limit, the weeks, how far over and who is there', () => {
    const { blocks, warns } = planFaults(plan(made([place('A', 4), place('B', 5)])));
    expect(rulesOf(blocks)).toEqual(['ROOMS BLOCKS_MOVE', 'BEDS BLOCKS_MOVE']);
    expect(blocks[0]).toMatchObject({ of: 'KANSAI', weeks: [5], limit: 1, over: 1, runs: ['A', 'B'] });
    expect(blocks[0]!.sentence).toBe(
      'Seminar rooms of JICA Kansai in the week of 3 May 2027: 2 needed, 1 is the limit. There: Water Supply (J27-00001), Urban Transport.',
    );
    // The other weeks of both are a matter of hotels, and both together are more than the share of the office.
    expect(rulesOf(warns)).toEqual(['HOTEL_BEDS WARNS', 'OFFICE_LOAD WARNS']);
    expect(warns[0]).toMatchObject({ weeks: [4, 6], limit: 8, over: 2 });
    expect(warns[1]).toMatchObject({ weeks: [], limit: 30, over: 10 });
  });

  it('tell why a limit was gone beyond on purpose', () => {
    const content = made([place('A', 4)], 'The hotel next door is cheap in May.', [['A', 'HOTEL_BEDS']]);
    const { warns } = planFaults(plan(content));
    expect(warns[0]).toMatchObject({ rule: 'HOTEL_BEDS', reasons: ['The hotel next door is cheap in May.'] });
  });

  it('warn of a run without a place, unless headquarters wants every run placed', () => {
    const content = made([place('A', 4)]);
    expect(rulesOf(planFaults(plan(content)).warns)).toContain('UNPLACED WARNS');
    const strict = planFaults(plan(content, {}, { ...USUAL_LEVELS, UNPLACED: 'BLOCKS_RELEASE' }));
    expect(strict.blocks).toEqual([
      expect.objectContaining({ rule: 'UNPLACED', of: 'B', sentence: 'Urban Transport has no place.' }),
    ]);
  });

  it('block with a pin that is not kept, and say what stands against it', () => {
    const pin: PlanAct = { act: 'PIN', runId: 'B', placement: ['KANSAI', 'P', 4] };
    const { blocks } = planFaults(plan(made([place('A', 4), pin])));
    expect(blocks).toEqual([expect.objectContaining({ rule: 'PIN_NOT_KEPT', of: 'B', runs: ['B', 'A'] })]);
    expect(blocks[0]!.sentence).toContain(
      'Urban Transport is pinned to JICA Kansai with Kobe City from 26 Apr 2027',
    );
    expect(blocks[0]!.sentence).toContain(
      'Seminar rooms of JICA Kansai in weeks from 26 Apr 2027 to 3 May 2027',
    );
    const free = planFaults(plan(made([pin])));
    expect(free.blocks[0]!.sentence).toContain('Nothing stands against it');
    expect(planFaults(plan(made([place('B', 4), pin]))).blocks).toEqual([]);
  });

  it('block with a place that the filters have come to rule out, and with one that is gone', () => {
    const { blocks } = planFaults(plan(made([place('A', 9), place('B', 4, 'NAGANO')])));
    expect(rulesOf(blocks)).toEqual(['NOT_OFFERED BLOCKS_MOVE', 'NOT_DEMANDED BLOCKS_RELEASE']);
    expect(blocks[0]!.sentence).toBe('Water Supply (J27-00001): JICA Kansai is closed for repairs.');
    const ofNobody = planFaults(plan(made([place('Z', 4)])));
    expect(ofNobody.blocks).toEqual([expect.objectContaining({ rule: 'NOT_DEMANDED', of: 'Z' })]);
  });
});

describe('Two plans', () => {
  const early = plan(made([place('A', 4)]));
  const late = plan(made([place('A', 6), place('B', 20)]));

  it('cost what their terms add up to', () => {
    // Week 4 and affinity 1, two people in hotels for two weeks, B without a place.
    expect(costOfPlan(early)).toEqual({
      terms: { hotelBeds: 6, overload: 0, change: 0, unplaced: 500, season: 4, affinity: 1 },
      ...{ total: 511, unplaced: 1 },
    });
    // Two of 20 seat weeks each are 10 beyond the share.
    expect(costOfPlan(late)).toEqual({
      terms: { hotelBeds: 12, overload: 5, change: 0, unplaced: 0, season: 26, affinity: 2 },
      ...{ total: 45, unplaced: 0 },
    });
  });

  it('cost the change from the plan in force', () => {
    const released = { changeCost: 20, placements: { A: ['KANSAI', 'P', 4] as Placement, B: null } };
    expect(costOfPlan(plan(early, { released })).terms.change).toBe(0);
    expect(costOfPlan(plan(late, { released })).terms.change).toBe(20);
  });

  it('stand side by side, term by term and run by run', () => {
    const { difference, runs } = compared(early, late);
    expect(difference).toEqual({
      hotelBeds: 6,
      overload: 5,
      change: 0,
      unplaced: -500,
      season: 22,
      affinity: 1,
    });
    expect(runs).toEqual([
      expect.objectContaining({ runId: 'A', before: ['KANSAI', 'P', 4], after: ['KANSAI', 'P', 6] }),
      expect.objectContaining({
        runId: 'B',
        titleEn: 'Urban Transport',
        before: null,
        after: ['KANSAI', 'P', 20],
      }),
    ]);
    expect(compared(late, late).runs).toEqual([]);
  });
});
