import { DomainError, notFound, type Transaction, tokyoDate } from '#platform';
import { type Gate, isOpenOn, type Milestone, type Window, windowOf } from './milestones.js';

type MilestoneRow = Omit<Milestone, 'remindDaysBefore'> & { calendarId: string; remindDaysBefore: string };

const COLUMNS = `m.calendar_id calendarId, m.code, m.name, m.falls_on fallsOn, m.opens, m.closes, m.reminds,
  m.remind_days_before remindDaysBefore`;

/** A transaction, or the data source where nothing is changed. */
export interface Reader {
  rows<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** The milestones of calendars by their days, for each calendar. */
export async function milestonesOf(reader: Reader, calendarIds: string[]): Promise<Map<string, Milestone[]>> {
  const found = new Map<string, Milestone[]>(calendarIds.map((id) => [id, []]));
  if (calendarIds.length === 0) return found;
  const rows = await reader.rows<MilestoneRow>(
    `SELECT ${COLUMNS} FROM calendar_milestone m WHERE m.calendar_id IN (?) ORDER BY m.falls_on, m.code`,
    [calendarIds],
  );
  for (const { calendarId, ...row } of rows)
    found.get(calendarId)!.push({ ...row, remindDaysBefore: daysIn(row.remindDaysBefore) });
  return found;
}

export function daysIn(text: string): number[] {
  return text === '' ? [] : text.split(',').map(Number);
}

export interface CalendarWindow extends Window {
  fiscalYear: number;
  /** Today in Tokyo, at the moment of the act. */
  today: string;
  open: boolean;
}

/** The days of one gate in a calendar. Throws RESOURCE.NOT_FOUND for an unknown calendar. */
export async function windowIn(tx: Transaction, calendarId: string, gate: Gate): Promise<CalendarWindow> {
  const calendar = await tx.row<{ fiscalYear: number }>(
    'SELECT fiscal_year fiscalYear FROM programme_calendar WHERE id = ?',
    [calendarId],
  );
  if (!calendar) throw notFound();
  const window = windowOf((await milestonesOf(tx, [calendarId])).get(calendarId) ?? [], gate);
  const today = tokyoDate(tx.at);
  return { ...window, fiscalYear: calendar.fiscalYear, today, open: isOpenOn(window, today) };
}

/** Says both days of a gate, so that whoever comes too early or too late knows. */
export function notOpen(
  code: string,
  what: string,
  { opensOn, closesOn, fiscalYear }: CalendarWindow,
): DomainError {
  const days = opensOn
    ? `opens on ${opensOn}${closesOn ? ` and closes with the end of ${closesOn}` : ''}, in Tokyo`
    : 'has no opening day in the programme calendar yet; headquarters sets it';
  return new DomainError('CONFLICT', code, `${what} for FY${fiscalYear} ${days}.`, { opensOn, closesOn });
}
