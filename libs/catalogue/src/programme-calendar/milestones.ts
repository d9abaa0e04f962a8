import { addDays, addMonths, daysInclusive, type FieldFault, type PlainDate } from '#platform';
import { type FiscalYear, firstDayOf, lastDayOf } from '../fiscal-year.js';

/** What the days of a calendar open and close. */
export const GATES = ['REQUEST_SURVEY', 'ALLOTMENT_RELEASE'] as const;
export type Gate = (typeof GATES)[number];

/** Who is written to ahead of a milestone. */
export const REMINDED = [
  'NOBODY',
  'OVERSEAS_OFFICES',
  'OFFICES_WITH_OPEN_SURVEY',
  'DOMESTIC_OFFICES',
] as const;
export type Reminded = (typeof REMINDED)[number];

export interface Milestone {
  code: string;
  name: string;
  fallsOn: PlainDate;
  opens: Gate | null;
  closes: Gate | null;
  reminds: Reminded;
  /** Days before the milestone on which a reminder goes out. */
  remindDaysBefore: number[];
}

/** The first and the last day of a gate, both inclusive, in Asia/Tokyo; null where the calendar names none. */
export interface Window {
  opensOn: PlainDate | null;
  closesOn: PlainDate | null;
}

export function windowOf(milestones: Pick<Milestone, 'fallsOn' | 'opens' | 'closes'>[], gate: Gate): Window {
  return {
    opensOn: milestones.find((one) => one.opens === gate)?.fallsOn ?? null,
    closesOn: milestones.find((one) => one.closes === gate)?.fallsOn ?? null,
  };
}

/** A gate without an opening day is shut; one without a closing day stays open. */
export function isOpenOn({ opensOn, closesOn }: Window, today: PlainDate): boolean {
  return opensOn !== null && opensOn <= today && (closesOn === null || today <= closesOn);
}

/** Everything that is wrong with a calendar, all at once. Candidate courses form in the year after next but one: two years ahead. */
export function calendarFaults(fiscalYear: FiscalYear, milestones: Milestone[]): FieldFault[] {
  const [earliest, latest] = [firstDayOf(fiscalYear - 2), lastDayOf(fiscalYear)];
  const faults = milestones.flatMap((one, index): FieldFault[] => {
    const at = `milestones[${index}]`;
    const found: FieldFault[] = [];
    if (one.fallsOn < earliest || one.fallsOn > latest) {
      const message = `${one.code} must fall between ${earliest} and ${latest}: this is the calendar of FY${fiscalYear}.`;
      found.push({ field: `${at}.fallsOn`, message });
    }
    if (milestones.findIndex((other) => other.code === one.code) < index)
      found.push({
        field: `${at}.code`,
        message: `${one.code} stands in the calendar twice: keep one of them.`,
      });
    if (new Set(one.remindDaysBefore).size < one.remindDaysBefore.length) {
      const message = `${one.code} names a number of days twice: a reminder goes out once.`;
      found.push({ field: `${at}.remindDaysBefore`, message });
    }
    return found;
  });
  return [...faults, ...GATES.flatMap((gate) => gateFaults(gate, milestones))];
}

function gateFaults(gate: Gate, milestones: Milestone[]): FieldFault[] {
  const opening = milestones.filter((one) => one.opens === gate);
  const closing = milestones.filter((one) => one.closes === gate);
  const fault = (message: string): FieldFault[] => [{ field: 'milestones', message }];
  if (opening.length > 1 || closing.length > 1)
    return fault(`${gate} is opened or closed more than once: let one milestone open it and one close it.`);
  const [opens, closes] = [opening[0]?.fallsOn, closing[0]?.fallsOn];
  if (closes && !opens)
    return fault(`${gate} is closed on ${closes} and never opened: name its opening day.`);
  if (gate === 'REQUEST_SURVEY' && opens && !closes)
    return fault(`${gate} opens on ${opens} and never closes: name its last day.`);
  if (opens && closes && closes < opens)
    return fault(`${gate} closes on ${closes}, before it opens on ${opens}.`);
  return [];
}

/** The same calendar for the next year: every day keeps its month and day (29 February becomes the 28th). */
export function movedByAYear<M extends { fallsOn: PlainDate }>(milestones: M[]): M[] {
  return milestones.map((one) => ({ ...one, fallsOn: addMonths(one.fallsOn, 12) }));
}

/**
 * The reminders of a milestone that are due: a day on which nothing ran is made up for. Several that are overdue at
 * once become one letter, the nearest to the milestone; the farther ones count as passed.
 */
export function remindersDue(
  milestone: Pick<Milestone, 'fallsOn' | 'remindDaysBefore'>,
  today: PlainDate,
): { remind: number | null; passed: number[] } {
  const left = daysInclusive(today, milestone.fallsOn) - 1;
  if (left < 0) return { remind: null, passed: [] };
  const due = milestone.remindDaysBefore.filter((days) => days >= left).sort((one, other) => one - other);
  return { remind: due[0] ?? null, passed: due.slice(1) };
}

/** The longest distance of a reminder to its milestone, so that a look at the coming days finds all that may be due. */
export const LONGEST_REMINDER = 365;

export function lastDayToLookAt(today: PlainDate): PlainDate {
  return addDays(today, LONGEST_REMINDER);
}
