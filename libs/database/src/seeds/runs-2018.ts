import { type LeafType, THEME_CODES, type Theme, THEMES } from '#catalogue';
import { addDays, addMonths, type PlainDate } from '#platform';
import type { CountryFacts } from './countries.js';
import type { CourseTitle, CourseTitles } from './course-titles.js';
import { sundayFrom } from './holding.js';
import type { Randomness } from './randomness.js';

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

/** A run before its people: what the types decide differently. */
export interface RunSketch {
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
  longTermOverride?: string;
  /** People who come on another day than the first, on top of the size. */
  strays?: { people: number; arriveOn: PlainDate };
}

/** The edges of the fiscal year, laid over the first group courses. */
const EDGES: Partial<RunSketch>[] = [
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
const SHORTER_DEGREES = [353, 356, 361];

const MIXED_GROUPS = [
  { region: 'Africa', en: 'Africa mixed, English', ja: 'アフリカ混成' },
  { region: 'North America and Latin America', en: 'Latin America, Spanish', ja: '中南米混成' },
  { region: 'Pacific', en: 'Pacific islands mixed', ja: '大洋州混成' },
];

/** Decides which runs there were, with dates, countries and the number of people of each. */
export class Runs2018 {
  constructor(
    private readonly random: Randomness,
    private readonly titles: CourseTitles,
    private readonly countries: CountryFacts[],
  ) {}

  all(): RunSketch[] {
    return this.random.shuffled([
      ...this.group(),
      ...this.shortTerm(),
      ...this.longTerm(2018),
      ...this.youngLeaders(),
    ]);
  }

  longTerm(fiscalYear: 2017 | 2018): RunSketch[] {
    const now = fiscalYear === 2018;
    const people = now ? PEOPLE_IN_2018.LONG_TERM : LONG_TERM_IN_2017.people;
    const runs = now ? RUNS_IN_2018.LONG_TERM : LONG_TERM_IN_2017.runs;
    return this.random.adding(people, runs, 1, 6).map((size, index): RunSketch => {
      const country = this.anyCountry();
      const spring = this.random.chance(now ? 30 : 15);
      const startsOn = spring
        ? `${fiscalYear}-04-0${this.random.between(2, 8)}`
        : addDays(`${fiscalYear}-09-10`, this.random.between(0, 24));
      const months = this.random.pick(now ? [12, 18, 24, 24, 24, 36, 36] : [24, 24, 24, 30, 36]);
      const days = now ? SHORTER_DEGREES[index] : undefined;
      const endsOn = days ? addDays(startsOn, days - 1) : addDays(addMonths(startsOn, months), -1);
      const title = this.titles.longTerm(this.anyTheme(), country);
      const sketch = { title, fiscalYear, startsOn, endsOn, size, countries: [country] };
      const longTermOverride = days ? `The degree course of the university lasts ${days} days.` : undefined;
      return { type: 'LONG_TERM', ...sketch, longTermOverride };
    });
  }

  private group(): RunSketch[] {
    const titles = THEME_CODES.flatMap((theme) =>
      this.titles.groupCourses(theme, THEMES[theme].coursesIn2017),
    );
    const sizes = this.random.adding(PEOPLE_IN_2018.GROUP_REGION_FOCUS, titles.length, 5, 13);
    return titles.map((title, index): RunSketch => {
      const startsOn = sundayFrom(addDays('2018-05-06', this.random.between(0, 300)));
      const endsOn = addDays(startsOn, this.random.between(13, 55));
      const countries = title.region
        ? this.countries.filter((country) => country.regionJica === title.region)
        : this.countries;
      const sketch = { title, fiscalYear: 2018, startsOn, endsOn, size: sizes[index]!, countries };
      return { type: 'GROUP_REGION_FOCUS', ...sketch, framed: this.random.chance(40), ...EDGES[index] };
    });
  }

  private shortTerm(): RunSketch[] {
    return this.random
      .adding(PEOPLE_IN_2018.SHORT_TERM, RUNS_IN_2018.SHORT_TERM, 4, 18)
      .map((size): RunSketch => {
        const country = this.anyCountry();
        const startsOn = sundayFrom(addDays('2018-04-08', this.random.between(0, 330)));
        const endsOn = addDays(startsOn, this.random.between(6, 60));
        const title = this.titles.shortTerm(this.anyTheme(), country);
        const sketch = { title, fiscalYear: 2018, startsOn, endsOn, size, countries: [country] };
        return { type: 'SHORT_TERM', ...sketch };
      });
  }

  private youngLeaders(): RunSketch[] {
    return this.random
      .adding(PEOPLE_IN_2018.YOUNG_LEADERS, RUNS_IN_2018.YOUNG_LEADERS, 8, 15)
      .map((size): RunSketch => {
        const mixed = this.random.chance(15) ? this.random.pick(MIXED_GROUPS) : null;
        const country = this.anyCountry();
        const countries = mixed
          ? this.countries.filter((each) => each.regionJica === mixed.region)
          : [country];
        const title = this.titles.young(mixed ?? { en: country.nameEn, ja: country.nameJa });
        const startsOn = sundayFrom(addDays('2018-05-20', this.random.between(0, 270)));
        const endsOn = addDays(startsOn, this.random.between(15, 28));
        return { type: 'YOUNG_LEADERS', title, fiscalYear: 2018, startsOn, endsOn, size, countries };
      });
  }

  private anyCountry(): CountryFacts {
    return this.random.weighted(this.countries, (country) => country.weight);
  }

  private anyTheme(): Theme {
    return this.random.weighted(THEME_CODES, (theme) => THEMES[theme].coursesIn2017);
  }
}
