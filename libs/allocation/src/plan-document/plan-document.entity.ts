import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, InstantColumn, PrimaryId } from '#platform';

export const PLAN_PAPERS = ['XLSX', 'PDF'] as const;
export type PlanPaper = (typeof PLAN_PAPERS)[number];

/** A plan as a file, as it stood when it was asked for: made in the background. */
@Entity('plan_document')
@Index('ix_plan_document_plan', ['planId', 'paper', 'planVersion'])
export class PlanDocument {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'plan_id' })
  planId: string;

  /** The version of the plan that it shows. */
  @CountColumn({ name: 'plan_version' })
  planVersion: number;

  @CodeColumn(4)
  paper: PlanPaper;

  @InstantColumn({ name: 'asked_at' })
  askedAt: Date;

  @IdColumn({ name: 'asked_by' })
  askedBy: string;

  @CodeColumn(8, { default: 'WAITING' })
  state: 'WAITING' | 'READY';

  @IdColumn({ name: 'file_id', nullable: true })
  fileId: string | null;
}
