import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, PrimaryId } from '../columns.js';

/** PENDING → CLAIMED by a relay → DISPATCHED to its jobs → DONE when every consumer has confirmed. */
type OutboxState = 'PENDING' | 'CLAIMED' | 'DISPATCHED' | 'DONE';

/** A fact on its way from a transaction to the queues. Ids and few facts, no personal data. */
@Entity('outbox_event')
@Index('ix_outbox_event_state', ['state', 'id'])
export class OutboxEvent {
  @PrimaryId()
  id: string;

  @CodeColumn(64)
  type: string;

  @IdColumn({ name: 'subject_id' })
  subjectId: string;

  @Column({ type: 'json' })
  facts: string;

  @IdColumn({ name: 'actor_id', nullable: true })
  actorId: string | null;

  @CodeColumn(10, { default: 'PENDING' })
  state: OutboxState;

  @InstantColumn({ name: 'recorded_at' })
  recordedAt: Date;

  @InstantColumn({ name: 'moved_at', nullable: true })
  movedAt: Date | null;
}
