import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, type Page, pageOf } from '#platform';
import { ALLOTMENT_KNOWN } from '../allotment-visibility.js';
import { COUNTRIES_SERVED, SERVES_TODAY } from '../channels.js';
import { holdToKnown } from '../hold-to-known.js';

/** What an office is about to be told, before anything leaves the house. */
export interface WaitingRow {
  overseasOfficeCode: string | null;
  officeName: string | null;
  countryCode: string;
  countryName: string;
  runs: number;
  slots: number;
}

/** An allotment as the overseas office of its country knows it; its run may not be published yet. */
export interface KnownAllotmentRow {
  id: string;
  courseRunId: string;
  courseNumber: string | null;
  titleEn: string;
  fiscalYear: number;
  runState: 'IN_PREPARATION' | 'PUBLISHED' | 'CANCELLED';
  startsOn: string | null;
  endsOn: string | null;
  countryCode: string;
  slots: number;
  slotsOffered: number;
  nationalDeadline: string | null;
  jicaDeadline: string;
  version: number;
}

@Injectable()
export class AllotmentReleasesQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  /** Who would be told what by a release now; a country without an office is told by nobody, and stands first. */
  async waiting(calendarId: string): Promise<WaitingRow[]> {
    await holdToKnown(this.dataSource, 'programme_calendar', calendarId);
    const rows = await this.dataSource.query<(WaitingRow & { slots: string; runs: string })[]>(
      `SELECT o.code overseasOfficeCode, o.name_en officeName, c.code countryCode, c.name_en countryName, COUNT(*) runs, SUM(a.slots) slots
       FROM programme_calendar y JOIN course_run r ON r.fiscal_year = y.fiscal_year
       JOIN allotment a ON a.course_run_id = r.id AND a.visibility = 'AWAITS_RELEASE'
       JOIN country c ON c.code = a.country_code
       LEFT JOIN channel h ON h.country_code = c.code AND ${SERVES_TODAY('h')}
       LEFT JOIN overseas_office o ON o.code = h.overseas_office_code
       WHERE y.id = ? AND r.state IN ('DRAFT', 'PUBLISHED') GROUP BY o.code, o.name_en, c.code, c.name_en ORDER BY o.code, c.code`,
      [calendarId],
    );
    return rows.map((row) => ({ ...row, runs: Number(row.runs), slots: Number(row.slots) }));
  }

  /** The allotments of an office's countries that it knows of, by JICA deadline. */
  async known(
    codes: string[],
    fiscalYear: number,
    page: { limit: number; after?: string },
  ): Promise<Page<KnownAllotmentRow>> {
    const sort = 'jicaDeadline';
    const sorts = { jicaDeadline: 'a.jica_deadline' };
    const { where, orderBy, parameters } = keyset(sorts, 'a.id', sort, page.after, this.cursors);
    const rows = await this.dataSource.query<KnownAllotmentRow[]>(
      `SELECT a.id, r.id courseRunId, r.course_number courseNumber, r.title_en titleEn, r.fiscal_year fiscalYear, CASE r.state WHEN 'DRAFT' THEN 'IN_PREPARATION' ELSE r.state END runState,
         r.starts_on startsOn, r.ends_on endsOn, a.country_code countryCode, a.slots, a.slots_offered slotsOffered,
         a.national_deadline nationalDeadline, a.jica_deadline jicaDeadline, a.version
       FROM allotment a JOIN course_run r ON r.id = a.course_run_id
       WHERE a.country_code IN (${COUNTRIES_SERVED}) AND r.fiscal_year = ? AND ${ALLOTMENT_KNOWN('a', 'r')} AND ${where}
       ORDER BY ${orderBy} LIMIT ?`,
      [codes, fiscalYear, ...parameters, page.limit + 1],
    );
    return pageOf(rows, page.limit, (row) => ({ sort, values: [row.jicaDeadline, row.id] }), this.cursors);
  }
}
