import { addDays, daysInclusive, type PlainDate } from '#platform';
import { type FiscalYear, firstDayOf } from '#catalogue';

/** Before all dates that the product knows. */
const A_MONDAY = '1900-01-01';

/** Weeks are whole and begin on Monday; both ends are counted. */
export interface WeekRange {
  fromWeek: number;
  toWeek: number;
}

/** The Monday that begins planning week 0 of a fiscal year: of the week in which 1 April falls. */
export function firstPlanningDay(fiscalYear: FiscalYear): PlainDate {
  const april = firstDayOf(fiscalYear);
  return addDays(april, -((daysInclusive(A_MONDAY, april) - 1) % 7));
}

/** 52, or 53 where the next year's week 0 begins a week later. */
export function planningWeeks(fiscalYear: FiscalYear): number {
  return (daysInclusive(firstPlanningDay(fiscalYear), firstPlanningDay(fiscalYear + 1)) - 1) / 7;
}

/** The Monday of a planning week. */
export function mondayOf(fiscalYear: FiscalYear, week: number): PlainDate {
  return addDays(firstPlanningDay(fiscalYear), 7 * week);
}

/** The planning week in which a date falls: below 0 before the year, `planningWeeks` or more after it. */
export function planningWeekOf(fiscalYear: FiscalYear, date: PlainDate): number {
  return Math.floor((daysInclusive(firstPlanningDay(fiscalYear), date) - 1) / 7);
}

/** From Monday to Friday, of each week; week 0 begins with 1 April, where that is one of its working days. */
export function workingWeeks(fiscalYear: FiscalYear): { from: PlainDate; to: PlainDate }[] {
  const april = firstDayOf(fiscalYear);
  return weeksOf(fiscalYear).map((week) => {
    const monday = mondayOf(fiscalYear, week);
    const friday = addDays(monday, 4);
    return { from: monday < april && april <= friday ? april : monday, to: friday };
  });
}

/** Each week of a year. */
export function weeksOf(fiscalYear: FiscalYear): number[] {
  return Array.from({ length: planningWeeks(fiscalYear) }, (_, week) => week);
}

/**
 * The weeks of the year between two days, or null where there are none. Whoever arrives on a Saturday or a Sunday
 * begins with the Monday after it.
 */
export function weeksBetween(
  fiscalYear: FiscalYear,
  startsOn: PlainDate,
  endsOn: PlainDate,
): WeekRange | null {
  const fromWeek = Math.max(0, planningWeekOf(fiscalYear, addDays(startsOn, 2)));
  const toWeek = Math.min(planningWeeks(fiscalYear) - 1, planningWeekOf(fiscalYear, endsOn));
  return toWeek < fromWeek ? null : { fromWeek, toWeek };
}
