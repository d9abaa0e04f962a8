import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryId, TextColumn } from '../columns.js';

/** A file on its way in, piece by piece: on a poor line it goes on where it stopped. */
@Entity('upload')
@Index('ix_upload_begun', ['begunAt'])
@Index('ix_upload_account', ['accountId'])
export class Upload {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'account_id' })
  accountId: string;

  @TextColumn(200)
  name: string;

  /** Bytes announced. */
  @Column({ type: 'int', unsigned: true })
  size: number;

  /** Bytes that are here. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  received: number;

  /** Ids of its pieces in order. */
  @Column({ type: 'json' })
  pieces: string;

  @InstantColumn({ name: 'begun_at' })
  begunAt: Date;

  /** When it was used; its bytes are swept away after that. */
  @InstantColumn({ name: 'closed_at', nullable: true })
  closedAt: Date | null;
}
