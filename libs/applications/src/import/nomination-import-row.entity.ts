import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CodeColumn, idColumn } from '#platform';

export const ROW_OUTCOMES = ['NEW', 'KNOWN', 'REPEATED', 'FAULTY'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** A row of a file while the import is open; it goes when the import ends. */
@Entity('nomination_import_row')
@Index('ix_nomination_import_row_outcome', ['importId', 'outcome', 'rowNumber'])
export class NominationImportRow {
  @PrimaryColumn({ ...idColumn, name: 'import_id' })
  importId: string;

  /** As the spreadsheet counts its rows. */
  @PrimaryColumn({ type: 'int', unsigned: true, name: 'row_number' })
  rowNumber: number;

  @CodeColumn(8)
  outcome: RowOutcome;

  @CodeColumn(22, { name: 'natural_key' })
  naturalKey: string;

  /** What the row says of the nominee, as far as it could be read. */
  @Column({ type: 'json' })
  facts: string;

  /** What is wrong or worth knowing, by cell. */
  @Column({ type: 'json', nullable: true })
  remarks: string | null;
}
