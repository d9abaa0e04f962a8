import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CodeColumn, idColumn, InstantColumn } from './columns.js';

/** The answer that was given to a request with an Idempotency-Key, kept for a day. */
@Entity('idempotent_reply')
@Index('ix_idempotent_reply_recorded', ['recordedAt'])
export class IdempotentReply {
  @PrimaryColumn({ ...idColumn, name: 'actor_id' })
  actorId: string;

  @PrimaryColumn({
    type: 'varchar',
    length: 80,
    charset: 'ascii',
    collation: 'ascii_bin',
    name: 'request_key',
  })
  requestKey: string;

  /** SHA-256 of route and body: the same key with another request is refused. */
  @CodeColumn(64, { name: 'request_hash' })
  requestHash: string;

  @Column({ type: 'json', nullable: true })
  reply: string | null;

  @InstantColumn({ name: 'recorded_at' })
  recordedAt: Date;
}
