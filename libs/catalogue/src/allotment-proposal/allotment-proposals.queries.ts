import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#platform';
import { holdToKnown } from '../hold-to-known.js';
import type { Priority } from '../request-survey/survey-requests.js';

export interface ProposalRow {
  id: string;
  courseRunId: string;
  seats: number;
  objective: number;
  madeAt: Date;
  decidedAt: Date | null;
  version: number;
}

export interface ProposedAllotmentRow {
  countryCode: string;
  countryName: string;
  seatsMin: number;
  seatsMax: number;
  priority: Priority;
  proposed: number;
  decided: number | null;
  reason: string | null;
}

export interface ProposalDetail extends ProposalRow {
  allotments: ProposedAllotmentRow[];
}

const COLUMNS = `p.id, p.course_run_id courseRunId, p.seats, p.objective, p.made_at madeAt, p.decided_at decidedAt, p.version`;

@Injectable()
export class AllotmentProposalsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The proposals of a run, the latest first; the latest is the one that is decided on. */
  async ofRun(courseRunId: string): Promise<ProposalRow[]> {
    await holdToKnown(this.dataSource, 'course_run', courseRunId);
    return this.dataSource.query<ProposalRow[]>(
      `SELECT ${COLUMNS} FROM allotment_proposal p WHERE p.course_run_id = ? ORDER BY p.id DESC LIMIT 50`,
      [courseRunId],
    );
  }

  async one(id: string): Promise<ProposalDetail> {
    const [proposal] = await this.dataSource.query<ProposalRow[]>(
      `SELECT ${COLUMNS} FROM allotment_proposal p WHERE p.id = ?`,
      [id],
    );
    if (!proposal) throw notFound();
    const allotments = await this.dataSource.query<ProposedAllotmentRow[]>(
      `SELECT l.country_code countryCode, c.name_en countryName, l.seats_min seatsMin, l.seats_max seatsMax, l.priority, l.proposed,
         l.decided, l.reason FROM proposed_allotment l JOIN country c ON c.code = l.country_code WHERE l.proposal_id = ? ORDER BY c.name_en`,
      [id],
    );
    return { ...proposal, allotments };
  }
}
