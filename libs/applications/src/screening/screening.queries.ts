import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, Cursors, fromJsonColumn, keyset, notFound, type Page, pageOf, sortNames } from '#platform';
import type { Actor } from '#identity';
import { EligibilityQueries } from '../eligibility/eligibility.queries.js';
import { type EligibilitySummary, summaryOf } from '../eligibility/standing.js';
import type { NominationState } from '../nomination-states.js';
import { STANDING_CONFLICT } from './no-conflict.js';
import type { ScoringCriterion } from './scale.js';
import { type Wait, type WaitColumns, waitSql, withWait } from './wait.js';

/** One nomination of a run as its screeners see it beside the others. */
export interface ScreeningRow {
  id: string;
  reference: string;
  state: NominationState;
  since: Date;
  releasedAt: Date | null;
  reserveRank: number | null;
  familyName: string;
  givenNames: string;
  countryCode: string;
  organisation: string | null;
  post: string | null;
  eligibility: EligibilitySummary;
  /** Mean of the screeners' wholes, in percent; null while nobody has scored. */
  score: number | null;
  screeners: number;
  assignedTo: { id: string; name: string } | null;
  /** Officers with a conflict of interest. */
  conflicts: number;
  /** Trainings of the same person, and of people whose name, birth date and nationality agree. */
  earlierParticipations: number;
  acknowledgedAt: Date | null;
  opinionsAsked: number;
  opinionsGiven: number;
  wait: Wait;
  version: number;
}

export interface Scale {
  courseRunId: string;
  criteria: ScoringCriterion[];
  /** 0 before the first is set. */
  version: number;
}

export interface OfficerRow {
  id: string;
  name: string;
  officeCode: string;
}

const SORTS = { reference: 'n.reference', since: 'n.held_since', name: 'p.family_name', score: 't.mean' };
export const SCREENING_SORTS = sortNames(SORTS);

/** Scores of screeners who have declared a conflict since do not count. */
export const MEANS = `SELECT s.nomination_id id, ROUND(AVG(s.total)) mean, COUNT(*) screeners FROM screening_score s
  JOIN nomination n ON n.id = s.nomination_id WHERE n.course_run_id = ?
  AND NOT EXISTS (SELECT 1 FROM conflict_of_interest c WHERE c.account_id = s.account_id AND ${STANDING_CONFLICT}) GROUP BY s.nomination_id`;

type Found = Omit<ScreeningRow, 'eligibility' | 'earlierParticipations' | 'score' | 'assignedTo' | 'wait'> &
  WaitColumns & { mean: string | null };

