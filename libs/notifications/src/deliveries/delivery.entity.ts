import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '#platform';
import type { RecipientKind } from '../letters/recipient.js';

/**
 * WAITING (now or until nextAttemptAt) → SENDING → SENT. FAILED is final until a person sends it again.
 * OVERTAKEN: what it would have said is no longer so. NO_ADDRESS: the recipient has none on file.
 */
export type DeliveryState = 'WAITING' | 'SENDING' | 'SENT' | 'FAILED' | 'OVERTAKEN' | 'NO_ADDRESS';
export const DELIVERY_STATES: readonly DeliveryState[] = [
  'WAITING',
  'SENDING',
  'SENT',
  'FAILED',
  'OVERTAKEN',
  'NO_ADDRESS',
];

/** One letter to one recipient because of one event: exactly one row, whatever happens to queues and workers. */
@Entity('delivery')
@Index('ux_delivery', ['eventId', 'letter', 'recipientKind', 'recipientRef'], { unique: true })
@Index('ix_delivery_due', ['state', 'nextAttemptAt'])
@Index('ix_delivery_subject', ['subjectId'])
@Index('ix_delivery_after', ['afterDeliveryId'])
export class Delivery {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'event_id' })
  eventId: string;

  @CodeColumn(40)
  letter: string;

  @CodeColumn(16, { name: 'recipient_kind' })
  recipientKind: RecipientKind;

  @CodeColumn(36, { name: 'recipient_ref' })
  recipientRef: string;

  /** The nomination (or status request) that the letter is about. */
  @IdColumn({ name: 'subject_id' })
  subjectId: string;

  @CodeColumn(8)
  language: string;

  @CodeColumn(10, { default: 'WAITING' })
  state: DeliveryState;

  /** The letter that must be on its way first: the office hears before the nominee. */
  @IdColumn({ name: 'after_delivery_id', nullable: true })
  afterDeliveryId: string | null;

  @CountColumn({ default: 0 })
  attempts: number;

  @InstantColumn({ name: 'written_at' })
  writtenAt: Date;

  @InstantColumn({ name: 'next_attempt_at' })
  nextAttemptAt: Date;

  /** The address to which it went, decided at the moment of sending. */
  @TextColumn(254, { name: 'sent_to', nullable: true })
  sentTo: string | null;

  @InstantColumn({ name: 'sent_at', nullable: true })
  sentAt: Date | null;

  /** In words, for the office: why it waits or failed. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  trouble: string | null;
}
