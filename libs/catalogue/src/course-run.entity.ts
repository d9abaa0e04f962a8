import { Column, Entity, Index } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  IdColumn,
  InstantColumn,
  PlainDateColumn,
  PrimaryId,
  TextColumn,
  VersionNumberColumn,
} from '#platform';
import type { FormVersion } from './form-version.js';
import type { LeafType } from './programme-type.js';
import type { Theme } from './theme.js';

/** RECORDED: a run of the past known from a published document; it never was open here and may lack facts. */
export type CourseRunState = 'DRAFT' | 'PUBLISHED' | 'CANCELLED' | 'RECORDED';
export type Mode = 'IN_JAPAN' | 'THIRD_COUNTRY' | 'IN_COUNTRY' | 'ONLINE' | 'HYBRID';
export const MODES: readonly Mode[] = ['IN_JAPAN', 'THIRD_COUNTRY', 'IN_COUNTRY', 'ONLINE', 'HYBRID'];

/** One year's holding of a course, with its own number, dates, capacity and country slots. */
@Entity('course_run')
@Index('ix_course_run_office', ['domesticOfficeCode', 'startsOn', 'id'])
@Index('ix_course_run_starts', ['startsOn', 'id'])
@Index('ix_course_run_year', ['fiscalYear', 'id'])
@Index('ix_course_run_catalogue', ['state', 'startsOn', 'id', 'endsOn'])
@Index('ix_course_run_catalogue_title', ['state', 'titleEn', 'id'])
@Index('ix_course_run_theme', ['theme', 'fiscalYear'])
@Index('ix_course_run_dimensions', ['programmeType', 'domesticOfficeCode', 'theme'])
export class CourseRun {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_id' })
  courseId: string;

  /** Normal form; several runs of the past have none on record. */
  @Index('ux_course_run_number', { unique: true })
  @CodeColumn(13, { name: 'course_number', nullable: true })
  courseNumber: string | null;

  @CountColumn({ name: 'fiscal_year' })
  fiscalYear: number;

  @TextColumn(300, { name: 'title_en' })
  titleEn: string;

  @TextColumn(300, { name: 'title_ja', nullable: true })
  titleJa: string | null;

  @CodeColumn(20, { name: 'programme_type' })
  programmeType: LeafType;

  @CodeColumn(24, { nullable: true })
  theme: Theme | null;

  @CodeColumn(8, { nullable: true })
  language: string | null;

  @CodeColumn(14, { nullable: true })
  mode: Mode | null;

  /** The country in which a THIRD_COUNTRY run is held. */
  @CodeColumn(8, { name: 'third_country_code', nullable: true })
  thirdCountryCode: string | null;

  /** Where it is held, by name: needed of a THIRD_COUNTRY run. */
  @TextColumn(200, { nullable: true })
  venue: string | null;

  @CountColumn({ nullable: true })
  capacity: number | null;

  /** Acceptances that stand; changed only together with a nomination, never above the capacity. */
  @CountColumn({ name: 'places_taken', default: 0 })
  placesTaken: number;

  /** The competent domestic office 所管国内機関. */
  @CodeColumn(12, { name: 'domestic_office_code', nullable: true })
  domesticOfficeCode: string | null;

  /** First day of the first phase and last day of the last. */
  @PlainDateColumn({ name: 'starts_on', nullable: true })
  startsOn: string | null;

  @PlainDateColumn({ name: 'ends_on', nullable: true })
  endsOn: string | null;

  /** MONTH where the source gives months only and the day is a placeholder. */
  @CodeColumn(6, { name: 'date_precision', default: 'DAY' })
  datePrecision: 'DAY' | 'MONTH';

  /** By when the General Information promises the result. */
  @PlainDateColumn({ name: 'result_on', nullable: true })
  resultOn: string | null;

  /** Why headquarters lets a Long-Term run last less than twelve months (real degree courses have 353 to 361 days). */
  @TextColumn(500, { name: 'long_term_override', nullable: true })
  longTermOverride: string | null;

  /** The version of the application form that nominations are written on; without one they are the five facts of a nomination. */
  @CodeColumn(8, { name: 'form_version', nullable: true })
  formVersion: FormVersion | null;

  @CodeColumn(10, { default: 'DRAFT' })
  state: CourseRunState;

  @TextColumn(500, { name: 'cancelled_because', nullable: true })
  cancelledBecause: string | null;

  /** Where a RECORDED run was read. */
  @Column({ type: 'varchar', length: 300, nullable: true })
  source: string | null;

  @InstantColumn({ name: 'created_at' })
  createdAt: Date;

  @VersionNumberColumn()
  version: number;
}