/** What the screeners of a domestic office read: a run with its nominations in a row each, its scale, its officers. */
@Injectable()
export class ScreeningQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
    private readonly eligibility: EligibilityQueries,
  ) {}

  /** One statement for a page, five for what is known of its nominees and the criteria. Throws RESOURCE.NOT_FOUND for a run of another office. */
  async ofRun(
    courseRunId: string,
    actor: Actor,
    filter: { only?: 'MINE' | 'UNASSIGNED'; state?: NominationState },
    page: { limit: number; sort: string; after?: string },
  ): Promise<Page<ScreeningRow>> {
    await this.holdToOwnRun(courseRunId, actor);
    const { where, orderBy, parameters } = keyset(SORTS, 'n.id', page.sort, page.after, this.cursors);
    const today = this.clock.today();
    const wait = waitSql(false, today);
    const wanted = [
      ...(filter.state ? [{ sql: 'n.state = ?', values: [filter.state] }] : []),
      ...(filter.only === 'MINE' ? [{ sql: 'wf.assigned_to = ?', values: [actor.accountId] }] : []),
      ...(filter.only === 'UNASSIGNED' ? [{ sql: 'wf.assigned_to IS NULL', values: [] }] : []),
    ];
    const found = await this.dataSource.query<Found[]>(
      `SELECT n.id, n.reference, n.state, n.held_since since, n.released_at releasedAt, n.reserve_rank reserveRank, p.family_name familyName,
         p.given_names givenNames, n.country_code countryCode, n.organisation, n.post, t.mean, COALESCE(t.screeners, 0) screeners,
         (SELECT COUNT(DISTINCT c.account_id) FROM conflict_of_interest c WHERE ${STANDING_CONFLICT}) conflicts,
         k.acknowledged_at acknowledgedAt, (SELECT COUNT(*) FROM host_opinion o WHERE o.nomination_id = n.id) opinionsAsked,
         (SELECT COUNT(o.opinion) FROM host_opinion o WHERE o.nomination_id = n.id) opinionsGiven, n.version, ${wait.columns}
       FROM nomination n JOIN person p ON p.id = n.person_id JOIN course_run r ON r.id = n.course_run_id ${wait.joins}
       LEFT JOIN acknowledgement k ON k.id = wf.acknowledgement_id LEFT JOIN (${MEANS}) t ON t.id = n.id
       WHERE n.course_run_id = ? AND n.submitted_at IS NOT NULL AND ${wanted.map(({ sql }) => sql).join(' AND ') || 'TRUE'}
         AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [courseRunId, courseRunId, ...wanted.flatMap(({ values }) => values), ...parameters, page.limit + 1],
    );
    const place = placeOf(page.sort);
    const paged = pageOf(found, page.limit, (row) => ({ sort: page.sort, values: place(row) }), this.cursors);
    const ids = paged.rows.map(({ id }) => id);
    const lines = await this.eligibility.of(courseRunId, ids);
    const earlier = await this.eligibility.earlierCounts(ids);
    const rows = paged.rows.map((row) => ({
      ...screeningRow(row, today),
      eligibility: summaryOf(lines.get(row.id)!),
      earlierParticipations: earlier.get(row.id)!,
    }));
    return { ...paged, rows };
  }

  /** The scale as it stands; empty at version 0 before it is set. */
  async scale(courseRunId: string, actor: Actor): Promise<Scale> {
    await this.holdToOwnRun(courseRunId, actor);
    const [scale] = await this.dataSource.query<Scale[]>(
      'SELECT criteria, version FROM scoring_scale WHERE course_run_id = ?',
      [courseRunId],
    );
    return {
      courseRunId,
      criteria: scale ? fromJsonColumn(scale.criteria) : [],
      version: scale?.version ?? 0,
    };
  }

  /** Who can be given a nomination in charge: open accounts of the offices that the actor works for. */
  officers(actor: Actor): Promise<OfficerRow[]> {
    return this.dataSource.query<OfficerRow[]>(
      `SELECT a.id, a.name, g.scope officeCode FROM role_grant g JOIN account a ON a.id = g.account_id
       WHERE g.role = 'DOMESTIC_OFFICE' AND g.scope IN (?) AND a.closed_at IS NULL ORDER BY a.name, a.id, g.scope LIMIT 500`,
      [actor.scopesOf('DOMESTIC_OFFICE')],
    );
  }

  private async holdToOwnRun(courseRunId: string, actor: Actor): Promise<void> {
    const found: unknown[] = await this.dataSource.query(
      'SELECT 1 FROM course_run WHERE id = ? AND domestic_office_code IN (?)',
      [courseRunId, actor.scopesOf('DOMESTIC_OFFICE')],
    );
    if (found.length === 0) throw notFound();
  }
}

function placeOf(sort: string): (row: Found) => (string | number | null)[] {
  const values = {
    reference: (row: Found) => row.reference,
    since: (row: Found) => row.since.toISOString().slice(0, 23).replace('T', ' '),
    name: (row: Found) => row.familyName,
    score: (row: Found) => row.mean,
  };
  return (row) => [values[sort.replace(/^-/, '') as keyof typeof values](row), row.id];
}

function screeningRow(
  found: Found,
  today: string,
): Omit<ScreeningRow, 'eligibility' | 'earlierParticipations'> {
  const { mean, ...row } = found;
  const assignedTo = row.officerId ? { id: row.officerId, name: row.officerName! } : null;
  const score = mean === null ? null : Number(mean) / 100;
  const counts = {
    screeners: Number(row.screeners),
    conflicts: Number(row.conflicts),
    opinionsAsked: Number(row.opinionsAsked),
    opinionsGiven: Number(row.opinionsGiven),
  };
  return { ...withWait(row, false, today), ...counts, score, assignedTo };
}
