import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Theme } from '#catalogue';
import type { HolidayWeek } from '../capacity/holidays.js';
import { holidayWeeks } from '../capacity/holidays.js';
import type { OfficeYear, YearCapacity } from '../capacity/planning-capacities.js';
import type { PartnerYear } from '../host-partners/partner-year.js';
import type { Placement } from '../planner/instance.js';
import type { DemandedRun } from '../run-demand/demanded-run.js';
import { bestPairs, bestWeeks, type CandidatePair, candidatesOf } from './candidates.js';
import { planningYearOf } from './planning-year.js';
import { FIRST_WEIGHTS } from './planning-weights.js';
import { YearFacts } from './year-facts.js';

const FISCAL_YEAR = 2027;
const WEEKS = 52;
const THEMES: Theme[] = ['HEALTH', 'WATER_AND_DISASTER'];
const OFFICES = ['KANSAI', 'TOKYO'];
const PARTNERS = ['P', 'Q', 'R'];

const week = fc.integer({ min: 0, max: WEEKS - 1 });
const reasoned = fc.array(
  week.map((at) => ({ week: at, reason: 'Repairs' })),
  { maxLength: 6 },
);
const every = (figure: number) => Array.from({ length: WEEKS }, () => figure);

const office = (code: string): fc.Arbitrary<OfficeYear> =>
  fc
    .record({ closedWeeks: reasoned, beds: fc.integer({ min: 0, max: 40 }), french: fc.boolean() })
    .map((given) => ({
      ...{ code, nameEn: `JICA ${code}`, prefectures: code === 'TOKYO' ? ['Tokyo', 'Chiba'] : ['Hyogo'] },
      ...{ rooms: every(2), beds: every(given.beds), hotelBeds: every(10), coordinators: every(3) },
      ...{ arrivalsPerWeek: every(2), seatWeeksTarget: 500, closedWeeks: given.closedWeeks },
      interpreters: Object.fromEntries(given.french ? [['fr', every(1)]] : []),
    }));

const partner = (id: string): fc.Arbitrary<PartnerYear> =>
  fc
    .record({
      themes: fc.subarray(THEMES),
      languages: fc.subarray(['en', 'fr']),
      blackout: reasoned,
      agreedFrom: fc.integer({ min: 0, max: 20 }),
      rating: fc.constantFrom(null, 0, 3, 5),
      prefecture: fc.constantFrom('Tokyo', 'Okinawa', 'Hyogo'),
    })
    .map(({ agreedFrom, ...given }) => ({
      ...{
        ...given,
        id,
        name: `Partner ${id}`,
        kind: 'NGO' as const,
        runsAtOnce: 1,
        runsPerYear: 4,
        evaluations: 0,
      },
      agreedWeeks: every(0).map((_, at) => at >= agreedFrom),
    }));

const run: fc.Arbitrary<DemandedRun> = fc
  .record({
    weeks: fc.integer({ min: 1, max: 8 }),
    seats: fc.integer({ min: 5, max: 60 }),
    language: fc.constantFrom('en', 'fr', 'sw'),
    theme: fc.constantFrom(...THEMES),
    from: week,
    span: fc.integer({ min: 0, max: 20 }),
    preferredWeek: fc.option(week),
    domesticOfficeCode: fc.option(fc.constantFrom(...OFFICES)),
    hostPartnerId: fc.option(fc.constantFrom(...PARTNERS), { freq: 3 }),
    fixedWeek: fc.option(week, { freq: 3 }),
    acceptableHostPartnerIds: fc.subarray(PARTNERS),
    leadWeeks: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ from, span, ...given }) => ({
    ...{ ...given, id: 'R', courseId: 'C', courseNumber: null, titleEn: 'Run', titleJa: null, series: null },
    weeksBeyond: 0,
    programmeType: 'GROUP_REGION_FOCUS' as const,
    startWeeks: Array.from({ length: Math.min(span, WEEKS - 1 - from) + 1 }, (_, at) => from + at),
  }));

const holidays: HolidayWeek[] = holidayWeeks(FISCAL_YEAR, []);

