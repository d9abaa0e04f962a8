import type { HostPartner } from '#allocation';
import type {
  Allotment,
  CourseRun,
  CourseRunState,
  Criterion,
  LeafType,
  Mode,
  Phase,
  Theme,
} from '#catalogue';
import { addDays, type PlainDate } from '#platform';
import type { DomesticOfficeFacts } from './domestic-offices.js';
import type { Randomness } from './randomness.js';
import type { Rows } from './rows.js';

/** What a generator decides of a course run; everything else follows from it. */
export interface RunPlan {
  type: LeafType;
  theme: Theme | null;
  titleEn: string;
  titleJa: string | null;
  courseNumber: string | null;
  projectNumber: string | null;
  fiscalYear: number;
  /** 1, 2 or 3: which of its course's years this run is. */
  yearOfCourse: number;
  office: DomesticOfficeFacts | null;
  language: string | null;
  mode: Mode | null;
  phases: Pick<Phase, 'kind' | 'startsOn' | 'endsOn' | 'place' | 'mode'>[];
  criteria: Pick<Criterion, 'kind' | 'level' | 'wording' | 'rule'>[];
  jicaDeadline: PlainDate;
  resultOn: PlainDate | null;
  /** Places beyond the slots of the countries; null leaves the capacity open. */
  spareCapacity: number | null;
  slots: { countryCode: string; slots: number; nationalDeadline: PlainDate | null }[];
  state: CourseRunState;
  cancelledBecause?: string;
  longTermOverride?: string;
  createdAt: Date;
}

/** A run with what the story of its people needs at hand. */
export interface Holding {
  run: CourseRun;
  plan: RunPlan;
  allotments: Map<string, Allotment>;
  core: { startsOn: PlainDate; endsOn: PlainDate } | null;
}

/** Adds a course with one run, its phases, criteria, slots and host partners. */
export function addHolding(rows: Rows, random: Randomness, plan: RunPlan, partners: HostPartner[]): Holding {
  const { type: programmeType, theme, titleEn, titleJa, createdAt } = plan;
  const course = {
    ...{
      id: random.id(createdAt),
      projectNumber: plan.projectNumber,
      titleEn,
      titleJa,
      programmeType,
      theme,
    },
    ...{ firstFiscalYear: plan.fiscalYear - plan.yearOfCourse + 1, years: 3, createdAt, version: 1 },
    ...{ state: 'ADOPTED' as const, plannedCapacity: null },
  };
  const slots = plan.slots.reduce((sum, allotment) => sum + allotment.slots, 0);
  const run: CourseRun = {
    id: random.id(createdAt),
    courseId: course.id,
    courseNumber: plan.courseNumber,
    fiscalYear: plan.fiscalYear,
    titleEn,
    titleJa,
    programmeType,
    theme,
    language: plan.language,
    mode: plan.mode,
    capacity: plan.spareCapacity === null ? null : slots + plan.spareCapacity,
    thirdCountryCode: null,
    venue: null,
    placesTaken: 0,
    domesticOfficeCode: plan.office?.code ?? null,
    startsOn: plan.phases.map((phase) => phase.startsOn).sort()[0] ?? null,
    endsOn:
      plan.phases
        .map((phase) => phase.endsOn)
        .sort()
        .at(-1) ?? null,
    datePrecision: 'DAY',
    resultOn: plan.resultOn,
    longTermOverride: plan.longTermOverride ?? null,
    formVersion: null,
    state: plan.state,
    cancelledBecause: plan.cancelledBecause ?? null,
    source: null,
    createdAt,
    // Published (and cancelled) are changes of their own.
    version: { DRAFT: 1, RECORDED: 1, PUBLISHED: 2, CANCELLED: 3 }[plan.state],
  };
  const place = (part: object, position: number) => ({
    id: random.id(createdAt),
    courseRunId: run.id,
    position,
    ...part,
  });
  const allotments = plan.slots.map(({ countryCode, slots: ofCountry, nationalDeadline }): Allotment => {
    const { jicaDeadline } = plan;
    return {
      id: random.id(createdAt),
      courseRunId: run.id,
      countryCode,
      slots: ofCountry,
      placesTaken: 0,
      slotsOffered: 0,
      visibility: 'WITH_THE_RUN',
      releaseId: null,
      nationalDeadline,
      jicaDeadline,
      version: nationalDeadline ? 2 : 1,
    };
  });
  rows.courses.push(course);
  rows.courseRuns.push(run);
  rows.phases.push(...(plan.phases.map(place) as Rows['phases']));
  rows.criteria.push(...(plan.criteria.map(place) as Rows['criteria']));
  rows.allotments.push(...allotments);
  if (plan.office)
    addHosts(
      rows,
      random,
      run,
      partners.filter((partner) => plan.office!.prefectures.includes(partner.prefecture)),
    );
  const core = plan.phases.find((phase) => phase.kind === 'CORE') ?? plan.phases[0] ?? null;
  return {
    run,
    plan,
    core,
    allotments: new Map(allotments.map((allotment) => [allotment.countryCode, allotment])),
  };
}

function addHosts(rows: Rows, random: Randomness, run: CourseRun, nearby: HostPartner[]): void {
  const wanted = random.chance(25) ? 2 : 1;
  for (const partner of random.sample(nearby, wanted, () => 1)) {
    rows.hostings.push({ id: random.id(run.createdAt), courseRunId: run.id, hostPartnerId: partner.id });
  }
}

/** The first Sunday on or after a day: people arrive at weekends. */
export function sundayFrom(day: PlainDate): PlainDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, (7 - weekday) % 7);
}

/** The instant of a time of day in Tokyo. */
export function tokyoTime(day: PlainDate, hour: number, minute = 0): Date {
  const two = (number: number) => String(number).padStart(2, '0');
  return new Date(`${day}T${two(hour)}:${two(minute)}:00+09:00`);
}
