import { type Intake, planningWeeks, type RunDemand } from '#allocation';
import {
  type Course,
  type CourseRun,
  type LeafType,
  type Phase,
  type Theme,
  THEME_CODES,
  THEMES,
} from '#catalogue';
import { addDays, type PlainDate } from '#platform';
import { countryFacts } from './countries.js';
import { CourseTitles } from './course-titles.js';
import { domesticOfficeFacts } from './domestic-offices.js';
import { sundayFrom } from './holding.js';
import { lastingId } from './lasting-id.js';
import { PEOPLE_BY_OFFICE } from './office-shares.js';
import { Randomness } from './randomness.js';

export interface PlannedRuns {
  courses: Course[];
  courseRuns: CourseRun[];
  phases: Phase[];
  demands: RunDemand[];
}

const SHARES: Record<LeafType, number> = {
  GROUP_REGION_FOCUS: 82,
  SHORT_TERM: 8,
  LONG_TERM: 2,
  YOUNG_LEADERS: 8,
};
const LANGUAGES: Record<string, number> = { en: 67, es: 13, fr: 9, ar: 4, pt: 4, ru: 3 };
/** In Japan; of Long-Term the two years of a degree. */
const WEEKS: Record<Exclude<LeafType, 'LONG_TERM'>, [number, number]> = {
  GROUP_REGION_FOCUS: [2, 7],
  SHORT_TERM: [2, 3],
  YOUNG_LEADERS: [3, 3],
};
/** First days in Japan, in days of the fiscal year: none begins in its last weeks. */
const [EARLIEST, LATEST] = [14, 300];

/** Drafts of runs that a year is to be planned with, and what is stated of every third of them. Invented; the same at every call. */
export function plannedRuns(
  fiscalYear: number,
  count: number,
  { key, createdAt }: { key: string; createdAt: Date },
): PlannedRuns {
  return new PlannedRunsMaker(fiscalYear, key, createdAt).make(count);
}

class PlannedRunsMaker {
  private readonly rows: PlannedRuns = { courses: [], courseRuns: [], phases: [], demands: [] };
  private readonly random = new Randomness(20_270_401);
  private readonly titles = new CourseTitles(this.random);
  private readonly countries = countryFacts().filter((country) => country.weight > 0);

  constructor(
    private readonly fiscalYear: number,
    private readonly key: string,
    private readonly createdAt: Date,
  ) {}

  make(count: number): PlannedRuns {
    const perTheme = new Map<Theme, number>();
    for (let number = 1; number <= count; number++) {
      const theme = this.random.weighted(THEME_CODES, (each) => THEMES[each].coursesIn2017);
      const type = this.random.weighted(Object.keys(SHARES) as LeafType[], (each) => SHARES[each]);
      perTheme.set(theme, (perTheme.get(theme) ?? 0) + 1);
      this.add(number, type, theme, perTheme.get(theme)!);
    }
    return this.rows;
  }

  private add(number: number, programmeType: LeafType, theme: Theme, ofTheme: number): void {
    const { key, fiscalYear, createdAt, random } = this;
    const title = this.titleOf(programmeType, theme, ofTheme);
    const projectNumber = `${fiscalYear}7${String(number).padStart(4, '0')}`;
    const named = { titleEn: title.en, titleJa: title.ja, programmeType, theme: title.theme };
    const course: Course = {
      ...{ ...named, id: lastingId(`${key} course ${number}`, number), projectNumber, years: 3, createdAt },
      ...{ firstFiscalYear: fiscalYear, state: 'ADOPTED', plannedCapacity: null, version: 1 },
    };
    const { startsOn, endsOn } = this.daysOf(programmeType);
    const office = random.weighted(domesticOfficeFacts(), ({ code }) => PEOPLE_BY_OFFICE[code]!);
    const language = random.weighted(Object.keys(LANGUAGES), (each) => LANGUAGES[each]!);
    const run: CourseRun = {
      ...{
        ...named,
        id: lastingId(`${key} run ${number}`, number),
        courseId: course.id,
        fiscalYear,
        createdAt,
      },
      ...{ courseNumber: `${projectNumber}J001`, mode: 'IN_JAPAN', capacity: this.seatsOf(programmeType) },
      ...{ language: programmeType === 'GROUP_REGION_FOCUS' ? language : 'en' },
      ...{ domesticOfficeCode: office.code, startsOn, endsOn, datePrecision: 'DAY', placesTaken: 0 },
      ...{ thirdCountryCode: null, venue: null, resultOn: null, longTermOverride: null, formVersion: null },
      ...{ state: 'DRAFT', cancelledBecause: null, source: null, version: 1 },
    };
    this.rows.courses.push(course);
    this.rows.courseRuns.push(run);
    this.rows.phases.push({
      ...{ id: lastingId(`${key} phase ${number}`, number), courseRunId: run.id, position: 0, kind: 'CORE' },
      ...{ startsOn, endsOn, place: office.city, mode: 'IN_JAPAN' },
    });
    if (random.chance(35)) this.state(run, ofTheme);
  }

