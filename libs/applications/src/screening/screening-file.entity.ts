import { Entity, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, idColumn, InstantColumn, PrimaryId } from '#platform';

/** A domestic office tells overseas offices that it has received their nominations to a run: one act for many. */
@Entity('acknowledgement')
@Index('ix_acknowledgement_run', ['courseRunId', 'id'])
export class Acknowledgement {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @IdColumn({ name: 'acknowledged_by' })
  acknowledgedBy: string;

  @InstantColumn({ name: 'acknowledged_at' })
  acknowledgedAt: Date;
}

/** The domestic office's own notes on a nomination, apart from its state. Made when the first of them is written. */
@Entity('screening_file')
@Index('ix_screening_file_acknowledgement', ['acknowledgementId'])
@Index('ix_screening_file_assignee', ['assignedTo', 'nominationId'])
export class ScreeningFile {
  /** That of the nomination. */
  @PrimaryColumn({ ...idColumn, name: 'nomination_id' })
  nominationId: string;

  @IdColumn({ name: 'acknowledgement_id', nullable: true })
  acknowledgementId: string | null;

  /** The officer in charge. */
  @IdColumn({ name: 'assigned_to', nullable: true })
  assignedTo: string | null;

  @InstantColumn({ name: 'assigned_at', nullable: true })
  assignedAt: Date | null;
}
