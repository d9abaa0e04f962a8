import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, notFound, type Page, pageOf, type PlainDate, sortNames } from '#platform';
import type { EnrolmentState } from './enrolment.lifecycle.js';

export interface EnrolmentRow {
  id: string;
  reference: string | null;
  state: EnrolmentState;
  observer: boolean;
  familyName: string;
  givenNames: string;
  countryCode: string;
  courseRunId: string;
  courseNumber: string | null;
  titleEn: string;
  arrivedOn: PlainDate | null;
  endedOn: PlainDate | null;
  version: number;
}

const SORTS = { enrolled: 'e.id' };
export const ENROLMENT_SORTS = sortNames(SORTS);

const SELECT = `SELECT e.id, n.reference, e.state, e.observer, p.family_name familyName, p.given_names givenNames, e.country_code countryCode,
  e.course_run_id courseRunId, r.course_number courseNumber, r.title_en titleEn, e.arrived_on arrivedOn, e.ended_on endedOn, e.version
  FROM enrolment e JOIN course_run r ON r.id = e.course_run_id JOIN person p ON p.id = e.person_id
  LEFT JOIN nomination n ON n.id = e.nomination_id`;

const shown = (row: EnrolmentRow): EnrolmentRow => ({ ...row, observer: Boolean(row.observer) });

@Injectable()
export class EnrolmentsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  /** The enrolments in runs of these domestic offices. */
  async list(
    officeCodes: string[],
    filter: { courseRunId?: string; state?: EnrolmentState },
    page: { limit: number; sort: string; after?: string },
  ): Promise<Page<EnrolmentRow>> {
    const { where, orderBy, parameters } = keyset(SORTS, 'e.id', page.sort, page.after, this.cursors);
    const run = filter.courseRunId ? 'e.course_run_id = ?' : 'TRUE';
    const state = filter.state ? 'e.state = ?' : 'TRUE';
    const values = [filter.courseRunId, filter.state].filter((value) => value !== undefined);
    const rows = await this.dataSource.query<EnrolmentRow[]>(
      `${SELECT} WHERE r.domestic_office_code IN (?) AND ${run} AND ${state} AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [officeCodes, ...values, ...parameters, page.limit + 1],
    );
    return pageOf(
      rows.map(shown),
      page.limit,
      (row) => ({ sort: page.sort, values: [row.id, row.id] }),
      this.cursors,
    );
  }

  async one(officeCodes: string[], id: string): Promise<EnrolmentRow> {
    const [row] = await this.dataSource.query<EnrolmentRow[]>(
      `${SELECT} WHERE e.id = ? AND r.domestic_office_code IN (?)`,
      [id, officeCodes],
    );
    if (!row) throw notFound();
    return shown(row);
  }

  /** For letters and the status page: where the training of a nomination stands. */
  async ofNominations(nominationIds: string[]): Promise<
    {
      id: string;
      nominationId: string;
      state: EnrolmentState;
      arrivedOn: PlainDate | null;
      endedOn: PlainDate | null;
    }[]
  > {
    return this.dataSource.query(
      'SELECT id, nomination_id nominationId, state, arrived_on arrivedOn, ended_on endedOn FROM enrolment WHERE nomination_id IN (?)',
      [['', ...nominationIds]],
    );
  }

  async nominationOf(enrolmentId: string): Promise<string | null> {
    const [row] = await this.dataSource.query<{ nominationId: string | null }[]>(
      'SELECT nomination_id nominationId FROM enrolment WHERE id = ?',
      [enrolmentId],
    );
    return row?.nominationId ?? null;
  }
}
