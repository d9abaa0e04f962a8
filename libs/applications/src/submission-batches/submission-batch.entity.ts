import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, InstantColumn, PlainDateColumn, PrimaryId } from '#platform';

/** Nominations of one country to one run that were handed in together. */
@Entity('submission_batch')
@Index('ix_submission_batch_country', ['countryCode', 'id'])
export class SubmissionBatch {
  @PrimaryId()
  id: string;

  /** For people, on the receipt: RCPT-2026-7F3K-9QXA. */
  @Index('ux_submission_batch_number', { unique: true })
  @CodeColumn(20)
  number: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @CodeColumn(8, { name: 'country_code' })
  countryCode: string;

  @CountColumn()
  nominations: number;

  /** The JICA deadline as it stood then. */
  @PlainDateColumn({ name: 'jica_deadline' })
  jicaDeadline: string;

  @IdColumn({ name: 'submitted_by' })
  submittedBy: string;

  @InstantColumn({ name: 'submitted_at' })
  submittedAt: Date;

  /** The receipt, when it has been set. */
  @IdColumn({ name: 'receipt_file_id', nullable: true })
  receiptFileId: string | null;
}

@Entity('submission_batch_item')
@Index('ux_submission_batch_item', ['batchId', 'position'], { unique: true })
@Index('ix_submission_batch_item_nomination', ['nominationId'])
export class SubmissionBatchItem {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'batch_id' })
  batchId: string;

  @IdColumn({ name: 'nomination_id' })
  nominationId: string;

  @CountColumn()
  position: number;
}
