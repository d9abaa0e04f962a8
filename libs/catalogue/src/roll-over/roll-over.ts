import { addMonths, type FieldFault } from '#platform';
import type { Course } from '../course.entity.js';
import type { CourseRun } from '../course-run.entity.js';
import type { Criterion } from '../criterion.entity.js';
import type { FiscalYear } from '../fiscal-year.js';
import type { Phase } from '../phase.entity.js';
import { missingForPublication } from '../publication.js';

export type RollOverCourse = Pick<Course, 'id' | 'titleEn' | 'state' | 'firstFiscalYear' | 'years'>;
export type SourceRun = Omit<CourseRun, 'placesTaken' | 'createdAt' | 'version'>;

/** What stands in the way of a course's next run; nothing is overwritten, so the first of these ends it. */
export type Obstacle =
  | 'NOT_ADOPTED'
  | 'NOT_BEGUN'
  | 'YEARS_ARE_OVER'
  | 'ALREADY_HAS_A_RUN'
  | 'NO_RUN_TO_COPY'
  | 'LAST_RUN_CANCELLED';

const WORDS: Record<Obstacle, (course: RollOverCourse, fiscalYear: FiscalYear) => string> = {
  NOT_ADOPTED: ({ state }) => `The course is ${state}: only adopted courses run.`,
  NOT_BEGUN: ({ firstFiscalYear }) => `The course begins in FY${firstFiscalYear}.`,
  YEARS_ARE_OVER: ({ firstFiscalYear, years }) =>
    `The course ran its ${years} years, the last in FY${firstFiscalYear + years - 1}.`,
  ALREADY_HAS_A_RUN: (_, fiscalYear) => `The course has a run in FY${fiscalYear} already; it stays as it is.`,
  NO_RUN_TO_COPY: () => 'The course has no earlier run to copy: draft its first run.',
  LAST_RUN_CANCELLED: () =>
    'The last run of the course was cancelled: draft the next one and say what changes.',
};

/** What is carried over into the next run, its days moved; what is not copied is null. */
export interface NextRun {
  fromRunId: string;
  fromFiscalYear: FiscalYear;
  run: SourceRun;
  phases: Pick<Phase, 'kind' | 'startsOn' | 'endsOn' | 'place' | 'mode'>[];
  criteria: Pick<Criterion, 'kind' | 'level' | 'wording'>[];
  /** What was last written for the General Information, as stored: the next office begins with it. Null where nothing was. */
  information: string | null;
}

/** A run's own facts are never carried over: its number, its slots, its host partners, its reasons. */
export const NOT_COPIED = ['courseNumber', 'longTermOverride', 'allotments', 'hostPartners'] as const;

/**
 * The obstacle to a run of the course in a fiscal year, or the run that is copied: the latest before that year.
 * `runs` are all runs of the course, in any order.
 */
export function judge(
  course: RollOverCourse,
  runs: SourceRun[],
  fiscalYear: FiscalYear,
): { obstacle: Obstacle; why: string } | { source: SourceRun } {
  const hindered = (obstacle: Obstacle) => ({ obstacle, why: WORDS[obstacle](course, fiscalYear) });
  if (course.state !== 'ADOPTED') return hindered('NOT_ADOPTED');
  if (fiscalYear < course.firstFiscalYear) return hindered('NOT_BEGUN');
  if (fiscalYear >= course.firstFiscalYear + course.years) return hindered('YEARS_ARE_OVER');
  if (runs.some((run) => run.fiscalYear === fiscalYear)) return hindered('ALREADY_HAS_A_RUN');
  const before = runs.filter((run) => run.fiscalYear < fiscalYear).sort(latestFirst);
  const [source] = before;
  if (!source) return hindered('NO_RUN_TO_COPY');
  return source.state === 'CANCELLED' ? hindered('LAST_RUN_CANCELLED') : { source };
}

function latestFirst(one: SourceRun, other: SourceRun): number {
  const key = (run: SourceRun) => `${run.fiscalYear} ${run.startsOn ?? ''} ${run.id}`;
  return key(one) < key(other) ? 1 : -1;
}

/** Days keep their month and day and move by as many years as the runs lie apart (29 February becomes the 28th). */
export function nextRunOf(
  source: SourceRun,
  parts: Pick<NextRun, 'phases' | 'criteria' | 'information'>,
  fiscalYear: FiscalYear,
): NextRun {
  const months = 12 * (fiscalYear - source.fiscalYear);
  const moved = <Day extends string | null>(day: Day) => (day === null ? day : addMonths(day, months)) as Day;
  const phases = parts.phases.map((phase) => ({
    ...phase,
    startsOn: moved(phase.startsOn),
    endsOn: moved(phase.endsOn),
  }));
  const run: SourceRun = {
    ...source,
    fiscalYear,
    courseNumber: null,
    longTermOverride: null,
    startsOn: moved(source.startsOn),
    endsOn: moved(source.endsOn),
    resultOn: moved(source.resultOn),
    state: 'DRAFT',
    cancelledBecause: null,
    source: null,
  };
  const { criteria, information } = parts;
  return { fromRunId: source.id, fromFiscalYear: source.fiscalYear, run, phases, criteria, information };
}

/** What the draft will still lack for its publication. */
export function missingIn({ run, phases }: NextRun): FieldFault[] {
  return missingForPublication(run, phases, [], 'ADOPTED');
}
