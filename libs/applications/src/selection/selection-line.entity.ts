import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '#platform';
import type { NominationState } from '../nomination-states.js';
import type { Proposal } from './reserve-reasons.js';

/** One nominee on a selection list: what is proposed and why, what was decided and why. */
@Entity('selection_line')
@Index('ux_selection_line', ['listId', 'nominationId'], { unique: true })
export class SelectionLine {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'list_id' })
  listId: string;

  /** In rank, 1 first. */
  @CountColumn()
  position: number;

  @IdColumn({ name: 'nomination_id' })
  nominationId: string;

  /** As the nomination stood when the list was made. */
  @CodeColumn(16, { name: 'seen_state' })
  seenState: NominationState;

  @CountColumn({ name: 'seen_version' })
  seenVersion: number;

  @Column({ type: 'decimal', precision: 6, scale: 2, nullable: true })
  score: string | null;

  @Column({ type: 'boolean' })
  eligible: boolean;

  /** Has a place already and keeps it. */
  @Column({ type: 'boolean' })
  pinned: boolean;

  @CodeColumn(10)
  proposal: Proposal;

  @CountColumn({ name: 'proposed_rank', nullable: true })
  proposedRank: number | null;

  @TextColumn(300, { name: 'proposal_reason' })
  proposalReason: string;

  @CodeColumn(10, { nullable: true })
  decision: Proposal | null;

  @CountColumn({ name: 'decided_rank', nullable: true })
  decidedRank: number | null;

  /** Why the decision deviates from the proposal, or why somebody is not accepted. */
  @TextColumn(1000, { nullable: true })
  reason: string | null;

  @IdColumn({ name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @InstantColumn({ name: 'decided_at', nullable: true })
  decidedAt: Date | null;
}
