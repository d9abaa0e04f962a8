import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '#platform';
import type { Mover, NominationMove } from './nomination.lifecycle.js';
import type { NominationState } from './nomination-states.js';

/** One line of a nomination's history. */
@Entity('nomination_step')
@Index('ix_nomination_step', ['nominationId', 'id'])
export class NominationStep {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'nomination_id' })
  nominationId: string;

  /** A move of the lifecycle, or what else the history tells: `draft`, `release`. */
  @CodeColumn(16)
  move: NominationMove | 'draft' | 'release';

  @CodeColumn(16, { name: 'from_state', nullable: true })
  fromState: NominationState | null;

  @CodeColumn(16, { name: 'to_state' })
  toState: NominationState;

  @IdColumn({ name: 'actor_id', nullable: true })
  actorId: string | null;

  @CodeColumn(16, { name: 'acted_as' })
  actedAs: Mover;

  @InstantColumn({ name: 'made_at' })
  madeAt: Date;

  @TextColumn(1000, { nullable: true })
  reason: string | null;
}
