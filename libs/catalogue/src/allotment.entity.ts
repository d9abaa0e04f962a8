import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  IdColumn,
  PlainDateColumn,
  PrimaryId,
  VersionNumberColumn,
} from '#platform';
import type { AllotmentVisibility } from './allotment-visibility.js';

/** The slots of one country in one run, with its two deadlines. Deadlines end with their day in Asia/Tokyo. */
@Entity('allotment')
@Index('ux_allotment', ['courseRunId', 'countryCode'], { unique: true })
@Index('ix_allotment_country', ['countryCode', 'jicaDeadline'])
@Index('ix_allotment_release', ['releaseId', 'countryCode'])
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

  /** Slots that the overseas office gives up before the deadline, for another country. */
  @CountColumn({ name: 'slots_offered', default: 0 })
  slotsOffered: number;

  @CodeColumn(14, { default: 'WITH_THE_RUN' })
  visibility: AllotmentVisibility;

  /** The act that made it known, where it was decided on a proposal. */
  @IdColumn({ name: 'release_id', nullable: true })
  releaseId: string | null;

  @VersionNumberColumn()
  version: number;
}
