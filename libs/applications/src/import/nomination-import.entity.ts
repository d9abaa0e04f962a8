import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  DomainError,
  IdColumn,
  InstantColumn,
  PrimaryId,
  TextColumn,
} from '#platform';

export const IMPORT_STATES = [
  'CHECKING',
  'CHECKED',
  'FAULTY',
  'REFUSED',
  'CONFIRMED',
  'THROWN_AWAY',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** A file of nominations of one country to one run, from its upload to its confirmation. Nothing of it is a nomination before. */
@Entity('nomination_import')
@Index('ix_nomination_import_office', ['overseasOfficeCode', 'id'])
@Index('ix_nomination_import_state', ['state', 'createdAt'])
export class NominationImport {
  @PrimaryId()
  id: string;

  @CodeColumn(12, { name: 'overseas_office_code' })
  overseasOfficeCode: string;

  @IdColumn({ name: 'uploaded_by' })
  uploadedBy: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @CodeColumn(8, { name: 'country_code' })
  countryCode: string;

  @TextColumn(200, { name: 'file_name' })
  fileName: string;

  /** The file as it came; null when the import has ended. */
  @IdColumn({ name: 'file_id', nullable: true })
  fileId: string | null;

  /** The same file with a column that says what is wrong in each row. */
  @IdColumn({ name: 'errors_file_id', nullable: true })
  errorsFileId: string | null;

  /** The encoding of a text file, where the officer said it. */
  @CodeColumn(12, { name: 'encoding_said', nullable: true })
  encodingSaid: string | null;

  /** How the file was understood, in words. */
  @TextColumn(80, { name: 'read_as', nullable: true })
  readAs: string | null;

  @CodeColumn(12, { default: 'CHECKING' })
  state: ImportState;

  /** Why the file as a whole cannot be taken. */
  @CodeColumn(20, { name: 'refusal_code', nullable: true })
  refusalCode: string | null;

  @TextColumn(1000, { nullable: true })
  refusal: string | null;

  @CountColumn({ name: 'rows_read', default: 0 })
  rowsRead: number;

  @CountColumn({ name: 'rows_estimated', nullable: true })
  rowsEstimated: number | null;

  /** Rows that are, or have become, nominations. */
  @CountColumn({ name: 'new_rows', default: 0 })
  newRows: number;

  /** Rows of people who are nominated to this run already. */
  @CountColumn({ name: 'known_rows', default: 0 })
  knownRows: number;

  /** Rows that stand in the file before. */
  @CountColumn({ name: 'repeated_rows', default: 0 })
  repeatedRows: number;

  @CountColumn({ name: 'faulty_rows', default: 0 })
  faultyRows: number;

  /** Counts the workers that began to check it: only the last of them may write. */
  @CountColumn({ default: 0 })
  attempt: number;

  /** Until when the worker that checks it is believed to be alive. */
  @InstantColumn({ name: 'lease_until', nullable: true })
  leaseUntil: Date | null;

  @InstantColumn({ name: 'created_at' })
  createdAt: Date;

  @InstantColumn({ name: 'checked_at', nullable: true })
  checkedAt: Date | null;

  /** When it was confirmed or thrown away. */
  @InstantColumn({ name: 'ended_at', nullable: true })
  endedAt: Date | null;

  /** Throws IMPORT.NOT_CONFIRMABLE, which says what to do instead. */
  holdToConfirmable(): void {
    if (this.state === 'CHECKED') return;
    throw new DomainError('CONFLICT', 'IMPORT.NOT_CONFIRMABLE', WHY_NOT_CONFIRMABLE[this.state], {
      state: this.state,
    });
  }

  /** Throws IMPORT.CONFIRMED. */
  holdToOpen(): void {
    if (this.state !== 'CONFIRMED') return;
    throw new DomainError(
      'CONFLICT',
      'IMPORT.CONFIRMED',
      'The import was confirmed: its rows are nominations now. Discard those that are not wanted one by one.',
      { state: this.state },
    );
  }
}

const WHY_NOT_CONFIRMABLE: Record<Exclude<ImportState, 'CHECKED'>, string> = {
  CHECKING: 'The file is still being checked. Wait until it is through, then confirm.',
  FAULTY:
    'Rows of the file have faults, so none is taken. Mend the file with the Errors column and upload it again.',
  REFUSED: 'The file could not be read. Read why, and upload another one.',
  CONFIRMED: 'The import was confirmed before.',
  THROWN_AWAY: 'The import was thrown away. Upload the file again.',
};
