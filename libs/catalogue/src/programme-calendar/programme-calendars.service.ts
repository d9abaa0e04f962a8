import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  invalid,
  isDuplicateKey,
  newId,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { changedMeanwhile } from '../courses.service.js';
import type { FiscalYear } from '../fiscal-year.js';
import { calendarFaults, type Milestone, movedByAYear } from './milestones.js';
import { milestonesOf } from './calendar-rows.js';

export interface CalendarReceipt {
  id: string;
  fiscalYear: FiscalYear;
  version: number;
}

/** The programme calendar of a fiscal year, as headquarters sets it. */
@Injectable()
export class ProgrammeCalendarsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
  ) {}

  /** Throws CALENDAR.INVALID, CALENDAR.ALREADY_THERE. */
  draw(
    fiscalYear: FiscalYear,
    milestones: Milestone[],
    actor: Actor,
    request: RepeatableRequest,
  ): Promise<CalendarReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, () =>
        this.write(tx, { id, fiscalYear, version: 1 }, milestones, actor),
      ),
    );
  }

  /** The calendar of the year after, every day moved by a year. Throws CALENDAR.INVALID, CALENDAR.ALREADY_THERE. */
  drawNextYear(id: string, actor: Actor, request: RepeatableRequest): Promise<CalendarReceipt> {
    const nextId = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const before = await tx.row<CalendarReceipt>(
          'SELECT id, fiscal_year fiscalYear, version FROM programme_calendar WHERE id = ?',
          [id],
        );
        if (!before) throw notFound();
        const milestones = movedByAYear((await milestonesOf(tx, [id])).get(id) ?? []);
        return this.write(
          tx,
          { id: nextId, fiscalYear: before.fiscalYear + 1, version: 1 },
          milestones,
          actor,
        );
      }),
    );
  }

  /** The milestones replace those before. Throws CALENDAR.CHANGED_MEANWHILE, CALENDAR.INVALID. */
  amend(id: string, milestones: Milestone[], actor: Actor, ifVersion: number): Promise<CalendarReceipt> {
    return this.transactions.run(async (tx) => {
      const calendar = await tx.row<CalendarReceipt>(
        'SELECT id, fiscal_year fiscalYear, version FROM programme_calendar WHERE id = ? FOR UPDATE',
        [id],
      );
      if (!calendar) throw notFound();
      if (calendar.version !== ifVersion) throw changedMeanwhile('CALENDAR', calendar.version);
      holdToOrder(calendar.fiscalYear, milestones);
      const before = (await milestonesOf(tx, [id])).get(id) ?? [];
      await tx.write('UPDATE programme_calendar SET version = version + 1 WHERE id = ?', [id]);
      await tx.write('DELETE FROM calendar_milestone WHERE calendar_id = ?', [id]);
      await this.insert(tx, id, milestones);
      await this.note(tx, 'amend', id, actor, { moved: movedDays(before, milestones) });
      return { ...calendar, version: ifVersion + 1 };
    });
  }

  private async write(
    tx: Transaction,
    calendar: CalendarReceipt,
    milestones: Milestone[],
    actor: Actor,
  ): Promise<CalendarReceipt> {
    const { id, fiscalYear } = calendar;
    holdToOrder(fiscalYear, milestones);
    try {
      await tx.insert('programme_calendar', { id, fiscal_year: fiscalYear, created_at: tx.at });
    } catch (error) {
      throw isDuplicateKey(error) ? alreadyThere(fiscalYear) : error;
    }
    await this.insert(tx, id, milestones);
    await this.note(tx, 'draw', id, actor, { fiscalYear });
    return calendar;
  }

  private insert(tx: Transaction, calendarId: string, milestones: Milestone[]): Promise<void> {
    const rows = milestones.map((one) => ({
      id: newId(),
      calendar_id: calendarId,
      code: one.code,
      name: one.name,
      falls_on: one.fallsOn,
      opens: one.opens,
      closes: one.closes,
      reminds: one.reminds,
      remind_days_before: one.remindDaysBefore.toSorted((a, b) => b - a).join(','),
    }));
    return tx.insertAll('calendar_milestone', rows);
  }

  private note(tx: Transaction, action: string, id: string, actor: Actor, details: object): Promise<void> {
    return this.audit.record(tx, {
      action,
      subjectType: 'programme-calendar',
      subjectId: id,
      actorId: actor.accountId,
      details: { ...details },
    });
  }
}

/** For the audit entry: the milestones whose day changed, came or went, with both days. */
function movedDays(before: Milestone[], after: Milestone[]): Record<string, [string | null, string | null]> {
  const dayIn = (list: Milestone[], code: string) => list.find((one) => one.code === code)?.fallsOn ?? null;
  const codes = new Set([...before, ...after].map((one) => one.code));
  return Object.fromEntries(
    [...codes]
      .map((code): [string, [string | null, string | null]] => [
        code,
        [dayIn(before, code), dayIn(after, code)],
      ])
      .filter(([, [was, is]]) => was !== is),
  );
}

function holdToOrder(fiscalYear: FiscalYear, milestones: Milestone[]): void {
  const faults = calendarFaults(fiscalYear, milestones);
  if (faults.length > 0) throw invalid('CALENDAR.INVALID', faults);
}

function alreadyThere(fiscalYear: FiscalYear): DomainError {
  const sentence = `FY${fiscalYear} has a calendar already: change that one.`;
  return new DomainError('CONFLICT', 'CALENDAR.ALREADY_THERE', sentence);
}
