import type { HostPartner } from '#allocation';
import { courseNumber, type LeafType, THEME_CODES, type Theme, THEMES } from '#catalogue';
import { addDays, addMonths, daysInclusive, type PlainDate } from '#platform';
import { countryFacts, type CountryFacts } from './countries.js';
import { type CourseTitle, CourseTitles } from './course-titles.js';
import { type DomesticOfficeFacts, domesticOfficeFacts } from './domestic-offices.js';
import { addHolding, type Holding, type RunPlan, sundayFrom, tokyoTime } from './holding.js';
import { hostPartnerRows } from './host-partners.js';
import { OfficeShares, siteOf } from './office-shares.js';
import { People } from './people.js';
import { publishedCourseRows } from './published-courses.js';
import { Randomness } from './randomness.js';
import { noRows, type Rows } from './rows.js';
import { Story } from './story.js';
import type { Enrolment } from '#training';

/** People of FY2018 as published; the demonstration has exactly these. */
export const PEOPLE_IN_2018: Record<LeafType, number> = {
  GROUP_REGION_FOCUS: 3_768,
  SHORT_TERM: 3_170,
  LONG_TERM: 367,
  YOUNG_LEADERS: 783,
};
const RUNS_IN_2018 = { SHORT_TERM: 300, LONG_TERM: 120, YOUNG_LEADERS: 70 };
/** Long-Term people of the year before, who are continuing in FY2018. */
export const LONG_TERM_IN_2017 = { people: 200, runs: 65 };
const SEED = 19_540_401;

/** What becomes of a nominee. Those who came count; the last four do not. */
type Fate = 'COMPLETED' | 'DISCONTINUED' | 'NO_SHOW' | 'DECLINED' | 'NOT_ACCEPTED' | 'RESERVE';

/** A run before its people: what the types decide differently. */
interface Draft {
  type: LeafType;
  title: CourseTitle;
  fiscalYear: number;
  startsOn: PlainDate;
  endsOn: PlainDate;
  /** People who count in this fiscal year. */
  size: number;
  countries: CountryFacts[];
  /** With a phase at home before and after. */
  framed?: boolean;
  override?: string;
  /** People who come on another day than the first, on top of the size. */
  strays?: { people: number; arriveOn: PlainDate };
}

/** The edges of the fiscal year, laid over the first group courses. */
const EDGES: Partial<Draft>[] = [
  // Begins with the year; two people came the evening before and count in FY2017.
  {
    startsOn: '2018-04-01',
    endsOn: '2018-05-11',
    framed: false,
    strays: { people: 2, arriveOn: '2018-03-31' },
  },
  // Begins on its last day; three people missed the flight and count in FY2019.
  {
    startsOn: '2019-03-31',
    endsOn: '2019-04-26',
    framed: false,
    strays: { people: 3, arriveOn: '2019-04-01' },
  },
  // Crosses into the next year: everybody counts once.
  { startsOn: '2019-03-10', endsOn: '2019-04-12' },
];

/** Real degree courses last that many days. */
const SHORTER_DEGREES = [353, 356, 361].map((days) => ({
  days,
  reason: `The degree course of the university lasts ${days} days.`,
}));

const MIXED_GROUPS = [
  { region: 'Africa', en: 'Africa mixed, English', ja: 'アフリカ混成' },
  { region: 'North America and Latin America', en: 'Latin America, Spanish', ja: '中南米混成' },
  { region: 'Pacific', en: 'Pacific islands mixed', ja: '大洋州混成' },
];

const NUMBER_SERIES: Record<LeafType, string> = {
  GROUP_REGION_FOCUS: '04',
  SHORT_TERM: '20',
  LONG_TERM: '30',
  YOUNG_LEADERS: '40',
};
const AGES: Record<LeafType, [number, number]> = {
  GROUP_REGION_FOCUS: [27, 52],
  SHORT_TERM: [28, 56],
  LONG_TERM: [23, 39],
  YOUNG_LEADERS: [20, 34],
};

