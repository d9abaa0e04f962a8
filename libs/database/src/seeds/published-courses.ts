import {
  type Course,
  type CourseRun,
  courseNumber,
  fiscalYearOf,
  type LeafType,
  type Mode,
  type Phase,
  type PhaseKind,
  type Theme,
} from '#catalogue';
import { readDocument } from './data.js';
import { lastingId } from './lasting-id.js';
import { noRows, type Rows } from './rows.js';

/** A course run as it was read in a published document; `…Basis` in the file says what was stated there and what inferred. */
interface PublishedCourse {
  titleEn: string;
  titleJa: string | null;
  type: 'GROUP_REGION_FOCUS' | 'COUNTRY_FOCUS_SHORT' | 'COUNTRY_FOCUS_LONG' | 'YOUNG_LEADERS';
  theme: Theme;
  declaredJfy: number | null;
  courseNo: string | null;
  projectId: string | null;
  start: string;
  end: string;
  phases?: { kind: PhaseKind; start: string; end: string }[];
  mode: Mode;
  office: string | null;
  language: string | null;
  source: string;
  datePrecision: 'DAY' | 'MONTH';
}

const LEAF: Record<PublishedCourse['type'], LeafType> = {
  GROUP_REGION_FOCUS: 'GROUP_REGION_FOCUS',
  COUNTRY_FOCUS_SHORT: 'SHORT_TERM',
  COUNTRY_FOCUS_LONG: 'LONG_TERM',
  YOUNG_LEADERS: 'YOUNG_LEADERS',
};

// The records were entered when the system began; nothing depends on the hour.
const RECORDED_AT = new Date('2026-04-01T00:00:00Z');

/** Runs of the past, without countries and people: slots were not published, and a headcount is no list of names. */
export function publishedCourseRows(): Rows {
  const rows = noRows();
  const courses = new Map<string, Course>();
  for (const published of readDocument<PublishedCourse[]>('published-courses.json')) {
    const fiscalYear = published.declaredJfy ?? fiscalYearOf(published.start);
    const key = published.projectId ?? `${LEAF[published.type]} ${published.titleEn.replace(/ \(\d\)$/, '')}`;
    const course = courses.get(key) ?? courseRow(key, published, fiscalYear);
    course.firstFiscalYear = Math.min(course.firstFiscalYear, fiscalYear);
    courses.set(key, course);
    const run = runRow(published, course, fiscalYear);
    rows.courseRuns.push(run);
    rows.phases.push(...phaseRows(published, run.id));
  }
  rows.courses.push(...courses.values());
  return rows;
}

function courseRow(key: string, published: PublishedCourse, fiscalYear: number): Course {
  return {
    id: lastingId(`published course ${key}`),
    projectNumber: published.projectId,
    titleEn: published.titleEn.replace(/ \(\d\)$/, ''),
    titleJa: published.titleJa,
    programmeType: LEAF[published.type],
    theme: published.theme,
    firstFiscalYear: fiscalYear,
    state: 'ADOPTED',
    plannedCapacity: null,
    years: 3,
    createdAt: RECORDED_AT,
    version: 1,
  };
}

function runRow(published: PublishedCourse, course: Course, fiscalYear: number): CourseRun {
  const number = published.courseNo === null ? null : courseNumber(published.courseNo);
  if (published.courseNo !== null && number === null)
    throw new Error(`${published.courseNo} of the published courses is no course number.`);
  return {
    id: lastingId(`published run ${published.titleEn} ${published.start} ${published.end}`),
    courseId: course.id,
    courseNumber: number,
    fiscalYear,
    titleEn: published.titleEn,
    titleJa: published.titleJa,
    programmeType: course.programmeType,
    theme: published.theme,
    language: published.language,
    mode: published.mode,
    capacity: null,
    thirdCountryCode: null,
    venue: null,
    placesTaken: 0,
    domesticOfficeCode: published.office,
    startsOn: published.start,
    endsOn: published.end,
    datePrecision: published.datePrecision,
    resultOn: null,
    longTermOverride: null,
    formVersion: null,
    state: 'RECORDED',
    cancelledBecause: null,
    source: published.source,
    createdAt: RECORDED_AT,
    version: 1,
  };
}

function phaseRows(published: PublishedCourse, courseRunId: string): Phase[] {
  const { start, end, mode } = published;
  const only = { kind: mode === 'ONLINE' ? ('ONLINE' as const) : ('CORE' as const), start, end };
  return (published.phases ?? [only]).map((phase, position) => ({
    id: lastingId(`published phase ${courseRunId} ${position}`),
    courseRunId,
    position,
    kind: phase.kind,
    startsOn: phase.start,
    endsOn: phase.end,
    place: null,
    // A run that is both is neither at once: each of its phases has a mode of its own.
    mode: published.phases ? (phase.kind === 'ONLINE' ? 'ONLINE' : 'IN_JAPAN') : mode,
  }));
}
