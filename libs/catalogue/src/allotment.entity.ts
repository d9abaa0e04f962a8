import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  IdColumn,
  PlainDateColumn,
  PrimaryId,
  VersionNumberColumn,
} from '#platform';

/** The slots of one country in one run, with its two deadlines. Deadlines end with their day in Asia/Tokyo. */
@Entity('allotment')
@Index('ux_allotment', ['courseRunId', 'countryCode'], { unique: true })
@Index('ix_allotment_country', ['countryCode', 'jicaDeadline'])
export class Allotment {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @CodeColumn(8, { name: 'country_code' })
  countryCode: string;

  @CountColumn()
  slots: number;

  /** Acceptances that stand; changed only together with a nomination, never above the slots. */
  @CountColumn({ name: 'places_taken', default: 0 })
  placesTaken: number;

  /** The government's own, earlier deadline, set by the overseas office. */
  @PlainDateColumn({ name: 'national_deadline', nullable: true })
  nationalDeadline: string | null;

  @PlainDateColumn({ name: 'jica_deadline' })
  jicaDeadline: string;

  @VersionNumberColumn()
  version: number;
}