/** When the decisions on a run's nominees were made. */
interface Times {
  deadline: PlainDate;
  screenedAt: Date;
  decidedAt: Date;
  releasedAt: Date;
  declinedAt: Date;
}

function timesOf({ jicaDeadline, resultOn }: RunPlan): Times {
  return {
    deadline: jicaDeadline,
    screenedAt: tokyoTime(addDays(jicaDeadline, 2), 10),
    decidedAt: tokyoTime(addDays(resultOn!, -6), 15),
    releasedAt: tokyoTime(addDays(resultOn!, -2), 10),
    declinedAt: tokyoTime(addDays(resultOn!, 5), 18),
  };
}

/** The whole of FY2018, and the Long-Term runs of FY2017 that go on in it. The same rows at every call. */
export function demonstration2018(): Rows {
  return new Year2018().rows;
}

class Year2018 {
  readonly rows = noRows();
  private readonly random = new Randomness(SEED);
  private readonly countries = countryFacts().filter((country) => country.weight > 0);
  private readonly offices = domesticOfficeFacts();
  private readonly titles = new CourseTitles(this.random);
  private readonly people = new People(this.random, countryFacts(), '.18');
  private readonly shares = new OfficeShares(this.random, this.offices);
  private readonly story = new Story(this.rows, this.random);
  private readonly partners: HostPartner[];
  private readonly taken = new Set(publishedCourseRows().courseRuns.map((run) => run.courseNumber));
  private readonly lastNumbers = new Map<string, number>();
  private readonly holdings: Holding[] = [];

  constructor() {
    this.partners = hostPartnerRows(this.random, this.offices);
    this.rows.hostPartners.push(...this.partners);
    const drafts = this.random.shuffled([
      ...this.groupRuns(),
      ...this.shortTermRuns(),
      ...this.longTermRuns(2018),
      ...this.youngLeadersRuns(),
    ]);
    for (const draft of drafts) this.hold(draft, this.shares.take(draft.title.theme, draft.size));
    for (const draft of this.longTermRuns(2017))
      this.hold(
        draft,
        this.random.weighted(this.offices, (office) => (office.code === 'TOKYO' ? 4 : 1)),
      );
    this.observe();
  }

  private groupRuns(): Draft[] {
    const titles = THEME_CODES.flatMap((theme) =>
      this.titles.groupCourses(theme, THEMES[theme].coursesIn2017),
    );
    const sizes = this.random.adding(PEOPLE_IN_2018.GROUP_REGION_FOCUS, titles.length, 5, 13);
    const ordinary = titles.map((title, index): Draft => {
      const startsOn = sundayFrom(addDays('2018-05-06', this.random.between(0, 300)));
      const endsOn = addDays(startsOn, this.random.between(13, 55));
      const countries = title.region
        ? this.countries.filter((country) => country.regionJica === title.region)
        : this.countries;
      return {
        type: 'GROUP_REGION_FOCUS',
        title,
        fiscalYear: 2018,
        startsOn,
        endsOn,
        size: sizes[index]!,
        countries,
        framed: this.random.chance(40),
      };
    });
    return ordinary.map((draft, index) => ({ ...draft, ...EDGES[index] }));
  }

  private shortTermRuns(): Draft[] {
    return this.random.adding(PEOPLE_IN_2018.SHORT_TERM, RUNS_IN_2018.SHORT_TERM, 4, 18).map((size) => {
      const country = this.anyCountry();
      const startsOn = sundayFrom(addDays('2018-04-08', this.random.between(0, 330)));
      const endsOn = addDays(startsOn, this.random.between(6, 60));
      return {
        type: 'SHORT_TERM',
        title: this.titles.shortTerm(this.anyTheme(), country),
        fiscalYear: 2018,
        startsOn,
        endsOn,
        size,
        countries: [country],
      };
    });
  }

