import { languageName } from '#catalogue';
import type { PlanRow, PlanState } from '../plan/plan-state.js';
import { mondayOf } from '../planning-week.js';
import { byWeek, WeekUse } from './week-use.js';

/** What there is and what is used, week by week. */
export interface Measure {
  used: number[];
  limit: number[];
  /** Whole percent of the limit; null where there is nothing to be used. */
  percent: (number | null)[];
}

export interface OfficeUtilisation {
  code: string;
  nameEn: string;
  rooms: Measure;
  /** The office's own beds: above 100 % people sleep in hotels. */
  beds: Measure;
  /** Beds bought in hotels. */
  hotelBeds: Measure;
  coordinators: Measure;
}

export interface InterpreterUtilisation {
  language: string;
  nameEn: string;
  /** The office whose own interpreters they are; null for the pool of the whole country. */
  officeCode: string | null;
  people: Measure;
}

export interface Utilisation {
  plan: PlanRow;
  /** Mondays, by planning week. */
  mondays: string[];
  offices: OfficeUtilisation[];
  interpreters: InterpreterUtilisation[];
}

function measure(used: number[], limit: number[]): Measure {
  const percent = used.map((amount, week) => {
    const most = limit[week]!;
    return most > 0 ? Math.round((100 * amount) / most) : null;
  });
  return { used, limit, percent };
}

/** How far beds, rooms, coordinators and interpreters are used by a plan, in the scenario that it is made for. */
export function utilisationOf({ plan, year, placements }: PlanState): Utilisation {
  const { instance, fiscalYear, facts } = year;
  const { weeks, interpreters } = instance;
  const use = new WeekUse({ instance, placements });
  const offices = instance.offices.map((office): OfficeUtilisation => {
    const people = use.of('BEDS', office.code);
    const own = byWeek(office.beds, weeks);
    const bought = people.map((amount, week) => Math.max(0, amount - own[week]!));
    return {
      code: office.code,
      nameEn: facts.officeOf.get(office.code)?.nameEn ?? office.code,
      rooms: measure(use.of('ROOMS', office.code), byWeek(office.rooms, weeks)),
      beds: measure(people, own),
      hotelBeds: measure(bought, byWeek(office.hotelBeds, weeks)),
      coordinators: measure(use.of('COORDINATORS', office.code), byWeek(office.coordinators, weeks)),
    };
  });
  const pool = (language: string, of: string, officeCode: string | null, limit: number[]) => ({
    ...{ language, officeCode, nameEn: languageName(language) },
    people: measure(use.of('INTERPRETERS', of), limit),
  });
  return {
    plan,
    mondays: Array.from({ length: weeks }, (_, week) => mondayOf(fiscalYear, week)),
    offices,
    interpreters: [
      ...Object.entries(interpreters).map(([language, limit]) =>
        pool(language, language, null, byWeek(limit, weeks)),
      ),
      ...instance.offices.flatMap(({ code, interpreters: own = {} }) =>
        Object.entries(own).map(([language, limit]) =>
          pool(language, `${code}:${language}`, code, byWeek(limit, weeks)),
        ),
      ),
    ],
  };
}
