import { describe, expect, it } from '@jest/globals';
import { FIRST_WEIGHTS } from '../planning-year/planning-weights.js';
import { datesInWeeks, type DemandedRun, demandOf, NOTHING_STATED, type RunFacts } from './demanded-run.js';
import { unstatedWish } from './wished-weeks.js';

/** FY2026 has weeks 0 to 51; 29 to 31 March 2027 lie in week 0 of FY2027. */
const facts = (differs: Partial<RunFacts> = {}): RunFacts => ({
  ...{ id: 'R', courseId: 'C', fiscalYear: 2026, courseNumber: null, titleEn: 'Run', titleJa: null },
  ...{ programmeType: 'GROUP_REGION_FOCUS', state: 'DRAFT', theme: 'HEALTH', language: 'en' },
  ...{ mode: 'IN_JAPAN', capacity: 12, domesticOfficeCode: 'TOKYO', hostPartnerIds: ['P'], chosen: null },
  ...{ coreStartsOn: '2027-02-22', coreEndsOn: '2027-04-09' },
  ...differs,
});

function planned(of: RunFacts, stated: Partial<typeof NOTHING_STATED> = {}): DemandedRun {
  const demand = demandOf(of, { ...NOTHING_STATED, ...stated }, FIRST_WEIGHTS);
  if ('missing' in demand) throw new Error(JSON.stringify(demand.missing));
  return demand.run;
}

describe('the weeks of a run', () => {
  it('end with the fiscal year where the run does', () => {
    const march = { fiscalYear: 2026, coreStartsOn: '2027-03-01', coreEndsOn: '2027-03-31' };
    expect(datesInWeeks(march)).toEqual({ startWeek: 48, weeks: 4 });
    expect(datesInWeeks({ ...march, coreEndsOn: '2027-04-01' })).toEqual({ startWeek: 48, weeks: 5 });
    expect(datesInWeeks({ ...march, coreEndsOn: '2027-03-26' })).toEqual({ startWeek: 48, weeks: 4 });
  });

  it('beyond the year are left out of a run that is announced and stays, and are told', () => {
    const announced = planned(facts({ state: 'PUBLISHED' }));
    expect(announced).toMatchObject({ fixedWeek: 47, weeks: 5, weeksBeyond: 2 });
  });

  it('are all counted of a run that is still planned freely', () => {
    expect(planned(facts())).toMatchObject({ fixedWeek: null, weeks: 7, weeksBeyond: 0 });
    const movable = planned(facts({ state: 'PUBLISHED' }), { movable: true });
    expect(movable).toMatchObject({ fixedWeek: null, weeks: 7, weeksBeyond: 0 });
  });
});

describe('the wish that only dates tell', () => {
  const wish = (of: RunFacts, stated: Partial<typeof NOTHING_STATED> = {}) =>
    unstatedWish(of, { ...NOTHING_STATED, ...stated });

  it('is the week in which they begin, within the window that is stated', () => {
    expect(wish(facts())).toBe(47);
    expect(wish(facts(), { latestWeek: 40 })).toBe(40);
    expect(wish(facts(), { earliestWeek: 48 })).toBe(48);
  });

  it('is none where somebody said otherwise, or dates say nothing', () => {
    expect(wish(facts(), { preferredWeek: 12 })).toBeNull();
    expect(wish(facts({ chosen: { hostPartnerId: 'P', startWeek: 30 } }))).toBeNull();
    expect(wish(facts({ chosen: { hostPartnerId: 'P', startWeek: null } }))).toBe(47);
    expect(wish(facts({ programmeType: 'LONG_TERM' }))).toBeNull();
    expect(wish(facts({ coreStartsOn: null, coreEndsOn: null }))).toBeNull();
    expect(wish(facts({ coreStartsOn: '2027-05-03', coreEndsOn: '2027-05-21' }))).toBeNull();
  });
});
