import { registerDecorator, type ValidationOptions } from 'class-validator';

/** A calendar day without a zone, `YYYY-MM-DD`. All dates of a course run are plain dates; only instants have a zone. */
export type PlainDate = string;

const FORM = /^(\d{4})-(\d\d)-(\d\d)$/;
const EARLIEST = '1900-01-01';
const LATEST = '2199-12-31';
const DAY = 86_400_000;

/** Strict: isDateString of class-validator lets 2019-02-29 and 2019-W14 through. */
export function isPlainDate(value: unknown): value is PlainDate {
  if (typeof value !== 'string' || !FORM.test(value) || value < EARLIEST || value > LATEST) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** class-validator decorator for a strict plain date between 1900 and 2199. */
export function IsPlainDate(options?: ValidationOptions): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isPlainDate',
      target: target.constructor,
      propertyName: String(property),
      options,
      validator: {
        validate: isPlainDate,
        defaultMessage: (facts) =>
          `${facts?.property} must be a day of the calendar written YYYY-MM-DD, for example 2026-06-12.`,
      },
    });
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** Days from the first to the last, both counted: 1 for one day. */
export function daysInclusive(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY) + 1;
}

const tokyoDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day it is in Tokyo at an instant. */
export function tokyoDate(instant: Date): PlainDate {
  return tokyoDay.format(instant);
}

/** The last instant at which a deadline of that day is kept: deadlines end with the day in Tokyo (which has no summer time). */
export function endOfDayInTokyo(date: PlainDate): Date {
  return new Date(`${date}T23:59:59.999+09:00`);
}
