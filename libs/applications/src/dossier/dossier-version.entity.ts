import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '#platform';
import type { FormVersion } from '#catalogue';

/** The dossier as it was handed in, frozen with every submission. The domestic office reads these, never what is being written. */
@Entity('dossier_version')
@Index('ux_dossier_version', ['nominationId', 'number'], { unique: true })
export class DossierVersion {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'nomination_id' })
  nominationId: string;

  /** 1 for the first submission. */
  @CountColumn()
  number: number;

  @CodeColumn(8, { name: 'form_version' })
  formVersion: FormVersion;

  /** Answers by part and field, with what the nomination held at that moment; without the sealed ones. */
  @Column({ type: 'json' })
  answers: string;

  /** The sealed answers by part and field, as one encrypted text. */
  @Column({ type: 'mediumtext', charset: 'ascii', collation: 'ascii_bin' })
  sealed: string;

  @InstantColumn({ name: 'submitted_at' })
  submittedAt: Date;
}

/** What the domestic office asked for when it returned a nomination, beside the reason in the history. */
@Entity('information_request')
@Index('ix_information_request', ['nominationId', 'id'])
export class InformationRequest {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'nomination_id' })
  nominationId: string;

  /** The step of the history with which it was returned. */
  @IdColumn({ name: 'step_id' })
  stepId: string;

  /** What is asked for: part, section, field, and a text each. */
  @Column({ type: 'json' })
  items: string;

  @InstantColumn({ name: 'asked_at' })
  askedAt: Date;
}

/** One reading of sealed answers: who, what, and why they said they needed it. */
@Entity('sealed_reading')
@Index('ix_sealed_reading_nomination', ['nominationId', 'id'])
@Index('ix_sealed_reading_account', ['accountId', 'id'])
export class SealedReading {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'nomination_id' })
  nominationId: string;

  @IdColumn({ name: 'account_id' })
  accountId: string;

  /** MEDICAL_HISTORY, PASSPORT_NUMBER or RELIGION. */
  @CodeColumn(20)
  subject: string;

  @TextColumn(500)
  reason: string;

  @InstantColumn({ name: 'read_at' })
  readAt: Date;
}
