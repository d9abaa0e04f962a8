import { Injectable } from '@nestjs/common';
import { AuditTrail, Outbox, tokyoDate, type Transaction, Transactions } from '#platform';
import { daysIn } from './calendar-rows.js';
import { lastDayToLookAt, remindersDue } from './milestones.js';
import { milestoneAhead } from './programme-calendar.events.js';

interface ComingMilestone {
  calendarId: string;
  code: string;
  fallsOn: string;
  remindDaysBefore: string;
}

/** Reminds ahead of milestones: once a day, each reminder exactly once, also when the job runs twice or a day late. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers how many reminders it sent on their way. */
  async remind(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const today = tokyoDate(tx.at);
      // The calendars are locked in order, so that two workers at once take turns and the second finds all done.
      await tx.rows('SELECT id FROM programme_calendar ORDER BY id FOR UPDATE');
      const coming = await tx.rows<ComingMilestone>(
        `SELECT calendar_id calendarId, code, falls_on fallsOn, remind_days_before remindDaysBefore FROM calendar_milestone
         WHERE falls_on BETWEEN ? AND ? AND reminds <> 'NOBODY' AND remind_days_before <> '' ORDER BY falls_on, code`,
        [today, lastDayToLookAt(today)],
      );
      const settled = await this.settled(tx, today);
      let sent = 0;
      for (const milestone of coming) {
        const left = daysIn(milestone.remindDaysBefore).filter(
          (days) => !settled.has(keyOf(milestone, days)),
        );
        const { remind, passed } = remindersDue({ ...milestone, remindDaysBefore: left }, today);
        if (remind === null) continue;
        await this.record(tx, milestone, remind, passed);
        sent++;
      }
      return sent;
    });
  }

  private async settled(tx: Transaction, today: string): Promise<Set<string>> {
    const rows = await tx.rows<{ calendarId: string; code: string; fallsOn: string; daysBefore: number }>(
      `SELECT calendar_id calendarId, code, falls_on fallsOn, days_before daysBefore FROM calendar_reminder WHERE falls_on >= ?`,
      [today],
    );
    return new Set(rows.map((row) => keyOf(row, row.daysBefore)));
  }

  private async record(
    tx: Transaction,
    milestone: ComingMilestone,
    remind: number,
    passed: number[],
  ): Promise<void> {
    const { calendarId, code, fallsOn } = milestone;
    const rows = [remind, ...passed].map((daysBefore) => ({
      calendar_id: calendarId,
      code,
      falls_on: fallsOn,
      days_before: daysBefore,
      recorded_at: tx.at,
    }));
    await tx.insertAll('calendar_reminder', rows);
    await this.outbox.record(tx, milestoneAhead(calendarId, { code, fallsOn, daysBefore: remind }), null);
    await this.audit.record(tx, {
      action: 'remind',
      subjectType: 'programme-calendar',
      subjectId: calendarId,
      actorId: null,
      details: { code, fallsOn, daysBefore: remind },
    });
  }
}

function keyOf(
  { calendarId, code, fallsOn }: Omit<ComingMilestone, 'remindDaysBefore'>,
  days: number,
): string {
  return `${calendarId} ${code} ${fallsOn} ${days}`;
}
