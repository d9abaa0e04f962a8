import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  CountColumn,
  IdColumn,
  idColumn,
  InstantColumn,
  PrimaryId,
  TextColumn,
  VersionNumberColumn,
} from '#platform';

/** The draft of a run's General Information 募集要項: what the office writes until it issues it, and again afterwards. */
@Entity('general_information')
export class GeneralInformation {
  @PrimaryColumn({ ...idColumn, name: 'course_run_id' })
  courseRunId: string;

  /** InformationContent. */
  @Column({ type: 'json' })
  content: string;

  @VersionNumberColumn()
  version: number;
}

/** One issued version, frozen: what was written and what the run said on that day. From the second on it is a Modified Version. */
@Entity('information_version')
@Index('ux_information_version', ['courseRunId', 'number'], { unique: true })
export class InformationVersion {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @CountColumn()
  number: number;

  /** InformationContent. */
  @Column({ type: 'json' })
  content: string;

  /** InformationFacts. */
  @Column({ type: 'json' })
  facts: string;

  /** ChangedItem[] against the version before; null in the first. */
  @Column({ type: 'json', nullable: true })
  difference: string | null;

  /** Why it was modified, for those who are told. */
  @TextColumn(500, { nullable: true })
  note: string | null;

  @InstantColumn({ name: 'issued_at' })
  issuedAt: Date;

  @IdColumn({ name: 'issued_by' })
  issuedBy: string;

  /** The PDF, once it is typeset. */
  @IdColumn({ name: 'file_id', nullable: true })
  fileId: string | null;
}
