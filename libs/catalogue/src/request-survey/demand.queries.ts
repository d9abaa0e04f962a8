import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, notFound, type Page, pageOf } from '#platform';
import type { CourseState } from '../decision/course-states.js';
import type { LeafType } from '../programme-type.js';
import { SURVEYED } from './survey-rows.js';

/** What is asked for, in seats, over the returns that are handed in. */
interface Demand {
  seatsMin: number;
  seatsMax: number;
  priorityA: number;
  priorityB: number;
  priorityC: number;
}

export interface CourseDemandRow extends Demand {
  courseId: string;
  titleEn: string;
  programmeType: LeafType;
  state: CourseState;
  countries: number;
  /** Places of the runs of the year, or what is planned where there is no run yet. */
  capacity: number | null;
}

export interface CountryDemandRow extends Demand {
  countryCode: string;
  countryName: string;
  courses: number;
  /** Slots that the country has in the runs of the year so far, released or not. */
  slots: number;
}

const DEMAND = `SUM(q.seats_min) seatsMin, SUM(q.seats_max) seatsMax, SUM(q.priority = 'A') priorityA, SUM(q.priority = 'B') priorityB, SUM(q.priority = 'C') priorityC`;
const HANDED_IN = `survey_request q JOIN survey_return t ON t.calendar_id = q.calendar_id AND t.country_code = q.country_code AND t.state = 'HANDED_IN'`;
const NONE: Demand = { seatsMin: 0, seatsMax: 0, priorityA: 0, priorityB: 0, priorityC: 0 };

/** Sums come from MariaDB as text. */
function demandIn(row: Demand | undefined): Demand {
  if (!row) return NONE;
  const { seatsMin, seatsMax, priorityA, priorityB, priorityC } = row;
  return {
    seatsMin: Number(seatsMin),
    seatsMax: Number(seatsMax),
    priorityA: Number(priorityA),
    priorityB: Number(priorityB),
    priorityC: Number(priorityC),
  };
}

/** Demand against capacity. A page of courses or countries first, then one statement for what is summed about them. */
@Injectable()
export class DemandQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  async byCourse(
    calendarId: string,
    page: { limit: number; after?: string },
  ): Promise<Page<CourseDemandRow>> {
    const fiscalYear = await this.fiscalYearOf(calendarId);
    const sort = 'title';
    const { where, orderBy, parameters } = keyset(
      { title: 'c.title_en' },
      'c.id',
      sort,
      page.after,
      this.cursors,
    );
    const courses = await this.dataSource.query<(CourseDemandRow & { plannedCapacity: number | null })[]>(
      `SELECT c.id courseId, c.title_en titleEn, c.programme_type programmeType, c.state, c.planned_capacity plannedCapacity
       FROM course c WHERE ${SURVEYED} AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [fiscalYear, fiscalYear, ...parameters, page.limit + 1],
    );
    const ids = ['', ...courses.map(({ courseId }) => courseId)];
    const [demands, capacities] = await Promise.all([
      this.dataSource.query<(Demand & { courseId: string; countries: string })[]>(
        `SELECT q.course_id courseId, COUNT(*) countries, ${DEMAND} FROM ${HANDED_IN} WHERE q.calendar_id = ? AND q.course_id IN (?) GROUP BY q.course_id`,
        [calendarId, ids],
      ),
      this.dataSource.query<{ courseId: string; capacity: string | null }[]>(
        `SELECT course_id courseId, SUM(capacity) capacity FROM course_run WHERE course_id IN (?) AND fiscal_year = ? AND state <> 'CANCELLED' GROUP BY course_id`,
        [ids, fiscalYear],
      ),
    ]);
    const rows = courses.map(({ plannedCapacity, ...course }) => {
      const demand = demands.find((one) => one.courseId === course.courseId);
      const ofRuns = capacities.find((one) => one.courseId === course.courseId)?.capacity ?? null;
      const capacity = ofRuns === null ? plannedCapacity : Number(ofRuns);
      return { ...course, countries: Number(demand?.countries ?? 0), ...demandIn(demand), capacity };
    });
    return pageOf(rows, page.limit, (row) => ({ sort, values: [row.titleEn, row.courseId] }), this.cursors);
  }

  /** The countries that have handed in, by code. */
  async byCountry(
    calendarId: string,
    page: { limit: number; after?: string },
  ): Promise<Page<CountryDemandRow>> {
    const fiscalYear = await this.fiscalYearOf(calendarId);
    const sort = 'country';
    const sorts = { country: 't.country_code' };
    const { where, orderBy, parameters } = keyset(sorts, 't.country_code', sort, page.after, this.cursors);
    const countries = await this.dataSource.query<{ countryCode: string; countryName: string }[]>(
      `SELECT t.country_code countryCode, c.name_en countryName FROM survey_return t JOIN country c ON c.code = t.country_code
       WHERE t.calendar_id = ? AND t.state = 'HANDED_IN' AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [calendarId, ...parameters, page.limit + 1],
    );
    const codes = ['', ...countries.map(({ countryCode }) => countryCode)];
    const [demands, allotted] = await Promise.all([
      this.dataSource.query<(Demand & { countryCode: string; courses: string })[]>(
        `SELECT q.country_code countryCode, COUNT(*) courses, ${DEMAND} FROM ${HANDED_IN} WHERE q.calendar_id = ? AND q.country_code IN (?) GROUP BY q.country_code`,
        [calendarId, codes],
      ),
      this.dataSource.query<{ countryCode: string; slots: string }[]>(
        `SELECT a.country_code countryCode, SUM(a.slots) slots FROM course_run r JOIN allotment a ON a.course_run_id = r.id
         WHERE r.fiscal_year = ? AND r.state IN ('DRAFT', 'PUBLISHED') AND a.country_code IN (?) GROUP BY a.country_code`,
        [fiscalYear, codes],
      ),
    ]);
    const rows = countries.map((country) => {
      const demand = demands.find((one) => one.countryCode === country.countryCode);
      const slots = allotted.find((one) => one.countryCode === country.countryCode)?.slots ?? 0;
      return { ...country, courses: Number(demand?.courses ?? 0), ...demandIn(demand), slots: Number(slots) };
    });
    const placeOf = (row: CountryDemandRow) => ({ sort, values: [row.countryCode, row.countryCode] });
    return pageOf(rows, page.limit, placeOf, this.cursors);
  }

  private async fiscalYearOf(calendarId: string): Promise<number> {
    const [calendar] = await this.dataSource.query<{ fiscalYear: number }[]>(
      'SELECT fiscal_year fiscalYear FROM programme_calendar WHERE id = ?',
      [calendarId],
    );
    if (!calendar) throw notFound();
    return calendar.fiscalYear;
  }
}
