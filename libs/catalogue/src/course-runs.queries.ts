import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, Cursors, fromJsonColumn, keyset, notFound, type Page, pageOf, sortNames } from '#platform';
import type { CourseRunState, Mode } from './course-run.entity.js';
import type { CriterionKind } from './criterion-kind.js';
import type { CriterionRule } from './criterion-rule.js';
import type { CriterionLevel } from './criterion.entity.js';
import type { PhaseKind } from './phase.entity.js';
import {
  isLeafType,
  leavesOf,
  type LeafType,
  PROGRAMME_TYPES,
  type ProgrammeType,
} from './programme-type.js';
import type { FormVersion } from './form-version.js';
import { ALLOTMENT_TOLD, type AllotmentVisibility } from './allotment-visibility.js';
import { COUNTRIES_SERVED } from './channels.js';
import { type CourseRunScope, scopeClause } from './course-run-scope.js';
import { type CyclePosition, cyclePosition, type Planning, PLANNING } from './project-cycle.js';

export interface CourseRunRow {
  id: string;
  courseId: string;
  courseNumber: string | null;
  fiscalYear: number;
  titleEn: string;
  titleJa: string | null;
  programmeType: LeafType;
  theme: string | null;
  language: string | null;
  mode: Mode | null;
  thirdCountryCode: string | null;
  venue: string | null;
  capacity: number | null;
  /** Null to an overseas office: it would tell of acceptances that are not released. */
  placesTaken: number | null;
  domesticOfficeCode: string | null;
  startsOn: string | null;
  endsOn: string | null;
  datePrecision: 'DAY' | 'MONTH';
  resultOn: string | null;
  state: CourseRunState;
  /** Where it stands on JICA's project cycle; null when it was cancelled. */
  cyclePosition: CyclePosition | null;
  version: number;
}

type FoundRun<Row> = Omit<Row, 'cyclePosition'> & { planning: Planning };

export interface AllotmentRow {
  countryCode: string;
  countryName: string;
  timeZone: string;
  slots: number;
  /** Slots that its office gives up for another country. */
  slotsOffered: number;
  visibility: AllotmentVisibility;
  /** Null to an overseas office: it would tell of acceptances that are not released. */
  placesTaken: number | null;
  nationalDeadline: string | null;
  jicaDeadline: string;
  version: number;
}

export interface CourseRunDetail extends CourseRunRow {
  longTermOverride: string | null;
  formVersion: FormVersion | null;
  cancelledBecause: string | null;
  source: string | null;
  phases: { kind: PhaseKind; startsOn: string; endsOn: string; place: string | null; mode: Mode }[];
  criteria: { kind: CriterionKind; level: CriterionLevel; wording: string; rule: CriterionRule | null }[];
  allotments: AllotmentRow[];
}

export interface CourseRunFilter {
  fiscalYear?: number;
  programmeType?: ProgrammeType;
  domesticOfficeCode?: string;
  theme?: string;
  state?: CourseRunState;
  countryCode?: string;
  openOn?: string;
}

const SORTS = { startsOn: 'r.starts_on', title: 'r.title_en', courseNumber: 'r.course_number' };
export const COURSE_RUN_SORTS = sortNames(SORTS);

const placesTaken = (scope: CourseRunScope, table: 'r' | 'a') =>
  `${scope.kind === 'OVERSEAS_OFFICE' ? 'NULL' : `${table}.places_taken`} placesTaken`;

const columns = (
  scope: CourseRunScope,
) => `r.id, r.course_id courseId, r.course_number courseNumber, r.fiscal_year fiscalYear, r.title_en titleEn,
  r.title_ja titleJa, r.programme_type programmeType, r.theme, r.language, r.mode, r.third_country_code thirdCountryCode, r.venue, r.capacity, ${placesTaken(scope, 'r')},
  r.domestic_office_code domesticOfficeCode, r.starts_on startsOn, r.ends_on endsOn, r.date_precision datePrecision,
  r.result_on resultOn, r.state, r.version, ${scope.kind === 'OVERSEAS_OFFICE' ? "'AGREED'" : PLANNING} planning`;

