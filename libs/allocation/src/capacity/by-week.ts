import type { FieldFault } from '#platform';
import type { FiscalYear } from '#catalogue';
import { planningWeeks, type WeekRange } from '../planning-week.js';

/** The year's figure in every week but those of a change. */
export function byWeek(
  weeks: number,
  figure: number,
  changes: readonly (WeekRange & { figure: number })[],
): number[] {
  const figures = new Array<number>(weeks).fill(figure);
  for (const change of changes)
    figures.fill(change.figure, change.fromWeek, Math.min(change.toWeek + 1, weeks));
  return figures;
}

/** One entry for each week of the ranges, in order. */
export function weeksWithReason(
  ranges: readonly (WeekRange & { reason: string })[],
): { week: number; reason: string }[] {
  return ranges
    .flatMap(({ fromWeek, toWeek, reason }) =>
      Array.from({ length: toWeek - fromWeek + 1 }, (_, index) => ({ week: fromWeek + index, reason })),
    )
    .sort((one, other) => one.week - other.week);
}

/** Ranges must lie in their year and, where they say the same thing, apart; `at` is the path of the list in the request. */
export function rangeFaults<Range extends WeekRange>(
  ranges: readonly Range[],
  at: string,
  yearOf: (range: Range) => FiscalYear,
  sayingOf: (range: Range) => string = () => '',
): FieldFault[] {
  const faults: FieldFault[] = [];
  ranges.forEach((range, index) => {
    const last = planningWeeks(yearOf(range)) - 1;
    if (range.toWeek > last) {
      const message = `${at}[${index}].toWeek must be at most ${last}, the last week of FY${yearOf(range)}.`;
      faults.push({ field: `${at}[${index}].toWeek`, message });
    }
    if (range.toWeek < range.fromWeek) {
      const message = `${at}[${index}].toWeek must not lie before its fromWeek (${range.fromWeek}).`;
      faults.push({ field: `${at}[${index}].toWeek`, message });
    }
    const same = (other: Range) =>
      yearOf(other) === yearOf(range) &&
      sayingOf(other) === sayingOf(range) &&
      other.fromWeek <= range.toWeek &&
      range.fromWeek <= other.toWeek;
    const earlier = ranges.slice(0, index).findIndex(same);
    if (earlier >= 0) {
      const message = `${at}[${index}] says something else of weeks that ${at}[${earlier}] speaks of; make them lie apart.`;
      faults.push({ field: `${at}[${index}].fromWeek`, message });
    }
  });
  return faults;
}