const facts: fc.Arbitrary<YearFacts> = fc
  .record({
    offices: fc.tuple(...OFFICES.map(office)),
    hostPartners: fc.tuple(...PARTNERS.map(partner)),
    thisWeek: fc.integer({ min: -30, max: 20 }),
    pool: fc.boolean(),
    pairsPerRun: fc.integer({ min: 1, max: 8 }),
    placementsPerRun: fc.integer({ min: 1, max: 60 }),
    former: fc.subarray(PARTNERS),
    inForce: fc.option(fc.tuple(fc.constantFrom(...OFFICES), fc.constantFrom(...PARTNERS), week)),
  })
  .map(({ offices, hostPartners, thisWeek, pool, former, inForce, ...reach }) => {
    const interpreters: Record<string, number[]> = pool ? { fr: every(1) } : {};
    const capacity: YearCapacity = {
      fiscalYear: FISCAL_YEAR,
      weeks: WEEKS,
      offices,
      hostPartners,
      interpreters,
    };
    const weights = { ...FIRST_WEIGHTS, ...reach };
    const before = {
      formerHosts: new Map([['C', new Set(former)]]),
      inForce: new Map<string, Placement>(inForce ? [['R', inForce]] : []),
    };
    return new YearFacts(capacity, holidays, weights, thisWeek, before);
  });

const all = OFFICES.flatMap((code) =>
  PARTNERS.flatMap((id) => Array.from({ length: WEEKS }, (_, at) => [code, id, at] as const)),
);