@Injectable()
export class CourseRunsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async list(
    scope: CourseRunScope,
    filter: CourseRunFilter,
    page: { limit: number; sort: string; after?: string },
  ): Promise<Page<CourseRunRow>> {
    const within = scopeClause(scope);
    const conditions = filterClause(scope, filter);
    const { where, orderBy, parameters } = keyset(SORTS, 'r.id', page.sort, page.after, this.cursors);
    const found = await this.dataSource.query<FoundRun<CourseRunRow>[]>(
      `SELECT ${columns(scope)} FROM course_run r WHERE ${within.where} AND ${conditions.where} AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [...within.parameters, ...conditions.parameters, ...parameters, page.limit + 1],
    );
    const rows = found.map((run) => this.onItsCycle(run));
    const key = { startsOn: 'startsOn', title: 'titleEn', courseNumber: 'courseNumber' } as const;
    const sorted = key[page.sort.replace(/^-/, '') as keyof typeof key];
    return pageOf(
      rows,
      page.limit,
      (row) => ({ sort: page.sort, values: [row[sorted], row.id] }),
      this.cursors,
    );
  }

  /** Throws RESOURCE.NOT_FOUND for an unknown run and for one outside the scope alike. */
  async one(scope: CourseRunScope, id: string): Promise<CourseRunDetail> {
    const within = scopeClause(scope);
    const [run] = await this.dataSource.query<FoundRun<CourseRunDetail>[]>(
      `SELECT ${columns(scope)}, r.long_term_override longTermOverride, r.form_version formVersion, r.cancelled_because cancelledBecause, r.source
       FROM course_run r WHERE r.id = ? AND ${within.where}`,
      [id, ...within.parameters],
    );
    if (!run) throw notFound();
    const [phases, criteria, allotments] = await Promise.all([
      this.dataSource.query<CourseRunDetail['phases']>(
        'SELECT kind, starts_on startsOn, ends_on endsOn, place, mode FROM phase WHERE course_run_id = ? ORDER BY position',
        [id],
      ),
      this.dataSource.query<CourseRunDetail['criteria']>(
        'SELECT kind, level, wording, rule FROM criterion WHERE course_run_id = ? ORDER BY position',
        [id],
      ),
      this.allotments(scope, id),
    ]);
    const ruled = criteria.map((one) => ({ ...one, rule: fromJsonColumn(one.rule) }));
    return { ...this.onItsCycle(run), phases, criteria: ruled, allotments };
  }

  private onItsCycle<Row extends CourseRunRow>({ planning, ...run }: FoundRun<Row>): Row {
    return {
      ...run,
      cyclePosition: cyclePosition({ ...run, planning }, this.clock.today()),
    } as unknown as Row;
  }

  /** An overseas office sees the slots of its own countries only. */
  private allotments(scope: CourseRunScope, id: string): Promise<AllotmentRow[]> {
    const own =
      scope.kind === 'OVERSEAS_OFFICE'
        ? `AND ${ALLOTMENT_TOLD('a')} AND a.country_code IN (${COUNTRIES_SERVED})`
        : '';
    return this.dataSource.query<AllotmentRow[]>(
      `SELECT a.country_code countryCode, c.name_en countryName, c.time_zone timeZone, a.slots, a.slots_offered slotsOffered, a.visibility, ${placesTaken(scope, 'a')},
         a.national_deadline nationalDeadline, a.jica_deadline jicaDeadline, a.version
       FROM allotment a JOIN country c ON c.code = a.country_code WHERE a.course_run_id = ? ${own} ORDER BY c.name_en`,
      scope.kind === 'OVERSEAS_OFFICE' ? [id, scope.codes] : [id],
    );
  }
}

function filterClause(
  scope: CourseRunScope,
  filter: CourseRunFilter,
): { where: string; parameters: unknown[] } {
  // A filter must not tell an overseas office of slots that are not released.
  const known = scope.kind === 'OVERSEAS_OFFICE' ? ALLOTMENT_TOLD('f') : 'TRUE';
  const conditions: [string, unknown][] = [];
  const add = (sql: string, value: unknown) => value !== undefined && conditions.push([sql, value]);
  add('r.fiscal_year = ?', filter.fiscalYear);
  add('r.programme_type IN (?)', filter.programmeType && leaves(filter.programmeType));
  add('r.domestic_office_code = ?', filter.domesticOfficeCode);
  add('r.theme = ?', filter.theme);
  add('r.state = ?', filter.state);
  add(
    `EXISTS (SELECT 1 FROM allotment f WHERE f.course_run_id = r.id AND ${known} AND f.country_code = ?)`,
    filter.countryCode,
  );
  add(
    `r.state = 'PUBLISHED' AND EXISTS (SELECT 1 FROM allotment f WHERE f.course_run_id = r.id AND ${known} AND f.jica_deadline >= ?)`,
    filter.openOn,
  );
  return {
    where: conditions.map(([sql]) => `(${sql})`).join(' AND ') || 'TRUE',
    parameters: conditions.map(([, value]) => value),
  };
}

/** Country Focus means its two parts. */
export function leaves(type: ProgrammeType): LeafType[] {
  if (isLeafType(type)) return [type];
  return PROGRAMME_TYPES.filter((node) => node.type === type).flatMap(leavesOf);
}
