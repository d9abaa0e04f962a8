import { type PlainDate, tokyoDate } from '#platform';

/** The Japanese fiscal year: 1 April to 31 March in Asia/Tokyo, named by its first year. */
export type FiscalYear = number;

/** 2018-01-14 is in FY2017. Never derived from a course number: 202003248-J001 was held in FY2021. */
export function fiscalYearOf(date: PlainDate): FiscalYear {
  const year = Number(date.slice(0, 4));
  return Number(date.slice(5, 7)) >= 4 ? year : year - 1;
}

export function fiscalYearOfInstant(instant: Date): FiscalYear {
  return fiscalYearOf(tokyoDate(instant));
}

export function firstDayOf(year: FiscalYear): PlainDate {
  return `${year}-04-01`;
}

export function lastDayOf(year: FiscalYear): PlainDate {
  return `${year + 1}-03-31`;
}
