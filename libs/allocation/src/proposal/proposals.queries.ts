import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, Cursors, fromJsonColumn, keyset, notFound, type Page, pageOf } from '#platform';
import type { PlanProposal, PlanProposalPoint } from './plan-proposal.entity.js';
import type { ProposalProgress } from './proposal-progress.js';
import { gapSentence } from './proposal-progress.js';

export interface ProposalRow extends Pick<
  PlanProposal,
  | 'id'
  | 'fiscalYear'
  | 'kind'
  | 'basedOnId'
  | 'name'
  | 'seed'
  | 'seconds'
  | 'state'
  | 'sentence'
  | 'askedAt'
  | 'startedAt'
  | 'endedAt'
  | 'elapsedSeconds'
  | 'bestCost'
  | 'bound'
  | 'gap'
  | 'unplaced'
  | 'draftId'
> {
  /** The name of a person. */
  askedBy: string;
  /** Asked to stop, and not at its end yet. */
  stopping: boolean;
  /** «At most 4.2 % better exists.» */
  quality: string;
}

export interface PointRow extends Pick<
  PlanProposalPoint,
  'ordinal' | 'freed' | 'placed' | 'unplaced' | 'cost' | 'draftId'
> {
  /** Ids of the runs that would move. */
  moved: string[];
}

export interface ProposalDetail extends ProposalRow {
  /** Sentences about pins that cannot hold together. */
  clashes: string[];
  /** What a re-planning offers: the more runs move, the more find a place. */
  points: PointRow[];
}

export interface ProgressRow extends ProposalProgress {
  ordinal: number;
}

const ROW = `SELECT p.id, p.fiscal_year fiscalYear, p.kind, p.based_on_id basedOnId, p.name, p.seed, p.seconds, p.state,
    p.sentence, a.name askedBy, p.asked_at askedAt, p.started_at startedAt, p.ended_at endedAt,
    p.stop_asked_at IS NOT NULL AND p.state = 'RUNNING' stopping, p.lease_until leaseUntil,
    p.elapsed_seconds elapsedSeconds, p.best_cost bestCost, p.bound, p.gap, p.unplaced, p.draft_id draftId, p.clashes
  FROM plan_proposal p JOIN account a ON a.id = p.asked_by`;

type FoundRow = Omit<ProposalRow, 'stopping' | 'quality'> &
  Pick<PlanProposal, 'clashes' | 'leaseUntil'> & { stopping: number };

@Injectable()
export class PlanProposalsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** The proposals of a year, the latest first. */
  async ofYear(fiscalYear: number, limit: number, after?: string): Promise<Page<ProposalRow>> {
    const clause = keyset(
      { asked: { column: 'p.id', nullable: false } },
      'p.id',
      '-asked',
      after,
      this.cursors,
    );
    const found = await this.dataSource.query<FoundRow[]>(
      `${ROW} WHERE p.fiscal_year = ? AND ${clause.where} ORDER BY ${clause.orderBy} LIMIT ?`,
      [fiscalYear, ...clause.parameters, limit + 1],
    );
    const rows = found.map((row) => this.rowOf(row));
    return pageOf(rows, limit, ({ id }) => ({ sort: '-asked', values: [id, id] }), this.cursors);
  }

  async one(id: string): Promise<ProposalDetail> {
    const [found] = await this.dataSource.query<FoundRow[]>(`${ROW} WHERE p.id = ?`, [id]);
    if (!found) throw notFound();
    const points = await this.dataSource.query<(Omit<PointRow, 'moved'> & { moved: string | string[] })[]>(
      `SELECT ordinal, freed, placed, unplaced, cost, moved, draft_id draftId
       FROM plan_proposal_point WHERE proposal_id = ? ORDER BY ordinal`,
      [id],
    );
    return {
      ...this.rowOf(found),
      clashes: found.clashes === null ? [] : fromJsonColumn<string[]>(found.clashes),
      points: points.map((point) => ({ ...point, moved: fromJsonColumn<string[]>(point.moved) })),
    };
  }

  /** What has been noted after `ordinal`, the oldest first. */
  progress(id: string, after: number): Promise<ProgressRow[]> {
    return this.dataSource.query<ProgressRow[]>(
      `SELECT ordinal, elapsed_seconds elapsedSeconds, cost, bound, gap, unplaced
       FROM plan_proposal_progress WHERE proposal_id = ? AND ordinal > ? ORDER BY ordinal LIMIT 2000`,
      [id, after],
    );
  }

  private rowOf({ stopping, leaseUntil, clashes: _, ...row }: FoundRow): ProposalRow {
    const isLost = row.state === 'RUNNING' && leaseUntil !== null && leaseUntil < this.clock.now();
    const sentence = isLost ? LOST : row.sentence;
    return { ...row, sentence, stopping: Number(stopping) === 1, quality: gapSentence(row.gap) };
  }
}

const LOST =
  'The planner does not answer. The proposal begins again by itself when the planner runs again; nothing is lost but time.';
