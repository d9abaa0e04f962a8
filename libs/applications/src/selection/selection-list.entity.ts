import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  IdColumn,
  InstantColumn,
  PrimaryId,
  TextColumn,
  VersionNumberColumn,
} from '#platform';

export const LIST_STATES = ['OPEN', 'DECIDED', 'APPROVED', 'SUPERSEDED', 'DISCARDED'] as const;
export type ListState = (typeof LIST_STATES)[number];

/** A proposed selection for one run, what an officer makes of it, and the approval of a second person. */
@Entity('selection_list')
@Index('ix_selection_list_run', ['courseRunId', 'state', 'id'])
export class SelectionList {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  /** OPEN: being decided; DECIDED: waits for the second person. A new proposal supersedes an open list. */
  @CodeColumn(10, { default: 'OPEN' })
  state: ListState;

  /** SHA-256 of all that entered the model: the same inputs give the same hash. */
  @CodeColumn(64, { name: 'inputs_hash' })
  inputsHash: string;

  @CountColumn()
  capacity: number;

  @CountColumn({ name: 'balance_weight' })
  balanceWeight: number;

  @InstantColumn({ name: 'proposed_at' })
  proposedAt: Date;

  @IdColumn({ name: 'proposed_by' })
  proposedBy: string;

  @InstantColumn({ name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  /** Who handed the decided list on. */
  @IdColumn({ name: 'decided_by', nullable: true })
  decidedBy: string | null;

  /** When and by whom it was approved, superseded or discarded. */
  @InstantColumn({ name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @IdColumn({ name: 'ended_by', nullable: true })
  endedBy: string | null;

  /** Why it was sent back or discarded. */
  @TextColumn(1000, { nullable: true })
  reason: string | null;

  @VersionNumberColumn()
  version: number;
}