  private longTermRuns(fiscalYear: 2017 | 2018): Draft[] {
    const now = fiscalYear === 2018;
    const [people, runs] = now
      ? [PEOPLE_IN_2018.LONG_TERM, RUNS_IN_2018.LONG_TERM]
      : [LONG_TERM_IN_2017.people, LONG_TERM_IN_2017.runs];
    return this.random.adding(people, runs, 1, 6).map((size, index) => {
      const country = this.anyCountry();
      const spring = this.random.chance(now ? 30 : 15);
      const startsOn = spring
        ? `${fiscalYear}-04-0${this.random.between(2, 8)}`
        : addDays(`${fiscalYear}-09-10`, this.random.between(0, 24));
      const months = this.random.pick(now ? [12, 18, 24, 24, 24, 36, 36] : [24, 24, 24, 30, 36]);
      const shorter = now ? SHORTER_DEGREES[index] : undefined;
      const endsOn = shorter ? addDays(startsOn, shorter.days - 1) : addDays(addMonths(startsOn, months), -1);
      const title = this.titles.longTerm(this.anyTheme(), country);
      return {
        type: 'LONG_TERM',
        title,
        fiscalYear,
        startsOn,
        endsOn,
        size,
        countries: [country],
        override: shorter?.reason,
      };
    });
  }

  private youngLeadersRuns(): Draft[] {
    return this.random.adding(PEOPLE_IN_2018.YOUNG_LEADERS, RUNS_IN_2018.YOUNG_LEADERS, 8, 15).map((size) => {
      const mixed = this.random.chance(15) ? this.random.pick(MIXED_GROUPS) : null;
      const country = this.anyCountry();
      const countries = mixed ? this.countries.filter((each) => each.regionJica === mixed.region) : [country];
      const title = this.titles.young(mixed ?? { en: country.nameEn, ja: country.nameJa });
      const startsOn = sundayFrom(addDays('2018-05-20', this.random.between(0, 270)));
      return {
        type: 'YOUNG_LEADERS',
        title,
        fiscalYear: 2018,
        startsOn,
        endsOn: addDays(startsOn, this.random.between(15, 28)),
        size,
        countries,
      };
    });
  }

  private anyCountry(): CountryFacts {
    return this.random.weighted(this.countries, (country) => country.weight);
  }

  private anyTheme(): Theme {
    return this.random.weighted(THEME_CODES, (theme) => THEMES[theme].coursesIn2017);
  }

  /** One run with everybody who was nominated for it. */
  private hold(draft: Draft, office: DomesticOfficeFacts): void {
    const fates = this.fatesOf(draft);
    const strays = draft.strays?.people ?? 0;
    const accepted = fates.filter((fate) => fate !== 'NOT_ACCEPTED' && fate !== 'RESERVE').length;
    const places = this.placesFor(draft, accepted + strays);
    const holding = addHolding(this.rows, this.random, this.planOf(draft, office, places), this.partners);
    this.holdings.push(holding);
    const origins = this.random.shuffled(
      [...places].flatMap(([country, place]) => Array<CountryFacts>(place.taken).fill(country)),
    );
    const times = timesOf(holding.plan);
    fates.forEach((fate, index) => {
      const arriveOn =
        fate === 'COMPLETED' && draft.type === 'LONG_TERM' && this.random.chance(10)
          ? addDays(draft.startsOn, 3)
          : draft.startsOn;
      // Those who were not accepted come from the same countries as the others.
      this.tell(
        holding,
        { fate, country: index < accepted ? origins[index]! : this.random.pick(origins), arriveOn },
        times,
      );
    });
    for (const country of origins.slice(accepted)) {
      this.tell(holding, { fate: 'COMPLETED', country, arriveOn: draft.strays!.arriveOn }, times);
    }
  }

