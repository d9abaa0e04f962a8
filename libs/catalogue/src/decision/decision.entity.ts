import { Entity, Index } from 'typeorm';
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
import type { CourseResult, RequestResult } from './course-states.js';

/** The record of one decision of the examination: about a course, or about one country's request for it. Never changed. */
@Entity('decision')
@Index('ix_decision_course', ['courseId', 'fiscalYear', 'countryCode', 'id'])
export class Decision {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_id' })
  courseId: string;

  @CountColumn({ name: 'fiscal_year' })
  fiscalYear: number;

  /** Empty where the course as a whole was decided on. */
  @CodeColumn(8, { name: 'country_code', nullable: true })
  countryCode: string | null;

  @CodeColumn(12)
  result: CourseResult | RequestResult;

  /** The meeting or body that decided, as the record names it. */
  @TextColumn(200, { name: 'decided_by' })
  decidedBy: string;

  @PlainDateColumn({ name: 'decided_on' })
  decidedOn: string;

  @TextColumn(1000)
  reason: string;

  @IdColumn({ name: 'recorded_by' })
  recordedBy: string;

  @InstantColumn({ name: 'recorded_at' })
  recordedAt: Date;
}

/** The exchange of a note verbale 口上書 with the government of a country on the programme of a fiscal year. */
@Entity('note_verbale')
@Index('ux_note_verbale', ['fiscalYear', 'countryCode'], { unique: true })
export class NoteVerbale {
  @PrimaryId()
  id: string;

  @CountColumn({ name: 'fiscal_year' })
  fiscalYear: number;

  @CodeColumn(8, { name: 'country_code' })
  countryCode: string;

  @TextColumn(60)
  reference: string;

  @PlainDateColumn({ name: 'exchanged_on' })
  exchangedOn: string;

  @TextColumn(500, { nullable: true })
  remarks: string | null;

  @VersionNumberColumn()
  version: number;
}
