import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, InstantColumn, PrimaryId, TextColumn } from '../columns.js';

/** A file that the product keeps; its bytes lie in the file store under its id. Other tables refer to it by id. */
@Entity('kept_file')
@Index('ix_kept_file_kept', ['keptAt'])
export class KeptFile {
  @PrimaryId()
  id: string;

  /** As people call it; never a path. */
  @TextColumn(200)
  name: string;

  @CodeColumn(100, { name: 'media_type' })
  mediaType: string;

  /** Bytes. */
  @Column({ type: 'int', unsigned: true })
  size: number;

  @CodeColumn(64)
  sha256: string;

  @InstantColumn({ name: 'kept_at' })
  keptAt: Date;
}
