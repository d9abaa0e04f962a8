import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, type Page, pageOf } from '#platform';
import { holdToKnown } from '../hold-to-known.js';
import type { CourseResult, RequestResult } from './course-states.js';

export interface DecisionRow {
  id: string;
  fiscalYear: number;
  countryCode: string | null;
  result: CourseResult | RequestResult;
  decidedBy: string;
  decidedOn: string;
  reason: string;
  recordedBy: string;
  recordedAt: Date;
}

export interface NoteVerbaleRow {
  id: string;
  fiscalYear: number;
  countryCode: string;
  reference: string;
  exchangedOn: string;
  remarks: string | null;
  version: number;
}

@Injectable()
export class DecisionsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  /** The decision record of a course, the latest first. */
  async ofCourse(courseId: string, page: { limit: number; after?: string }): Promise<Page<DecisionRow>> {
    await holdToKnown(this.dataSource, 'course', courseId);
    const sort = '-recorded';
    const { where, orderBy, parameters } = keyset(
      { recorded: 'd.id' },
      'd.id',
      sort,
      page.after,
      this.cursors,
    );
    const rows = await this.dataSource.query<DecisionRow[]>(
      `SELECT d.id, d.fiscal_year fiscalYear, d.country_code countryCode, d.result, d.decided_by decidedBy, d.decided_on decidedOn,
         d.reason, a.name recordedBy, d.recorded_at recordedAt
       FROM decision d JOIN account a ON a.id = d.recorded_by WHERE d.course_id = ? AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [courseId, ...parameters, page.limit + 1],
    );
    return pageOf(rows, page.limit, (row) => ({ sort, values: [row.id, row.id] }), this.cursors);
  }

  /** The notes verbales of a fiscal year by country. */
  async notesVerbales(
    calendarId: string,
    page: { limit: number; after?: string },
  ): Promise<Page<NoteVerbaleRow>> {
    await holdToKnown(this.dataSource, 'programme_calendar', calendarId);
    const sort = 'country';
    const { where, orderBy, parameters } = keyset(
      { country: 'n.country_code' },
      'n.country_code',
      sort,
      page.after,
      this.cursors,
    );
    const rows = await this.dataSource.query<NoteVerbaleRow[]>(
      `SELECT n.id, n.fiscal_year fiscalYear, n.country_code countryCode, n.reference, n.exchanged_on exchangedOn, n.remarks, n.version
       FROM note_verbale n JOIN programme_calendar y ON y.fiscal_year = n.fiscal_year AND y.id = ? WHERE ${where} ORDER BY ${orderBy} LIMIT ?`,
      [calendarId, ...parameters, page.limit + 1],
    );
    const placeOf = (row: NoteVerbaleRow) => ({ sort, values: [row.countryCode, row.countryCode] });
    return pageOf(rows, page.limit, placeOf, this.cursors);
  }
}
