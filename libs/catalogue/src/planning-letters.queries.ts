import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SERVES_TODAY } from './channels.js';
import type { Reminded } from './programme-calendar/milestones.js';

/** An overseas office as an addressee, with those of its countries that a letter is about. */
export interface OfficeConcerned {
  code: string;
  nameEn: string;
  email: string;
  language: string;
  countries: { code: string; nameEn: string; timeZone: string }[];
}

export interface MilestoneReminded {
  name: string;
  fallsOn: string;
  closes: string | null;
  reminds: Reminded;
  fiscalYear: number;
}

export interface ReleasedSlots {
  titleEn: string;
  courseNumber: string | null;
  countryName: string;
  timeZone: string;
  slots: number;
  jicaDeadline: string;
}

export interface SlotsMovedFacts {
  titleEn: string;
  courseNumber: string | null;
  fromCountry: string;
  toCountry: string;
  toTimeZone: string;
  slots: number;
  reason: string;
  withConsent: boolean;
  jicaDeadline: string;
}

export interface SurveyReopenedFacts {
  countryName: string;
  timeZone: string;
  fiscalYear: number;
  reopenedUntil: string;
  reopenedBecause: string;
}

/** What the letters about the planning of a year say, and to which offices they go today. */
@Injectable()
export class PlanningLetterQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The offices that serve some countries: all that there are where none are named. */
  offices(countryCodes?: string[]): Promise<OfficeConcerned[]> {
    return countryCodes
      ? this.concerned('c.code IN (?)', [['', ...countryCodes]])
      : this.concerned('TRUE', []);
  }

  /** The offices that have not handed in for all of their countries, with the countries that are open. */
  officesWithOpenSurvey(calendarId: string): Promise<OfficeConcerned[]> {
    return this.concerned(
      "NOT EXISTS (SELECT 1 FROM survey_return t WHERE t.calendar_id = ? AND t.country_code = c.code AND t.state = 'HANDED_IN')",
      [calendarId],
    );
  }

  officesOfRelease(releaseId: string): Promise<OfficeConcerned[]> {
    return this.concerned('c.code IN (SELECT a.country_code FROM allotment a WHERE a.release_id = ?)', [
      releaseId,
    ]);
  }

  async officesOfTransfer(transferId: string): Promise<OfficeConcerned[]> {
    const [moved] = await this.dataSource.query<{ fromCode: string; toCode: string }[]>(
      'SELECT from_country_code fromCode, to_country_code toCode FROM slot_transfer WHERE id = ?',
      [transferId],
    );
    return moved ? this.offices([moved.fromCode, moved.toCode]) : [];
  }

  async officesOfReturn(returnId: string): Promise<OfficeConcerned[]> {
    return this.concerned('c.code = (SELECT t.country_code FROM survey_return t WHERE t.id = ?)', [returnId]);
  }

  /** The milestone of a reminder, if it still falls on the day that the event names. */
  async milestone(eventId: string): Promise<(MilestoneReminded & { calendarId: string }) | null> {
    const [found] = await this.dataSource.query<(MilestoneReminded & { calendarId: string })[]>(
      `SELECT m.name, m.falls_on fallsOn, m.closes, m.reminds, y.fiscal_year fiscalYear, y.id calendarId
       FROM outbox_event v JOIN programme_calendar y ON y.id = v.subject_id
       JOIN calendar_milestone m ON m.calendar_id = y.id AND m.code = CONVERT(JSON_VALUE(v.facts, '$.code') USING ascii)
       WHERE v.id = ? AND m.falls_on = JSON_VALUE(v.facts, '$.fallsOn')`,
      [eventId],
    );
    return found ?? null;
  }

  /** The slots of some countries in a release, by title. */
  released(releaseId: string, countryCodes: string[]): Promise<ReleasedSlots[]> {
    return this.dataSource.query<ReleasedSlots[]>(
      `SELECT r.title_en titleEn, r.course_number courseNumber, c.name_en countryName, c.time_zone timeZone, a.slots, a.jica_deadline jicaDeadline
       FROM allotment a JOIN course_run r ON r.id = a.course_run_id JOIN country c ON c.code = a.country_code
       WHERE a.release_id = ? AND a.country_code IN (?) ORDER BY c.name_en, r.title_en, r.id`,
      [releaseId, ['', ...countryCodes]],
    );
  }

  async transfer(transferId: string): Promise<SlotsMovedFacts | null> {
    const [found] = await this.dataSource.query<
      (Omit<SlotsMovedFacts, 'withConsent'> & { withConsent: number })[]
    >(
      `SELECT r.title_en titleEn, r.course_number courseNumber, f.name_en fromCountry, c.name_en toCountry, c.time_zone toTimeZone, t.slots, t.reason,
         t.ground = 'WITH_CONSENT' withConsent, a.jica_deadline jicaDeadline
       FROM slot_transfer t JOIN course_run r ON r.id = t.course_run_id JOIN country f ON f.code = t.from_country_code
       JOIN country c ON c.code = t.to_country_code
       JOIN allotment a ON a.course_run_id = t.course_run_id AND a.country_code = t.to_country_code WHERE t.id = ?`,
      [transferId],
    );
    return found ? { ...found, withConsent: Number(found.withConsent) > 0 } : null;
  }

  /** Nothing when the return was handed in again meanwhile. */
  async reopened(returnId: string): Promise<SurveyReopenedFacts | null> {
    const [found] = await this.dataSource.query<SurveyReopenedFacts[]>(
      `SELECT c.name_en countryName, c.time_zone timeZone, y.fiscal_year fiscalYear, t.reopened_until reopenedUntil, t.reopened_because reopenedBecause
       FROM survey_return t JOIN country c ON c.code = t.country_code JOIN programme_calendar y ON y.id = t.calendar_id
       WHERE t.id = ? AND t.state = 'DRAFT' AND t.reopened_until IS NOT NULL`,
      [returnId],
    );
    return found ?? null;
  }

  private async concerned(condition: string, parameters: unknown[]): Promise<OfficeConcerned[]> {
    const rows = await this.dataSource.query<
      (Omit<OfficeConcerned, 'countries'> & { countryCode: string; countryName: string; timeZone: string })[]
    >(
      `SELECT o.code, o.name_en nameEn, o.email, o.language, c.code countryCode, c.name_en countryName, c.time_zone timeZone
       FROM overseas_office o JOIN channel h ON h.overseas_office_code = o.code AND ${SERVES_TODAY('h')}
       JOIN country c ON c.code = h.country_code WHERE ${condition} ORDER BY o.code, c.name_en`,
      parameters,
    );
    return [...Map.groupBy(rows, (row) => row.code).values()].map((own) => {
      const { code, nameEn, email, language } = own[0]!;
      const countries = own.map((row) => ({
        code: row.countryCode,
        nameEn: row.countryName,
        timeZone: row.timeZone,
      }));
      return { code, nameEn, email, language, countries };
    });
  }
}