  private fatesOf(draft: Draft): Fate[] {
    const fates: Fate[] = Array.from({ length: draft.size }, () =>
      this.random.chance(0.8) ? 'DISCONTINUED' : 'COMPLETED',
    );
    if (this.random.chance(5)) fates.push('NO_SHOW');
    if (this.random.chance(9)) fates.push('DECLINED');
    if (draft.type === 'GROUP_REGION_FOCUS' && this.random.chance(35)) fates.push('NOT_ACCEPTED');
    if (draft.type === 'GROUP_REGION_FOCUS' && this.random.chance(7)) fates.push('RESERVE');
    return fates;
  }

  /** Countries with the places that are taken there and the slots they have: one or two in a group, with some left over. */
  private placesFor(draft: Draft, accepted: number): Map<CountryFacts, { taken: number; slots: number }> {
    const alone = draft.countries.length === 1;
    const wanted = alone ? 1 : Math.max(2, Math.round(accepted * 0.72));
    const [...countries] = this.random.sample(draft.countries, wanted, (country) => country.weight);
    const places = new Map(countries.map((country) => [country, { taken: 0, slots: 0 }]));
    for (let index = 0; index < accepted; index++)
      places.get(countries[index % countries.length]!)!.taken += 1;
    for (const place of places.values())
      place.slots = place.taken + (this.random.chance(alone ? 40 : 12) ? 1 : 0);
    if (!alone && this.random.chance(50)) {
      const idle = this.random.pick(draft.countries);
      if (!places.has(idle)) places.set(idle, { taken: 0, slots: 1 });
    }
    return places;
  }

  private planOf(
    draft: Draft,
    office: DomesticOfficeFacts,
    places: Map<CountryFacts, { slots: number }>,
  ): RunPlan {
    const { type, title, fiscalYear, startsOn, endsOn } = draft;
    const place = siteOf(office, this.random);
    const phases: RunPlan['phases'] = [{ kind: 'CORE', startsOn, endsOn, place, mode: 'IN_JAPAN' }];
    if (draft.framed) {
      const home = { place: null, mode: 'IN_COUNTRY' as const };
      phases.unshift({
        kind: 'PRELIMINARY',
        startsOn: addDays(startsOn, -28),
        endsOn: addDays(startsOn, -7),
        ...home,
      });
      phases.push({
        kind: 'FINALIZATION',
        startsOn: addDays(endsOn, 1),
        endsOn: addMonths(endsOn, 3),
        ...home,
      });
    }
    const group = type === 'GROUP_REGION_FOCUS';
    const jicaDeadline = addDays(
      phases[0]!.startsOn,
      group ? -this.random.between(62, 85) : -this.random.between(40, 50),
    );
    const announced = addDays(jicaDeadline, -70);
    return {
      ...{
        type,
        theme: title.theme,
        titleEn: title.en,
        titleJa: title.ja,
        fiscalYear,
        office,
        phases,
        jicaDeadline,
      },
      ...{
        courseNumber: this.nextNumber(type, fiscalYear),
        projectNumber: null,
        yearOfCourse: this.random.between(1, 3),
      },
      language: title.region === 'North America and Latin America' ? 'es' : 'en',
      mode: 'IN_JAPAN',
      criteria: [],
      resultOn: addDays(jicaDeadline, group ? 30 : 20),
      spareCapacity: group ? 0 : this.random.between(0, 2),
      slots: [...places].map(([country, { slots }]) => {
        const nationalDeadline =
          group && this.random.chance(50) ? addDays(jicaDeadline, -this.random.between(10, 28)) : null;
        return { countryCode: country.code, slots, nationalDeadline };
      }),
      state: 'PUBLISHED',
      ...(draft.override ? { longTermOverride: draft.override } : {}),
      createdAt: tokyoTime(announced, 10),
    };
  }

