import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, fromJsonColumn, keyset, notFound, type Page, pageOf } from '#platform';
import { COUNTRIES_SERVED, SERVES_TODAY } from '../channels.js';
import type { LeafType } from '../programme-type.js';
import type { ReturnState, SurveyStep } from './request-survey.entity.js';
import type { RequestChange, RequestFacts } from './survey-requests.js';
import { REQUESTS_OF, SURVEYED } from './survey-rows.js';

/** Whose returns an audience sees: an overseas office those of its countries, with drafts; headquarters what is handed in. */
export type SurveyScope = { kind: 'HEADQUARTERS' } | { kind: 'OVERSEAS_OFFICE'; codes: string[] };

export interface ReturnRow {
  countryCode: string;
  countryName: string;
  state: ReturnState | 'NOT_STARTED';
  handedInAt: Date | null;
  reopenedUntil: string | null;
  reopenedBecause: string | null;
  version: number;
}

export interface ReturnDetail extends ReturnRow {
  requests: (RequestFacts & { titleEn: string })[];
}

export interface SurveyStepRow {
  id: string;
  act: SurveyStep['act'];
  madeBy: string;
  madeAt: Date;
  reason: string | null;
  changes: RequestChange[];
}

export interface SurveyedCourseRow {
  id: string;
  titleEn: string;
  titleJa: string | null;
  programmeType: LeafType;
  theme: string | null;
  candidate: boolean;
  plannedCapacity: number | null;
}

const RETURN = `c.code countryCode, c.name_en countryName,
  CASE WHEN COALESCE(t.version, 0) = 0 THEN 'NOT_STARTED' ELSE t.state END state,
  t.handed_in_at handedInAt, t.reopened_until reopenedUntil, t.reopened_because reopenedBecause, t.version
  FROM country c LEFT JOIN survey_return t ON t.country_code = c.code AND t.calendar_id = ?`;

@Injectable()
export class RequestSurveysQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  /** How far each country is, by code: those of an office, or all that some office serves. */
  async returns(
    scope: SurveyScope,
    calendarId: string,
    page: { limit: number; after?: string },
  ): Promise<Page<ReturnRow>> {
    await this.holdToCalendar(calendarId);
    const sort = 'country';
    const { where, orderBy, parameters } = keyset(
      { country: 'c.code' },
      'c.code',
      sort,
      page.after,
      this.cursors,
    );
    const within = withinScope(scope);
    const rows = await this.dataSource.query<ReturnRow[]>(
      `SELECT ${RETURN} WHERE ${within.where} AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [calendarId, ...within.parameters, ...parameters, page.limit + 1],
    );
    const placeOf = (row: ReturnRow) => ({ sort, values: [row.countryCode, row.countryCode] });
    return pageOf(rows.map(withVersion), page.limit, placeOf, this.cursors);
  }

  /** One country's return. A draft belongs to its office alone: headquarters reads requests when they are handed in. */
  async one(scope: SurveyScope, calendarId: string, countryCode: string): Promise<ReturnDetail> {
    await this.holdToCalendar(calendarId);
    const within = withinScope(scope);
    const [found] = await this.dataSource.query<ReturnRow[]>(
      `SELECT ${RETURN} WHERE c.code = ? AND ${within.where}`,
      [calendarId, countryCode, ...within.parameters],
    );
    if (!found) throw notFound();
    const hidden = scope.kind === 'HEADQUARTERS' && found.state !== 'HANDED_IN';
    const requests = hidden
      ? []
      : await this.dataSource.query<ReturnDetail['requests']>(REQUESTS_OF, [calendarId, countryCode]);
    return { ...withVersion(found), requests };
  }

  /** Who did what to a country's return, the latest first; headquarters sees the acts, and the content of drafts not. */
  async history(
    scope: SurveyScope,
    calendarId: string,
    countryCode: string,
    page: { limit: number; after?: string },
  ): Promise<Page<SurveyStepRow>> {
    const { state } = await this.one(scope, calendarId, countryCode);
    const sort = '-made';
    const { where, orderBy, parameters } = keyset({ made: 's.id' }, 's.id', sort, page.after, this.cursors);
    const rows = await this.dataSource.query<SurveyStepRow[]>(
      `SELECT s.id, s.act, a.name madeBy, s.made_at madeAt, s.reason, s.changes FROM survey_return t
       JOIN survey_step s ON s.return_id = t.id JOIN account a ON a.id = s.made_by
       WHERE t.calendar_id = ? AND t.country_code = ? AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [calendarId, countryCode, ...parameters, page.limit + 1],
    );
    const hidden = scope.kind === 'HEADQUARTERS' && state !== 'HANDED_IN';
    const read = rows.map((row) => ({ ...row, changes: hidden ? [] : fromJsonColumn(row.changes) }));
    return pageOf(read, page.limit, (row) => ({ sort, values: [row.id, row.id] }), this.cursors);
  }

  /** The courses of which a country may ask for seats, by title. */
  async courses(
    calendarId: string,
    page: { limit: number; after?: string },
  ): Promise<Page<SurveyedCourseRow>> {
    const fiscalYear = await this.holdToCalendar(calendarId);
    const sort = 'title';
    const { where, orderBy, parameters } = keyset(
      { title: 'c.title_en' },
      'c.id',
      sort,
      page.after,
      this.cursors,
    );
    const rows = await this.dataSource.query<
      (Omit<SurveyedCourseRow, 'candidate'> & { candidate: number })[]
    >(
      `SELECT c.id, c.title_en titleEn, c.title_ja titleJa, c.programme_type programmeType, c.theme, c.state = 'CANDIDATE' candidate,
         c.planned_capacity plannedCapacity FROM course c WHERE ${SURVEYED} AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [fiscalYear, fiscalYear, ...parameters, page.limit + 1],
    );
    const courses = rows.map((row) => ({ ...row, candidate: Number(row.candidate) > 0 }));
    return pageOf(courses, page.limit, (row) => ({ sort, values: [row.titleEn, row.id] }), this.cursors);
  }

  /** The fiscal year of a calendar. Throws RESOURCE.NOT_FOUND. */
  async holdToCalendar(calendarId: string): Promise<number> {
    const [calendar] = await this.dataSource.query<{ fiscalYear: number }[]>(
      'SELECT fiscal_year fiscalYear FROM programme_calendar WHERE id = ?',
      [calendarId],
    );
    if (!calendar) throw notFound();
    return calendar.fiscalYear;
  }
}

/** A country that has not begun is at version 0, as one whose first draft is being saved. */
function withVersion(row: Omit<ReturnRow, 'version'> & { version: number | null }): ReturnRow {
  return { ...row, version: row.version ?? 0 };
}

function withinScope(scope: SurveyScope): { where: string; parameters: unknown[] } {
  if (scope.kind === 'OVERSEAS_OFFICE')
    return { where: `c.code IN (${COUNTRIES_SERVED})`, parameters: [scope.codes] };
  return {
    where: `EXISTS (SELECT 1 FROM channel h WHERE h.country_code = c.code AND ${SERVES_TODAY('h')})`,
    parameters: [],
  };
}
