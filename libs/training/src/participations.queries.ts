import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PastOutcome } from '#applications';
import { ENROLMENT_STATES, ENROLMENT_STATE_FACTS } from './enrolment.lifecycle.js';

/** Somebody took part in a course: in this system, or before it as the imported history says. */
export interface Participation {
  personId: string;
  /** The nationality under which the person took part. */
  countryCode: string;
  fiscalYear: number;
  courseTitle: string;
  courseNumber: string | null;
  office: string | null;
  outcome: PastOutcome | 'IN_TRAINING';
  recordedIn: 'THIS_SYSTEM' | 'HISTORY';
}

/** Whoever has not arrived has not taken part; that somebody is accepted is no participation, and may be unreleased. */
const TOOK_PART = ENROLMENT_STATES.filter((state) => ENROLMENT_STATE_FACTS[state].counted);

/** The name that the office had on that day; offices are renamed, their codes stay. */
const officeName = (code: string, day: string) => `(SELECT d.name_en FROM domestic_office_name d
    WHERE d.domestic_office_code = ${code} AND d.valid_from <= ${day} ORDER BY d.valid_from DESC LIMIT 1)`;

const ENROLMENTS = `SELECT e.person_id personId, e.country_code countryCode, YEAR(e.arrived_on) - (MONTH(e.arrived_on) < 4) fiscalYear,
    r.title_en courseTitle, r.course_number courseNumber,
    COALESCE(${officeName('r.domestic_office_code', 'e.arrived_on')}, r.domestic_office_code) office,
    IF(e.state = 'ARRIVED', 'IN_TRAINING', e.state) outcome, 'THIS_SYSTEM' recordedIn
  FROM enrolment e JOIN course_run r ON r.id = e.course_run_id
  WHERE e.person_id IN (?) AND e.state IN (?) AND e.arrived_on IS NOT NULL`;
const HISTORY = `SELECT t.person_id, p.nationality, t.fiscal_year, t.course_title, t.course_number,
    COALESCE(${officeName('UPPER(t.office)', "CONCAT(t.fiscal_year, '-12-31')")}, t.office), t.outcome, 'HISTORY'
  FROM past_participation t JOIN person p ON p.id = t.person_id WHERE t.person_id IN (?)`;

@Injectable()
export class ParticipationsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, at most 200. */
  async ofPeople(personIds: string[]): Promise<Participation[]> {
    if (personIds.length === 0) return [];
    const rows = await this.dataSource.query<Participation[]>(
      `${ENROLMENTS} UNION ALL ${HISTORY} ORDER BY fiscalYear DESC, courseTitle LIMIT 200`,
      [personIds, TOOK_PART, personIds],
    );
    return rows.map((row) => ({ ...row, fiscalYear: Number(row.fiscalYear) }));
  }
}
