import { describe, expect, it } from '@jest/globals';
import type { OfficeYear } from '../capacity/planning-capacities.js';
import { holidayWeeks } from '../capacity/holidays.js';
import type { PartnerYear } from '../host-partners/partner-year.js';
import type { Placement } from '../planner/instance.js';
import type { DemandedRun } from '../run-demand/demanded-run.js';
import { FIRST_WEIGHTS } from './planning-weights.js';
import { planningYearOf } from './planning-year.js';
import { YearFacts } from './year-facts.js';

const WEEKS = 52;
const every = <Figure>(figure: Figure) => Array.from({ length: WEEKS }, () => figure);

const office = (code: string, prefecture: string, beds: number): OfficeYear => ({
  ...{ code, nameEn: code, prefectures: [prefecture], rooms: every(2), beds: every(beds) },
  ...{ hotelBeds: every(0), coordinators: every(3), arrivalsPerWeek: every(2), seatWeeksTarget: 500 },
  ...{ interpreters: {}, closedWeeks: [] },
});
const partner = (at: number, rating: number | null = null): PartnerYear => ({
  ...{ id: `partner-${at}`, name: `Partner ${at}`, kind: 'NGO', prefecture: 'Tokyo', themes: ['HEALTH'] },
  ...{
    languages: ['en'],
    runsAtOnce: 1,
    evaluations: 0,
    runsPerYear: 4,
    blackout: [],
    agreedWeeks: every(true),
    rating,
  },
});
const run = (at: number): DemandedRun => ({
  ...{ id: `run-${at}`, courseId: `course-${at}`, courseNumber: null, titleEn: `Run ${at}`, titleJa: null },
  ...{ programmeType: 'GROUP_REGION_FOCUS', weeks: 3, weeksBeyond: 0, seats: 12, language: 'en' },
  ...{ theme: 'HEALTH', startWeeks: [20, 21], preferredWeek: 20, domesticOfficeCode: null },
  ...{ hostPartnerId: null, fixedWeek: null, acceptableHostPartnerIds: [], series: null, leadWeeks: 20 },
});
const OFFICES = [
  ...[office('TOKYO', 'Tokyo', 80), office('KANSAI', 'Hyogo', 60), office('CHUBU', 'Aichi', 40)],
  ...[office('TOHOKU', 'Miyagi', 30), office('SHIKOKU', 'Kagawa', 20), office('OKINAWA', 'Okinawa', 20)],
];

function yearOf(partners: PartnerYear[], runs: number) {
  const capacity = {
    ...{ fiscalYear: 2027, weeks: WEEKS, offices: OFFICES, hostPartners: partners, interpreters: {} },
  };
  const holidays = holidayWeeks(2027, []);
  const before = { formerHosts: new Map(), inForce: new Map() };
  const facts = new YearFacts(capacity, holidays, FIRST_WEIGHTS, -40, before);
  const demanded = Array.from({ length: runs }, (_, at) => run(at));
  return planningYearOf(demanded, [], facts).instance.runs;
}

/** In how many runs each is looked at. */
function looks(runs: ReturnType<typeof yearOf>, part: 0 | 1): number[] {
  const counts = new Map<string, number>();
  for (const { placements } of runs)
    for (const name of new Set(placements.map((placement) => placement[part])))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.values()];
}

describe('A year of many runs', () => {
  it('spreads them over host partners that are equal', () => {
    const equal = Array.from({ length: 50 }, (_, at) => partner(at));
    const counts = looks(yearOf(equal, 200), 1);
    expect(counts.length).toBe(50);
    // Each of 200 runs looks at eight of 50: 32 on average.
    expect(Math.max(...counts)).toBeLessThan(64);
    expect(Math.min(...counts)).toBeGreaterThan(8);
  });

  it('also looks at others than the few best host partners, and at every office', () => {
    const few = Array.from({ length: 50 }, (_, at) => partner(at, at < 5 ? 5 : null));
    const runs = yearOf(few, 200);
    expect(looks(runs, 1).length).toBeGreaterThan(40);
    expect(looks(runs, 0).length).toBe(OFFICES.length);
  });

  it('looks at the same in the same year', () => {
    const equal = Array.from({ length: 50 }, (_, at) => partner(at));
    expect(yearOf(equal, 20)).toEqual(yearOf(equal, 20));
  });
});

describe('A placement in force', () => {
  const partners = [partner(0), partner(1)];
  const capacity = {
    ...{ fiscalYear: 2027, weeks: WEEKS, offices: OFFICES, hostPartners: partners, interpreters: {} },
  };
  /** In week 10, with twenty weeks of lead time. */
  const yearWith = (inForce: [string, Placement][]) => {
    const before = { formerHosts: new Map(), inForce: new Map(inForce) };
    const facts = new YearFacts(capacity, holidayWeeks(2027, []), FIRST_WEIGHTS, 10, before);
    return planningYearOf([run(0)], [], facts);
  };
  const filters = (year: ReturnType<typeof yearWith>, week: number) =>
    year.refusals('run-0', ['OKINAWA', 'partner-1', week]).map(({ filter }) => filter);

  it('needs no lead time any more, and is looked at whatever it costs', () => {
    const year = yearWith([['run-0', ['OKINAWA', 'partner-1', 20]]]);
    expect(filters(year, 20)).toEqual([]);
    const offered = year.instance.runs[0]!.placements.map((placement) => placement.slice(0, 3).join(' '));
    expect(offered).toContain('OKINAWA partner-1 20');
    expect(year.unplaceable).toEqual([]);
  });

  it('does not free other weeks, or other runs, from the lead time', () => {
    expect(filters(yearWith([['run-0', ['OKINAWA', 'partner-1', 20]]]), 21)).toEqual(['LEAD_TIME']);
    expect(filters(yearWith([['run-9', ['OKINAWA', 'partner-1', 20]]]), 20)).toEqual(['LEAD_TIME']);
  });

  it('is refused as any other where something else is against it', () => {
    const year = yearWith([['run-0', ['OKINAWA', 'partner-1', 30]]]);
    expect(filters(year, 30)).toEqual(['WINDOW']);
    expect(year.instance.runs[0]!.placements).toEqual([]);
  });
});
