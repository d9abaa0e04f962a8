import holidayJp from '@holiday-jp/holiday_jp';
import { addDays, type PlainDate } from '#platform';
import type { FiscalYear } from '#catalogue';
import { mondayOf, weeksOf } from '../planning-week.js';
import type { LocalHoliday } from './local-holiday.entity.js';

export type HolidayKind = 'NATIONAL' | 'NEW_YEAR' | 'DAY_OFF' | 'WORKING_DAY';

export interface Holiday {
  day: PlainDate;
  kind: HolidayKind;
  nameEn: string;
  nameJa: string | null;
  /** Whose exception it is; null for all offices. */
  domesticOfficeCode: string | null;
}

export interface HolidayWeek {
  week: number;
  monday: PlainDate;
  holidays: Holiday[];
  /** Monday to Friday without holidays, at an office that makes no exception. */
  workingDays: number;
  /** At the offices that do. */
  workingDaysAt: Record<string, number>;
}

export type HolidayExceptionFacts = Pick<LocalHoliday, 'day' | 'domesticOfficeCode' | 'kind' | 'name'>;

/** Offices of the state are closed from 29 December to 3 January (行政機関の休日に関する法律), and so are those of JICA. */
const NEW_YEAR = new Set(['12-29', '12-30', '12-31', '01-01', '01-02', '01-03']);

const national = holidayJp.holidays as Record<string, { name: string; name_en: string } | undefined>;

/** What the calendar of Japan says of a day: national holidays are known from 1970 to 2050. */
export function holidayOn(day: PlainDate): Holiday | null {
  const known = national[day];
  const common = { day, domesticOfficeCode: null };
  if (known) return { ...common, kind: 'NATIONAL', nameEn: known.name_en, nameJa: known.name };
  if (!NEW_YEAR.has(day.slice(5))) return null;
  return { ...common, kind: 'NEW_YEAR', nameEn: 'New Year holidays', nameJa: '年末年始' };
}

/** The weeks of a fiscal year with their holidays, the exceptions of the offices laid over the calendar of Japan. */
export function holidayWeeks(
  fiscalYear: FiscalYear,
  exceptions: readonly HolidayExceptionFacts[],
): HolidayWeek[] {
  const on = new Map<PlainDate, HolidayExceptionFacts[]>();
  for (const one of exceptions) on.set(one.day, [...(on.get(one.day) ?? []), one]);
  return weeksOf(fiscalYear).map((week) => {
    const monday = mondayOf(fiscalYear, week);
    const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
    const holidays = days.flatMap((day) => holidaysOn(day, on.get(day) ?? []));
    const offices = new Set(holidays.map((one) => one.domesticOfficeCode).filter((code) => code !== null));
    const workingDays = (code: string | null) =>
      days.slice(0, 5).filter((day) => worksOn(day, holidays, code)).length;
    return {
      week,
      monday,
      holidays,
      workingDays: workingDays(null),
      workingDaysAt: Object.fromEntries([...offices].map((code) => [code, workingDays(code)])),
    };
  });
}

function holidaysOn(day: PlainDate, exceptions: HolidayExceptionFacts[]): Holiday[] {
  const ofJapan = holidayOn(day);
  const worked = exceptions.some((one) => one.kind === 'WORKING_DAY' && one.domesticOfficeCode === null);
  const local = exceptions
    .filter((one) => one.kind === 'DAY_OFF' || one.domesticOfficeCode !== null)
    .map(({ kind, name, domesticOfficeCode }) => ({
      ...{ day, kind, domesticOfficeCode },
      ...{ nameEn: name, nameJa: null },
    }));
  return ofJapan && !worked ? [ofJapan, ...local] : local;
}

/** What an office says of itself goes before what is said of all. */
function worksOn(day: PlainDate, holidays: Holiday[], code: string | null): boolean {
  const ofDay = holidays.filter((one) => one.day === day);
  const own = ofDay.find((one) => code !== null && one.domesticOfficeCode === code);
  if (own) return own.kind === 'WORKING_DAY';
  return !ofDay.some((one) => one.domesticOfficeCode === null);
}
