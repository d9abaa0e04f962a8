import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, InstantColumn, PrimaryId } from '#platform';

/** A selection list as printed for the board: made in the background, kept as two files. */
@Entity('board_pack')
@Index('ix_board_pack_list', ['listId', 'id'])
export class BoardPack {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'list_id' })
  listId: string;

  /** The version of the list that it shows. */
  @CountColumn({ name: 'list_version' })
  listVersion: number;

  @InstantColumn({ name: 'asked_at' })
  askedAt: Date;

  @IdColumn({ name: 'asked_by' })
  askedBy: string;

  @CodeColumn(8, { default: 'WAITING' })
  state: 'WAITING' | 'READY';

  @IdColumn({ name: 'xlsx_file_id', nullable: true })
  xlsxFileId: string | null;

  @IdColumn({ name: 'pdf_file_id', nullable: true })
  pdfFileId: string | null;
}