describe('The filters of placements', () => {
  it('let through exactly the placements that none of them refuses, and count each other one once', () => {
    fc.assert(
      fc.property(run, facts, (demanded, year) => {
        const { pairs, removed, all: possible } = candidatesOf(demanded, year);
        const passed = new Set(
          pairs.flatMap((pair) => pair.weeks.map((at) => `${pair.office.code}|${pair.partner.id}|${at}`)),
        );
        const { refusals } = planningYearOf([demanded], [], year);
        for (const [code, id, at] of all)
          expect([code, id, at, refusals('R', [code, id, at]).length === 0]).toEqual([
            ...[code, id, at],
            passed.has(`${code}|${id}|${at}`),
          ]);
        const taken = [...removed.values()].reduce((sum, count) => sum + count, 0);
        expect(taken + passed.size).toBe(possible);
      }),
      { numRuns: 60 },
    );
  });

  it('offer of them only what passes, within the reach of the year, each at the sum of its terms', () => {
    fc.assert(
      fc.property(run, facts, (demanded, year) => {
        const { instance, terms, refusals, unplaceable } = planningYearOf([demanded], [], year);
        const [offered] = instance.runs;
        const { pairs } = candidatesOf(demanded, year);
        expect(unplaceable.length).toBe(pairs.length === 0 ? 1 : 0);
        expect(offered!.placements.length > 0).toBe(pairs.length > 0);
        const { pairsPerRun, placementsPerRun } = year.weights;
        const pairsOffered = new Set(offered!.placements.map(([code, id]) => `${code}|${id}`));
        const kept = year.inForce('R');
        const isAllowed = kept !== undefined && refusals('R', kept).length === 0;
        const isOffered = offered!.placements.some((one) => one.slice(0, 3).join() === kept?.join());
        expect(isOffered).toBe(isAllowed);
        const more = isAllowed ? 1 : 0;
        expect(pairsOffered.size).toBeLessThanOrEqual(pairsPerRun + more);
        const most = Math.max(placementsPerRun, pairsPerRun) + more;
        expect(offered!.placements.length).toBeLessThanOrEqual(most);
        for (const [code, id, at, cost] of offered!.placements) {
          expect(refusals('R', [code, id, at])).toEqual([]);
          const sum = Object.values(terms('R', [code, id, at])).reduce((one, other) => one + other);
          expect(cost).toBeCloseTo(sum, 6);
          expect(offered!.unplacedCost).toBeGreaterThan(2 * cost);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('name every filter that a placement does not pass, not only the first', () => {
    const [kansai] = fc.sample(office('KANSAI'), { numRuns: 1, seed: 1 });
    const [host] = fc.sample(partner('P'), { numRuns: 1, seed: 1 });
    const [demanded] = fc.sample(run, { numRuns: 1, seed: 1 });
    const year = new YearFacts(
      {
        ...{ fiscalYear: FISCAL_YEAR, weeks: WEEKS, interpreters: {} },
        offices: [{ ...kansai!, closedWeeks: [{ week: 6, reason: 'Repairs' }], interpreters: {} }],
        hostPartners: [
          {
            ...host!,
            ...{ themes: [], languages: [], blackout: [{ week: 5, reason: 'Entrance examinations' }] },
            agreedWeeks: every(0).map((_, at) => at > 10),
          },
        ],
      },
      ...([holidays, FIRST_WEIGHTS, 0, { formerHosts: new Map(), inForce: new Map() }] as const),
    );
    const inMay: DemandedRun = {
      ...demanded!,
      ...{ weeks: 3, language: 'fr', theme: 'HEALTH', startWeeks: [20], leadWeeks: 12, preferredWeek: 20 },
      ...{ domesticOfficeCode: 'TOKYO', hostPartnerId: null, fixedWeek: null, acceptableHostPartnerIds: [] },
    };
    // Week 5 of FY2027 is that of Golden Week: 3 to 5 May are holidays.
    const refused = planningYearOf([inMay], [], year).refusals('R', ['KANSAI', 'P', 5]);
    expect(refused.map(({ filter }) => filter)).toEqual([
      ...['WINDOW', 'LEAD_TIME', 'THEME', 'FIXED_OFFICE'],
      ...['CLOSURE', 'HOLIDAYS', 'AGREEMENT', 'BLACKOUT', 'LANGUAGE'],
    ]);
    expect(refused.find(({ filter }) => filter === 'LANGUAGE')!.sentence).toBe(
      'Partner P does not train in French, and JICA KANSAI has no interpreter of it.',
    );
    const late = planningYearOf([inMay], [], year).refusals('R', ['KANSAI', 'P', 50]);
    expect(late.map(({ filter }) => filter)).toContain('END_OF_YEAR');
  });
});

describe('The best of what passes', () => {
  it('holds the cheapest way, and ways round a full office while there are any', () => {
    fc.assert(
      fc.property(run, facts, (demanded, year) => {
        const { pairs } = candidatesOf(demanded, year);
        const best = bestPairs(demanded, pairs, year);
        expect(best.length).toBe(Math.min(pairs.length, year.weights.pairsPerRun));
        expect(new Set(best).size).toBe(best.length);
        const fits = ({ office: { beds, hotelBeds } }: CandidatePair) =>
          beds.some((ofWeek, at) => ofWeek + hotelBeds[at]! >= demanded.seats);
        const offices = (some: readonly CandidatePair[]) =>
          new Set(some.filter(fits).map((one) => one.office)).size;
        const ways = Math.max(1, Math.floor(year.weights.pairsPerRun / 2));
        expect(offices(best)).toBeGreaterThanOrEqual(Math.min(offices(pairs), ways));
        // The cheapest way of all is always among them.
        const price = (one: CandidatePair) => one.affinity + one.distance;
        const fitting = pairs.filter(fits).map(price);
        if (fitting.length > 0) expect(best.filter(fits).map(price)).toContain(Math.min(...fitting));
      }),
    );
  });

  it('keeps the weeks nearest to the preferred one, or evenly spread ones', () => {
    const [demanded] = fc.sample(run, { numRuns: 1, seed: 1 });
    const weeks = Array.from({ length: 40 }, (_, at) => at);
    expect(bestWeeks({ ...demanded!, preferredWeek: 20 }, weeks, 5)).toEqual([18, 19, 20, 21, 22]);
    expect(bestWeeks({ ...demanded!, preferredWeek: null }, weeks, 4)).toEqual([0, 10, 20, 30]);
    expect(bestWeeks(demanded!, weeks, 40)).toEqual(weeks);
  });
});
