import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, notFound } from '#platform';
import { milestonesOf, type Reader } from './calendar-rows.js';
import { GATES, type Gate, isOpenOn, type Milestone, type Window, windowOf } from './milestones.js';

export interface CalendarDetail {
  id: string;
  fiscalYear: number;
  version: number;
  milestones: Milestone[];
  gates: ({ gate: Gate; open: boolean } & Window)[];
}

type CalendarRow = Omit<CalendarDetail, 'milestones' | 'gates'>;

/** Everybody who is signed in plans by the calendar: it is read by all. */
@Injectable()
export class ProgrammeCalendarsQueries {
  private readonly reader: Reader = {
    rows: <Row>(sql: string, parameters: unknown[] = []) => this.dataSource.query<Row[]>(sql, parameters),
  };

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** All years, the latest first: one a year, so that there is no page. */
  async list(): Promise<CalendarDetail[]> {
    return this.read('TRUE', []);
  }

  async one(id: string): Promise<CalendarDetail> {
    const [calendar] = await this.read('id = ?', [id]);
    if (!calendar) throw notFound();
    return calendar;
  }

  private async read(where: string, parameters: unknown[]): Promise<CalendarDetail[]> {
    const calendars = await this.dataSource.query<CalendarRow[]>(
      `SELECT id, fiscal_year fiscalYear, version FROM programme_calendar WHERE ${where} ORDER BY fiscal_year DESC`,
      parameters,
    );
    const all = await milestonesOf(
      this.reader,
      calendars.map(({ id }) => id),
    );
    const today = this.clock.today();
    return calendars.map((calendar) => {
      const milestones = all.get(calendar.id) ?? [];
      const gates = GATES.map((gate) => {
        const window = windowOf(milestones, gate);
        return { gate, ...window, open: isOpenOn(window, today) };
      });
      return { ...calendar, milestones, gates };
    });
  }
}
