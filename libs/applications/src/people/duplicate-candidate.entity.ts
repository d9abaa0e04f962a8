import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '#platform';
import type { LikenessReason } from './likeness.js';

export const DUPLICATE_DECISIONS = ['ONE_PERSON', 'TWO_PEOPLE'] as const;
export type DuplicateDecision = (typeof DUPLICATE_DECISIONS)[number];

/** Two records that may be one person, noted when a nomination of one was handed in, until somebody decides. */
@Entity('duplicate_candidate')
@Index('ux_duplicate_candidate', ['onePersonId', 'otherPersonId'], { unique: true })
@Index('ix_duplicate_candidate_other', ['otherPersonId'])
@Index('ix_duplicate_candidate_open', ['decision', 'score', 'id'])
export class DuplicateCandidate {
  @PrimaryId()
  id: string;

  /** The smaller of the two ids, so that a pair stands once. */
  @IdColumn({ name: 'one_person_id' })
  onePersonId: string;

  @IdColumn({ name: 'other_person_id' })
  otherPersonId: string;

  @CountColumn()
  score: number;

  @Column({ type: 'json' })
  reasons: LikenessReason[];

  @InstantColumn({ name: 'found_at' })
  foundAt: Date;

  /** Null while it waits. */
  @CodeColumn(10, { nullable: true })
  decision: DuplicateDecision | null;

  @IdColumn({ name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @InstantColumn({ name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @TextColumn(1000, { name: 'decided_because', nullable: true })
  decidedBecause: string | null;
}
