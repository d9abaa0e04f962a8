const DAY = 86_400_000;

const daysOf = (date: string) => Date.parse(date) / DAY;
const dateOf = (days: number) => new Date(days * DAY).toISOString().slice(0, 10);
/** Days since Monday. */
const intoWeek = (days: number) => (((days + 3) % 7) + 7) % 7;

/** The Monday that begins planning week 0 of a fiscal year: of the week in which 1 April falls. */
export function firstPlanningDay(fiscalYear: number): string {
  const april = daysOf(`${fiscalYear}-04-01`);
  return dateOf(april - intoWeek(april));
}

/** 52, or 53 where the next year's week 0 begins a week later. */
export function planningWeeks(fiscalYear: number): number {
  return (daysOf(firstPlanningDay(fiscalYear + 1)) - daysOf(firstPlanningDay(fiscalYear))) / 7;
}

/** The Monday of a planning week. */
export function mondayOf(fiscalYear: number, week: number): string {
  return dateOf(daysOf(firstPlanningDay(fiscalYear)) + 7 * week);
}

/** The planning week in which a date falls: below 0 before the year, `planningWeeks` or more after it. */
export function planningWeekOf(fiscalYear: number, date: string): number {
  return Math.floor((daysOf(date) - daysOf(firstPlanningDay(fiscalYear))) / 7);
}
