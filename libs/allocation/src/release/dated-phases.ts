import { type CourseRunFacts, firstDayOf, type LeafType, type Mode, type Phase } from '#catalogue';
import { addDays, type PlainDate } from '#platform';
import { mondayOf } from '../planning-week.js';
import { datesInWeeks } from '../run-demand/demanded-run.js';
import { type Stay, stayOf } from '../stay.js';

export type DatedPhase = Pick<Phase, 'kind' | 'startsOn' | 'endsOn' | 'place' | 'mode'>;

/** Where a plan puts a run in time. */
export interface PlannedTime {
  fiscalYear: number;
  startWeek: number;
  /** Weeks in which it needs rooms and beds; null where the plan does not know the run any more. */
  weeks: number | null;
}

/**
 * The phases of a run at its place in the plan: all of them move by whole weeks together, so that weekdays, lengths and
 * the time between them stay, until the first in Japan begins in the week of the plan. Phases that lie right stay as
 * they are. A run without phases gets one, from the Monday to the Friday of its last week; a Long-Term run does not,
 * for the weeks of a plan are those before its university, and say nothing of its end.
 */
export function datedPhases(
  phases: readonly DatedPhase[],
  { fiscalYear, startWeek, weeks }: PlannedTime,
  { programmeType, mode }: { programmeType: LeafType; mode: Mode | null },
): NonNullable<CourseRunFacts['phases']> {
  const stay = stayOf(phases);
  if (!stay) return programmeType === 'LONG_TERM' ? [] : [newPhase({ fiscalYear, startWeek, weeks }, mode)];
  const shift = 7 * (startWeek - firstWeekOf(stay, fiscalYear, startWeek));
  const hasCore = phases.some(({ kind }) => kind === 'CORE');
  return phases.map(({ kind, startsOn, endsOn, place, mode: how }) => {
    const days = { startsOn: addDays(startsOn, shift), endsOn: addDays(endsOn, shift) };
    const isMovedStay = shift !== 0 && (kind === 'CORE' || !hasCore);
    return { kind, place, mode: how, ...(isMovedStay ? notBefore(firstDayOf(fiscalYear), days) : days) };
  });
}

function newPhase({ fiscalYear, startWeek, weeks }: PlannedTime, mode: Mode | null): DatedPhase {
  const monday = mondayOf(fiscalYear, startWeek);
  const days = { startsOn: monday, endsOn: addDays(monday, 7 * (weeks ?? 1) - 3) };
  return { kind: 'CORE', ...notBefore(firstDayOf(fiscalYear), days), place: null, mode: mode ?? 'IN_JAPAN' };
}

/** Week 0 begins in March: nobody arrives before the fiscal year does. */
function notBefore(first: PlainDate, { startsOn, endsOn }: Stay): Stay {
  const starts = startsOn < first ? first : startsOn;
  return { startsOn: starts, endsOn: endsOn < starts ? starts : endsOn };
}

/** A 1 April is a day of week 0 always, also where it is a weekend that leads into the next. */
function firstWeekOf({ startsOn, endsOn }: Stay, fiscalYear: number, planned: number): number {
  if (planned === 0 && startsOn === firstDayOf(fiscalYear)) return 0;
  return datesInWeeks({ fiscalYear, coreStartsOn: startsOn, coreEndsOn: endsOn })!.startWeek;
}
