import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, PrimaryId } from '../columns.js';

/** Who did what to which thing, when. Written in the transaction of the act itself, never changed. */
@Entity('audit_entry')
@Index('ix_audit_entry_transaction', ['transactionId'])
@Index('ix_audit_entry_subject', ['subjectType', 'subjectId', 'id'])
export class AuditEntry {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'transaction_id' })
  transactionId: string;

  @InstantColumn({ name: 'recorded_at' })
  recordedAt: Date;

  /** The account, or null for the system. */
  @IdColumn({ name: 'actor_id', nullable: true })
  actorId: string | null;

  @CodeColumn(64)
  action: string;

  @CodeColumn(32, { name: 'subject_type' })
  subjectType: string;

  @CodeColumn(64, { name: 'subject_id' })
  subjectId: string;

  /** What changed, without personal data: names of fields, codes, states. */
  @Column({ type: 'json' })
  details: string;
}
