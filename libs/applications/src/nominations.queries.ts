import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, Cursors, notFound, type Page, pageOf, sortNames } from '#platform';
import { COUNTRIES_SERVED } from '#catalogue';
import type { NominationState } from './nomination-states.js';
import { nominationScopeClause, type NominationScope } from './nomination-scope.js';
import type { Sex } from './person.entity.js';
import { publicHistory, type HistoryStep } from './public-history.js';
import {
  idsOfPage,
  type NominationFilter,
  type PageWanted,
  sinceColumn,
  versionColumn,
  sortsOf,
} from './nomination-page.js';
import { type Wait, type WaitColumns, waitSql, withWait } from './screening/wait.js';

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
  /** Whose move it is, as the reader may know it. */
  wait: Wait;
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
  /** When the domestic office told that it has received it. */
  acknowledgedAt: Date | null;
  titleJa: string | null;
  endsOn: string | null;
  resultOn: string | null;
  domesticOfficeCode: string | null;
  jicaDeadline: string | null;
  nationalDeadline: string | null;
  timeZone: string;
}

export const NOMINATION_SORTS = sortNames(sortsOf({ kind: 'SYSTEM' }));

const rowColumns = (
  scope: NominationScope,
) => `n.id, n.reference, n.state, ${sinceColumn(scope)} since, n.released_at releasedAt,
  n.reserve_rank reserveRank, p.family_name familyName, p.given_names givenNames, n.country_code countryCode,
  n.course_run_id courseRunId, r.course_number courseNumber, r.title_en titleEn, r.starts_on startsOn, ${versionColumn(scope)} version`;

@Injectable()
export class NominationsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async list(
    scope: NominationScope,
    filter: NominationFilter,
    page: PageWanted,
  ): Promise<Page<NominationRow>> {
    const owners = await this.ownersOf(scope);
    if (owners?.length === 0) return { rows: [], next: null };
    const within = nominationScopeClause(scope);
    const ids = idsOfPage(scope, owners, filter, page, this.cursors);
    const direction = page.sort.startsWith('-') ? 'DESC' : 'ASC';
    const [outside, today] = [scope.kind === 'OVERSEAS_OFFICE', this.clock.today()];
    const wait = waitSql(outside, today);
    const found = await this.dataSource.query<(NominationRow & WaitColumns)[]>(
      `SELECT ${rowColumns(scope)}, ${wait.columns} FROM (${ids.sql}) page JOIN nomination n ON n.id = page.id
       JOIN person p ON p.id = n.person_id JOIN course_run r ON r.id = n.course_run_id ${wait.joins}
       WHERE ${within.where} ORDER BY page.since ${direction}, page.id ${direction} LIMIT ?`,
      [...ids.parameters, ...within.parameters, page.limit + 1],
    );
    const rows = found.map((row) => withWait(row, outside, today));
    return pageOf(
      rows,
      page.limit,
      (row) => ({ sort: page.sort, values: [sqlInstant(row.since), row.id] }),
      this.cursors,
    );
  }

  /** Whose nominations an audience sees: countries, domestic offices, or null for everybody's. */
  private async ownersOf(scope: NominationScope): Promise<string[] | null> {
    if (!('codes' in scope)) return null;
    if (scope.kind === 'DOMESTIC_OFFICE') return [...new Set(scope.codes)];
    const served = await this.dataSource.query<{ country_code: string }[]>(COUNTRIES_SERVED, [scope.codes]);
    return [...new Set(served.map((row) => row.country_code))];
  }

  /** One statement. Throws RESOURCE.NOT_FOUND for unknown and foreign alike. */
  async one(scope: NominationScope, id: string): Promise<NominationDetail> {
    const within = nominationScopeClause(scope);
    const [outside, today] = [scope.kind === 'OVERSEAS_OFFICE', this.clock.today()];
    const wait = waitSql(outside, today);
    const [row] = await this.dataSource.query<(NominationDetail & WaitColumns)[]>(
      `SELECT ${rowColumns(scope)}, ${wait.columns}, c.name_en countryName, p.nationality, p.birth_date birthDate, p.sex, p.email, p.language,
         n.organisation, n.post, n.submitted_at submittedAt, k.acknowledged_at acknowledgedAt, r.title_ja titleJa, r.ends_on endsOn, r.result_on resultOn,
         r.domestic_office_code domesticOfficeCode, a.jica_deadline jicaDeadline, a.national_deadline nationalDeadline, c.time_zone timeZone
       FROM nomination n JOIN person p ON p.id = n.person_id JOIN course_run r ON r.id = n.course_run_id
       JOIN country c ON c.code = n.country_code
       LEFT JOIN allotment a ON a.course_run_id = n.course_run_id AND a.country_code = n.country_code
       LEFT JOIN screening_file f ON f.nomination_id = n.id LEFT JOIN acknowledgement k ON k.id = f.acknowledgement_id ${wait.joins}
       WHERE n.id = ? AND ${within.where}`,
      [id, ...within.parameters],
    );
    if (!row) throw notFound();
    return withWait(row, outside, today);
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

function sqlInstant(instant: Date): string {
  return instant.toISOString().slice(0, 23).replace('T', ' ');
}
