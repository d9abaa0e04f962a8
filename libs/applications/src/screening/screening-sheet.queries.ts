import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { fromJsonColumn, notFound, type PlainDate } from '#platform';
import { EligibilityQueries } from '../eligibility/eligibility.queries.js';
import type { EligibilityLine } from '../eligibility/standing.js';
import { nominationScopeClause, type NominationScope } from '../nomination-scope.js';
import type { Opinion } from './host-opinion.entity.js';
import { STANDING_CONFLICT } from './no-conflict.js';

export interface SheetScore {
  screenerId: string;
  screener: string;
  points: number[];
  /** In percent. */
  total: number;
  note: string;
  scoredAt: Date;
  /** False: the screener has declared a conflict of interest since. */
  counts: boolean;
}

export interface SheetConflict {
  id: string;
  officerId: string;
  officer: string;
  wholeRun: boolean;
  reason: string;
  declaredAt: Date;
}

export interface SheetOpinion {
  id: string;
  hostPartnerId: string;
  hostPartner: string;
  dueOn: PlainDate;
  opinion: Opinion | null;
  text: string;
  askedAt: Date;
  givenAt: Date | null;
}

/** Everything that screening knows of one nomination, for its domestic office only. */
export interface ScreeningSheet {
  nominationId: string;
  courseRunId: string;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  assignedTo: string | null;
  assignedAt: Date | null;
  eligibility: EligibilityLine[];
  scores: SheetScore[];
  conflicts: SheetConflict[];
  opinions: SheetOpinion[];
}

@Injectable()
export class ScreeningSheetQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly eligibility: EligibilityQueries,
  ) {}

  /** Throws RESOURCE.NOT_FOUND for unknown and foreign alike. */
  async of(scope: NominationScope, id: string): Promise<ScreeningSheet> {
    const within = nominationScopeClause(scope);
    const [file] = await this.dataSource.query<
      Omit<ScreeningSheet, 'eligibility' | 'scores' | 'conflicts' | 'opinions'>[]
    >(
      `SELECT n.id nominationId, n.course_run_id courseRunId, k.acknowledged_at acknowledgedAt, b.name acknowledgedBy,
         f.assigned_to assignedTo, f.assigned_at assignedAt
       FROM nomination n LEFT JOIN screening_file f ON f.nomination_id = n.id
       LEFT JOIN acknowledgement k ON k.id = f.acknowledgement_id LEFT JOIN account b ON b.id = k.acknowledged_by
       WHERE n.id = ? AND ${within.where}`,
      [id, ...within.parameters],
    );
    if (!file) throw notFound();
    const [lines, scores, conflicts, opinions] = await Promise.all([
      this.eligibility.of(file.courseRunId, [id]),
      this.scores(id),
      this.conflicts(id),
      this.opinions(id),
    ]);
    return { ...file, eligibility: lines.get(id) ?? [], scores, conflicts, opinions };
  }

  private async scores(id: string): Promise<SheetScore[]> {
    const rows = await this.dataSource.query<(Omit<SheetScore, 'counts'> & { conflict: number | string })[]>(
      `SELECT s.account_id screenerId, a.name screener, s.points, s.total, s.note, s.scored_at scoredAt,
         EXISTS (SELECT 1 FROM conflict_of_interest c WHERE c.account_id = s.account_id AND ${STANDING_CONFLICT}) conflict
       FROM screening_score s JOIN nomination n ON n.id = s.nomination_id JOIN account a ON a.id = s.account_id
       WHERE n.id = ? ORDER BY s.id`,
      [id],
    );
    return rows.map(({ conflict, ...row }) => ({
      ...row,
      points: fromJsonColumn(row.points),
      total: row.total / 100,
      counts: Number(conflict) === 0,
    }));
  }

  private async conflicts(id: string): Promise<SheetConflict[]> {
    const rows = await this.dataSource.query<SheetConflict[]>(
      `SELECT c.id, c.account_id officerId, a.name officer, c.nomination_id IS NULL wholeRun, c.reason, c.declared_at declaredAt
       FROM nomination n JOIN conflict_of_interest c ON ${STANDING_CONFLICT} JOIN account a ON a.id = c.account_id
       WHERE n.id = ? ORDER BY c.id`,
      [id],
    );
    return rows.map((row) => ({ ...row, wholeRun: Boolean(row.wholeRun) }));
  }

  private opinions(id: string): Promise<SheetOpinion[]> {
    return this.dataSource.query<SheetOpinion[]>(
      `SELECT o.id, o.host_partner_id hostPartnerId, p.name hostPartner, q.due_on dueOn, o.opinion, o.text, q.asked_at askedAt,
         o.given_at givenAt
       FROM host_opinion o JOIN opinion_request q ON q.id = o.request_id JOIN host_partner p ON p.id = o.host_partner_id
       WHERE o.nomination_id = ? ORDER BY o.id`,
      [id],
    );
  }
}
