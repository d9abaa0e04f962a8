import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '#platform';
import type { Verdict } from './standing.js';

/** What an officer said of one criterion for one nominee. Rows are only added: the latest counts, the others are its history. */
@Entity('eligibility_judgement')
@Index('ix_eligibility_judgement', ['nominationId', 'criterionId', 'id'])
export class EligibilityJudgement {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'nomination_id' })
  nominationId: string;

  /** A criterion that headquarters takes away takes what was said of it along. */
  @IdColumn({ name: 'criterion_id' })
  criterionId: string;

  @CodeColumn(8)
  verdict: Verdict;

  /** Why; a waiver needs it. */
  @TextColumn(1000, { default: '' })
  note: string;

  @IdColumn({ name: 'judged_by' })
  judgedBy: string;

  @InstantColumn({ name: 'judged_at' })
  judgedAt: Date;
}