  /** `J1804001` and on, past the numbers that real runs have. */
  private nextNumber(type: LeafType, fiscalYear: number): string {
    const series = `J${fiscalYear % 100}${NUMBER_SERIES[type]}`;
    for (let next = (this.lastNumbers.get(series) ?? 0) + 1; ; next++) {
      const number = courseNumber(`${series}${String(next).padStart(3, '0')}`);
      this.lastNumbers.set(series, next);
      if (number && !this.taken.has(number)) return number;
    }
  }

  private tell(
    holding: Holding,
    { fate, country, arriveOn }: { fate: Fate; country: CountryFacts; arriveOn: PlainDate },
    times: Times,
  ): void {
    const { story } = this;
    const draftedAt = tokyoTime(
      addDays(times.deadline, -this.random.between(12, 30)),
      this.random.between(9, 20),
      this.random.between(0, 59),
    );
    const submittedAt = tokyoTime(
      addDays(times.deadline, -this.random.between(0, 10)),
      this.random.between(9, 20),
      this.random.between(0, 59),
    );
    const person = this.people.make(country.code, AGES[holding.run.programmeType], times.deadline, draftedAt);
    const nomination = story.draft(holding, person, this.titles.work(holding.run.theme!, country), draftedAt);
    story.move(holding, nomination, 'submit', submittedAt);
    story.move(holding, nomination, 'screen', times.screenedAt);
    if (fate === 'NOT_ACCEPTED')
      story.move(
        holding,
        nomination,
        'not-accept',
        times.decidedAt,
        'The experience asked for in the General Information is missing.',
      );
    if (fate === 'RESERVE') {
      story.move(holding, nomination, 'reserve', times.decidedAt);
      nomination.reserveRank = 1;
    }
    if (fate === 'NOT_ACCEPTED' || fate === 'RESERVE')
      return story.release(holding, nomination, times.releasedAt);
    story.move(holding, nomination, 'accept', times.decidedAt);
    const enrolment = story.enrol(holding, nomination, new Date(times.decidedAt.getTime() + 2_000));
    story.release(holding, nomination, times.releasedAt);
    if (fate === 'DECLINED') {
      story.move(
        holding,
        nomination,
        'decline',
        times.declinedAt,
        'The government cannot spare the person at that time.',
      );
      return story.advance(holding, enrolment, 'cancel', new Date(times.declinedAt.getTime() + 2_000));
    }
    if (fate === 'NO_SHOW')
      return story.advance(holding, enrolment, 'no-show', tokyoTime(addDays(holding.core!.startsOn, 3), 17));
    this.attend(holding, enrolment, fate, arriveOn);
  }

  private attend(
    holding: Holding,
    enrolment: Enrolment,
    fate: 'COMPLETED' | 'DISCONTINUED',
    arriveOn: PlainDate,
  ): void {
    const { endsOn } = holding.core!;
    this.story.advance(holding, enrolment, 'arrive', tokyoTime(arriveOn, 20), { on: arriveOn });
    if (fate === 'COMPLETED')
      return this.story.advance(holding, enrolment, 'complete', tokyoTime(endsOn, 17), { on: endsOn });
    const on = addDays(arriveOn, Math.floor(daysInclusive(arriveOn, endsOn) / 2));
    this.story.advance(holding, enrolment, 'discontinue', tokyoTime(on, 17), {
      on,
      reason: 'Returned home for family reasons.',
    });
  }

  /** JICA's own staff who sit in: outside quota and count. */
  private observe(): void {
    const groups = this.holdings.filter(({ run }) => run.programmeType === 'GROUP_REGION_FOCUS');
    for (const holding of this.random.sample(groups, 20, () => 1)) {
      const { startsOn } = holding.core!;
      const at = tokyoTime(addDays(startsOn, -10), 11);
      const enrolment = this.story.enrol(holding, this.people.make('JP', [25, 45], startsOn, at), at);
      this.attend(holding, enrolment, 'COMPLETED', startsOn);
    }
  }
}
