import type { Transaction } from '#platform';
import type { RequestFacts, SurveyedCourse } from './survey-requests.js';

/** Condition on `course c`: candidates and adopted courses one of whose years is the fiscal year (two parameters). */
export const SURVEYED = `c.state <> 'NOT_ADOPTED' AND c.first_fiscal_year <= ? AND ? < c.first_fiscal_year + c.years`;

/** Those of the courses that are surveyed for a fiscal year, by id. */
export async function surveyedCourses(
  tx: Transaction,
  fiscalYear: number,
  courseIds: string[],
): Promise<Map<string, SurveyedCourse>> {
  if (courseIds.length === 0) return new Map();
  const rows = await tx.rows<SurveyedCourse>(
    `SELECT c.id, c.title_en titleEn FROM course c WHERE c.id IN (?) AND ${SURVEYED}`,
    [courseIds, fiscalYear, fiscalYear],
  );
  return new Map(rows.map((course) => [course.id, course]));
}

export const REQUESTS_OF = `SELECT q.course_id courseId, c.title_en titleEn, q.seats_min seatsMin, q.seats_max seatsMax, q.priority, q.reason, q.remarks
  FROM survey_request q JOIN course c ON c.id = q.course_id WHERE q.calendar_id = ? AND q.country_code = ? ORDER BY q.id`;

/** What a country has saved, in the order in which it was given. */
export function requestsOf(
  tx: Transaction,
  calendarId: string,
  countryCode: string,
): Promise<(RequestFacts & { titleEn: string })[]> {
  return tx.rows(REQUESTS_OF, [calendarId, countryCode]);
}
