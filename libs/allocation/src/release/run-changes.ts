import type { CourseRunFacts } from '#catalogue';
import type { PlanState } from '../plan/plan-state.js';
import { stayOf } from '../stay.js';
import { datedPhases } from './dated-phases.js';
import type { PlanDifference, RunDates } from './release-line.js';
import type { RunToRelease } from './runs-to-release.js';

/** What the course run would be given, by office and dates. */
export interface RunChanges {
  /** Empty where it is as the plan says. */
  changes: CourseRunFacts;
  /** First day of the whole run then; null where it has no dates. */
  startsOn: string | null;
  /** The stay before and then. */
  before: RunDates | null;
  after: RunDates | null;
}

/** A run that is taken off has no office any more, and keeps its dates as a wish. */
export function changesOf(
  { year }: PlanState,
  run: RunToRelease,
  { to }: Pick<PlanDifference, 'to'>,
): RunChanges {
  const whole = datesOf(run);
  const before = stayOf(run.phases) ?? whole;
  const as = (changes: CourseRunFacts, startsOn = run.startsOn, after = before): RunChanges => ({
    ...{ changes, startsOn, before, after },
  });
  if (to === null) return as(run.domesticOfficeCode === null ? {} : { domesticOfficeCode: null });
  const [office, , startWeek] = to;
  const placed = office === run.domesticOfficeCode ? {} : { domesticOfficeCode: office };
  const weeks = year.instance.runs.find(({ id }) => id === run.id)?.weeks ?? null;
  const phases = datedPhases(run.phases, { fiscalYear: year.fiscalYear, startWeek, weeks }, run);
  if (phases.length === 0) return as(placed);
  const startsOn = phases.map((phase) => phase.startsOn).sort()[0]!;
  const endsOn = phases
    .map((phase) => phase.endsOn)
    .sort()
    .at(-1)!;
  const isDated =
    sameDates(phases, run.phases) && sameDates([{ startsOn, endsOn }], whole === null ? [] : [whole]);
  return as({ ...placed, ...(isDated ? {} : { phases }) }, startsOn, stayOf(phases));
}

function sameDates(some: readonly RunDates[], others: readonly RunDates[]): boolean {
  return (
    some.length === others.length &&
    some.every(
      ({ startsOn, endsOn }, at) => startsOn === others[at]!.startsOn && endsOn === others[at]!.endsOn,
    )
  );
}

const datesOf = ({ startsOn, endsOn }: RunToRelease): RunDates | null =>
  startsOn && endsOn ? { startsOn, endsOn } : null;
