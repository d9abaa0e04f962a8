import { fromJsonColumn } from '#platform';
import type { FiscalYear } from '../fiscal-year.js';
import type { Reader } from '../programme-calendar/calendar-rows.js';
import type { NextRun, RollOverCourse, SourceRun } from './roll-over.js';

const COURSE = 'c.id, c.title_en titleEn, c.state, c.first_fiscal_year firstFiscalYear, c.years';

/** One course, locked; none where there is none. */
export function coursesById(reader: Reader, id: string): Promise<RollOverCourse[]> {
  return reader.rows<RollOverCourse>(`SELECT ${COURSE} FROM course c WHERE c.id = ? FOR UPDATE`, [id]);
}

/** The courses one of whose years is the fiscal year or the one before, by title, locked in one order. */
export function coursesAround(reader: Reader, fiscalYear: FiscalYear): Promise<RollOverCourse[]> {
  return reader.rows<RollOverCourse>(
    `SELECT ${COURSE} FROM course c WHERE c.first_fiscal_year <= ? AND ? <= c.first_fiscal_year + c.years ORDER BY c.title_en, c.id FOR UPDATE`,
    [fiscalYear, fiscalYear],
  );
}

/** All runs of courses, by course. */
export async function runsOf(reader: Reader, courseIds: string[]): Promise<Map<string, SourceRun[]>> {
  if (courseIds.length === 0) return new Map();
  const rows = await reader.rows<SourceRun>(
    `SELECT r.id, r.course_id courseId, r.course_number courseNumber, r.fiscal_year fiscalYear, r.title_en titleEn, r.title_ja titleJa,
       r.programme_type programmeType, r.theme, r.language, r.mode, r.third_country_code thirdCountryCode, r.venue, r.capacity,
       r.domestic_office_code domesticOfficeCode, r.starts_on startsOn, r.ends_on endsOn, r.date_precision datePrecision,
       r.result_on resultOn, r.long_term_override longTermOverride, r.form_version formVersion, r.state, r.cancelled_because cancelledBecause, r.source
     FROM course_run r WHERE r.course_id IN (?)`,
    [courseIds],
  );
  return Map.groupBy(rows, (run) => run.courseId);
}

type Parts = Pick<NextRun, 'phases' | 'criteria' | 'information'>;

/** Phases and criteria of runs, in their order, and the text of their General Information, by run. */
export async function partsOf(reader: Reader, runIds: string[]): Promise<Map<string, Parts>> {
  const parts = new Map<string, Parts>(
    runIds.map((id) => [id, { phases: [], criteria: [], information: null }]),
  );
  if (runIds.length === 0) return parts;
  const phases = await reader.rows<Parts['phases'][number] & { runId: string }>(
    `SELECT p.course_run_id runId, p.kind, p.starts_on startsOn, p.ends_on endsOn, p.place, p.mode FROM phase p
     WHERE p.course_run_id IN (?) ORDER BY p.course_run_id, p.position`,
    [runIds],
  );
  const criteria = await reader.rows<Parts['criteria'][number] & { runId: string }>(
    `SELECT k.course_run_id runId, k.kind, k.level, k.wording FROM criterion k
     WHERE k.course_run_id IN (?) ORDER BY k.course_run_id, k.position`,
    [runIds],
  );
  const texts = await reader.rows<{ runId: string; content: unknown }>(
    'SELECT course_run_id runId, content FROM general_information WHERE course_run_id IN (?)',
    [runIds],
  );
  for (const { runId, content } of texts)
    parts.get(runId)!.information = JSON.stringify(fromJsonColumn(content));
  for (const { runId, ...phase } of phases) parts.get(runId)!.phases.push(phase);
  for (const { runId, ...criterion } of criteria) parts.get(runId)!.criteria.push(criterion);
  return parts;
}
