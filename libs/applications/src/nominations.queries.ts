import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, notFound, type Page, pageOf, sortNames } from '#platform';
import type { NominationState } from './nomination-states.js';
import { nominationScopeClause, type NominationScope } from './nomination-scope.js';
import type { Sex } from './person.entity.js';
import { publicHistory, type HistoryStep } from './public-history.js';
import { stateFilter } from './state-filter.js';

export interface NominationRow {
  id: string;
  reference: string;
  state: NominationState;
  since: Date;
  releasedAt: Date | null;
  reserveRank: number | null;
  familyName: string;
  givenNames: string;
  countryCode: string;
  courseRunId: string;
  courseNumber: string | null;
  titleEn: string;
  startsOn: string | null;
  version: number;
}

export interface NominationDetail extends NominationRow {
  countryName: string;
  nationality: string;
  birthDate: string | null;
  sex: Sex;
  email: string | null;
  language: string;
  organisation: string | null;
  post: string | null;
  submittedAt: Date | null;
  titleJa: string | null;
  endsOn: string | null;
  resultOn: string | null;
  domesticOfficeCode: string | null;
  jicaDeadline: string | null;
  nationalDeadline: string | null;
  timeZone: string;
}

export interface NominationFilter {
  courseRunId?: string;
  countryCode?: string;
  state?: NominationState;
  /** Beginning of the family name. */
  name?: string;
}

const sortsOf = (scope: NominationScope) => ({
  since: scope.kind === 'OVERSEAS_OFFICE' ? 'n.public_since' : 'n.held_since',
  reference: 'n.reference',
});
export const NOMINATION_SORTS = sortNames(sortsOf({ kind: 'SYSTEM' }));

const rowColumns = (
  scope: NominationScope,
) => `n.id, n.reference, n.state, ${sortsOf(scope).since} since, n.released_at releasedAt,
  n.reserve_rank reserveRank, p.family_name familyName, p.given_names givenNames, n.country_code countryCode,
  n.course_run_id courseRunId, r.course_number courseNumber, r.title_en titleEn, r.starts_on startsOn, n.version`;

@Injectable()
export class NominationsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  async list(
    scope: NominationScope,
    filter: NominationFilter,
    page: { limit: number; sort: string; after?: string },
  ): Promise<Page<NominationRow>> {
    const within = nominationScopeClause(scope);
    const wanted = filterClause(scope, filter);
    const { where, orderBy, parameters } = keyset(
      sortsOf(scope),
      'n.id',
      page.sort,
      page.after,
      this.cursors,
    );
    const rows = await this.dataSource.query<NominationRow[]>(
      `SELECT ${rowColumns(scope)} FROM nomination n JOIN person p ON p.id = n.person_id JOIN course_run r ON r.id = n.course_run_id
       WHERE ${within.where} AND ${wanted.where} AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [...within.parameters, ...wanted.parameters, ...parameters, page.limit + 1],
    );
    const key = page.sort.endsWith('since') ? 'since' : 'reference';
    const value = (row: NominationRow) => (key === 'since' ? sqlInstant(row.since) : row.reference);
    return pageOf(
      rows,
      page.limit,
      (row) => ({ sort: page.sort, values: [value(row), row.id] }),
      this.cursors,
    );
  }

  /** One statement. Throws RESOURCE.NOT_FOUND for unknown and foreign alike. */
  async one(scope: NominationScope, id: string): Promise<NominationDetail> {
    const within = nominationScopeClause(scope);
    const [row] = await this.dataSource.query<NominationDetail[]>(
      `SELECT ${rowColumns(scope)}, c.name_en countryName, p.nationality, p.birth_date birthDate, p.sex, p.email, p.language,
         n.organisation, n.post, n.submitted_at submittedAt, r.title_ja titleJa, r.ends_on endsOn, r.result_on resultOn,
         r.domestic_office_code domesticOfficeCode, a.jica_deadline jicaDeadline, a.national_deadline nationalDeadline, c.time_zone timeZone
       FROM nomination n JOIN person p ON p.id = n.person_id JOIN course_run r ON r.id = n.course_run_id
       JOIN country c ON c.code = n.country_code
       LEFT JOIN allotment a ON a.course_run_id = n.course_run_id AND a.country_code = n.country_code
       WHERE n.id = ? AND ${within.where}`,
      [id, ...within.parameters],
    );
    if (!row) throw notFound();
    return row;
  }

  /** Every step, oldest first; outside the domestic office only what has been made known. */
  async history(scope: NominationScope, id: string): Promise<HistoryStep[]> {
    const within = nominationScopeClause(scope);
    const steps = await this.dataSource.query<HistoryStep[]>(
      `SELECT t.id, t.move, t.from_state fromState, t.to_state toState, t.acted_as actedAs, t.made_at madeAt, t.reason
       FROM nomination n JOIN nomination_step t ON t.nomination_id = n.id WHERE n.id = ? AND ${within.where} ORDER BY t.id`,
      [id, ...within.parameters],
    );
    if (steps.length === 0) await this.one(scope, id);
    return scope.kind === 'OVERSEAS_OFFICE' ? publicHistory(steps) : steps;
  }
}

function filterClause(
  scope: NominationScope,
  filter: NominationFilter,
): { where: string; parameters: unknown[] } {
  const conditions: { sql: string; values: unknown[] }[] = [];
  if (filter.courseRunId) conditions.push({ sql: 'n.course_run_id = ?', values: [filter.courseRunId] });
  if (filter.countryCode) conditions.push({ sql: 'n.country_code = ?', values: [filter.countryCode] });
  if (filter.state) conditions.push(stateFilter(filter.state, scope.kind === 'OVERSEAS_OFFICE'));
  if (filter.name)
    conditions.push({ sql: 'p.family_name LIKE ?', values: [`${filter.name.replace(/[\\%_]/g, '\\$&')}%`] });
  return {
    where: conditions.map(({ sql }) => `(${sql})`).join(' AND ') || 'TRUE',
    parameters: conditions.flatMap(({ values }) => values),
  };
}

function sqlInstant(instant: Date): string {
  return instant.toISOString().slice(0, 23).replace('T', ' ');
}