  private titleOf(type: LeafType, theme: Theme, ofTheme: number) {
    const country = this.random.weighted(this.countries, ({ weight }) => weight);
    if (type === 'SHORT_TERM') return this.titles.shortTerm(theme, country);
    if (type === 'LONG_TERM') return this.titles.longTerm(theme, country);
    if (type === 'YOUNG_LEADERS') return this.titles.young({ en: country.nameEn, ja: country.nameJa });
    // The subjects of a field come round again in a year of real size.
    const stems = this.titles.groupCourses(theme, 8);
    const title = stems[(ofTheme - 1) % stems.length]!;
    const round = Math.ceil(ofTheme / stems.length);
    return round === 1 ? title : { ...title, en: `${title.en} ${round}`, ja: `${title.ja}${round}` };
  }

  private seatsOf(type: LeafType): number {
    return type === 'LONG_TERM' ? this.random.between(2, 4) : this.random.between(8, 24);
  }

  private daysOf(type: LeafType): { startsOn: PlainDate; endsOn: PlainDate } {
    const april = `${this.fiscalYear}-04-01`;
    if (type === 'LONG_TERM')
      return { startsOn: `${this.fiscalYear}-10-01`, endsOn: `${this.fiscalYear + 2}-09-30` };
    const startsOn = sundayFrom(addDays(april, this.random.between(EARLIEST, LATEST)));
    // People arrive on a Sunday and leave on a Saturday.
    return { startsOn, endsOn: addDays(startsOn, this.random.between(...WEEKS[type]) * 7 - 1) };
  }

  /** Headquarters or the office wants something of it: a window, a series, its own office. */
  private state({ id, programmeType, theme, domesticOfficeCode }: CourseRun, ofTheme: number): void {
    const nothing = {
      ...{ weeks: null, seats: null, language: null, theme: null, earliestWeek: null, latestWeek: null },
      ...{
        preferredWeek: null,
        domesticOfficeCode: null,
        hostPartnerId: null,
        fixedWeek: null,
        series: null,
      },
      ...{ leadWeeks: null, intake: null, movable: false, leftOutBecause: null },
    };
    const stated: Partial<RunDemand> = {};
    if (programmeType === 'LONG_TERM') stated.intake = 'AUTUMN' satisfies Intake;
    else if (this.random.chance(60)) {
      const earliestWeek = this.random.between(2, planningWeeks(this.fiscalYear) - 26);
      Object.assign(stated, { earliestWeek, latestWeek: earliestWeek + this.random.between(8, 16) });
      stated.preferredWeek = earliestWeek + 4;
    }
    // Two of a field that are alike are for the same people, or held by the same course leader.
    if (this.random.chance(50))
      stated.series = `${theme}-${Math.ceil(ofTheme / 3)}`.replaceAll('_', '-').slice(-24);
    if (this.random.chance(8)) stated.domesticOfficeCode = domesticOfficeCode;
    this.rows.demands.push({ ...nothing, ...stated, courseRunId: id, version: 1 });
  }
}
