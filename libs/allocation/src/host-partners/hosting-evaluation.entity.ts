import { Entity, Index } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, PrimaryId, TextColumn, VersionNumberColumn } from '#platform';

export const BEST_SCORE = 5;

/** How a host partner gave a run, by the office in charge when the run is over. It stays when the hosting is assigned anew. */
@Entity('hosting_evaluation')
@Index('ix_hosting_evaluation_score', ['hostPartnerId', 'score'])
@Index('ux_hosting_evaluation', ['hostPartnerId', 'courseRunId'], { unique: true })
export class HostingEvaluation {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @IdColumn({ name: 'host_partner_id' })
  hostPartnerId: string;

  /** 0 to 5. */
  @CountColumn()
  score: number;

  @TextColumn(2000)
  note: string;

  @IdColumn({ name: 'evaluated_by' })
  evaluatedBy: string;

  @InstantColumn({ name: 'evaluated_at' })
  evaluatedAt: Date;

  @VersionNumberColumn()
  version: number;
}
