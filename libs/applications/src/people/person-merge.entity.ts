import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryId, TextColumn } from '#platform';

/**
 * A human's decision that two people are one. Nothing of either is rewritten: nominations, enrolments and past
 * participations stay with whom they were written for, and reading follows `person.merged_into_id`. Undone decisions stay.
 */
@Entity('person_merge')
@Index('ix_person_merge_kept', ['keptPersonId', 'undoneAt'])
@Index('ix_person_merge_merged', ['mergedPersonId', 'undoneAt'])
export class PersonMerge {
  @PrimaryId()
  id: string;

  /** As it was decided; that person may have been merged into another one since, or before. */
  @IdColumn({ name: 'kept_person_id' })
  keptPersonId: string;

  @IdColumn({ name: 'merged_person_id' })
  mergedPersonId: string;

  @TextColumn(1000)
  reason: string;

  @IdColumn({ name: 'decided_by' })
  decidedBy: string;

  @InstantColumn({ name: 'decided_at' })
  decidedAt: Date;

  @IdColumn({ name: 'undone_by', nullable: true })
  undoneBy: string | null;

  @InstantColumn({ name: 'undone_at', nullable: true })
  undoneAt: Date | null;

  @TextColumn(1000, { name: 'undone_because', nullable: true })
  undoneBecause: string | null;
}
