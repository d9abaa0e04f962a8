import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryId, TextColumn } from '#platform';

/** An officer says that somebody else must screen and decide: for one nomination, or for all of a run. */
@Entity('conflict_of_interest')
@Index('ix_conflict_of_interest', ['courseRunId', 'accountId', 'nominationId'])
export class ConflictOfInterest {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'account_id' })
  accountId: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  /** Null for the whole run. */
  @IdColumn({ name: 'nomination_id', nullable: true })
  nominationId: string | null;

  @TextColumn(1000)
  reason: string;

  @InstantColumn({ name: 'declared_at' })
  declaredAt: Date;

  @InstantColumn({ name: 'lifted_at', nullable: true })
  liftedAt: Date | null;

  /** Another officer than the one who declared it. */
  @IdColumn({ name: 'lifted_by', nullable: true })
  liftedBy: string | null;

  @TextColumn(1000, { name: 'lifted_because', nullable: true })
  liftedBecause: string | null;
}
