import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstPlanningDay, mondayOf, planningWeekOf, planningWeeks, weeksBetween } from './planning-week.js';

describe('planning weeks', () => {
  it('begin with the Monday of the week in which 1 April falls', () => {
    expect(firstPlanningDay(2026)).toBe('2026-03-30');
    expect(firstPlanningDay(2019)).toBe('2019-04-01');
  });

  it('follow one another without a gap from year to year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1954, max: 2100 }), (year) => {
        expect([52, 53]).toContain(planningWeeks(year));
        expect(mondayOf(year, planningWeeks(year))).toBe(firstPlanningDay(year + 1));
      }),
    );
  });

  it('hold every date that lies in them', () => {
    expect(planningWeekOf(2026, '2026-03-29')).toBe(-1);
    expect(planningWeekOf(2026, '2026-03-30')).toBe(0);
    expect(planningWeekOf(2026, '2026-04-05')).toBe(0);
    expect(planningWeekOf(2026, '2026-04-06')).toBe(1);
    expect(planningWeekOf(2026, mondayOf(2026, 51))).toBe(51);
  });

  it('of a run that begins at the weekend are those from the Monday after it', () => {
    expect(weeksBetween(2026, '2026-11-01', '2026-11-13')).toEqual({ fromWeek: 31, toWeek: 32 });
    expect(weeksBetween(2026, '2026-10-31', '2026-11-02')).toEqual({ fromWeek: 31, toWeek: 31 });
    expect(weeksBetween(2026, '2026-10-30', '2026-11-01')).toEqual({ fromWeek: 30, toWeek: 30 });
  });

  it('of a run that reaches into other years are those of the year', () => {
    expect(weeksBetween(2026, '2026-01-05', '2026-04-10')).toEqual({ fromWeek: 0, toWeek: 1 });
    expect(weeksBetween(2026, '2026-10-01', '2028-09-30')).toEqual({ fromWeek: 26, toWeek: 51 });
    expect(weeksBetween(2026, '2027-04-05', '2027-05-05')).toBeNull();
    expect(weeksBetween(2026, '2026-01-05', '2026-03-20')).toBeNull();
  });
});
