import { Column, Entity, Index } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  IdColumn,
  InstantColumn,
  PlainDateColumn,
  PrimaryId,
  TextColumn,
} from '#platform';
import type { Priority } from './survey-requests.js';

export type ReturnState = 'DRAFT' | 'HANDED_IN';

/** What one country answers to the request survey 要望調査 of a calendar. Version 0: nobody has saved anything yet. */
@Entity('survey_return')
@Index('ux_survey_return', ['calendarId', 'countryCode'], { unique: true })
export class SurveyReturn {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'calendar_id' })
  calendarId: string;

  @CodeColumn(8, { name: 'country_code' })
  countryCode: string;

  @CodeColumn(10, { default: 'DRAFT' })
  state: ReturnState;

  @InstantColumn({ name: 'handed_in_at', nullable: true })
  handedInAt: Date | null;

  /** The last day of this country, where headquarters has opened it again. */
  @PlainDateColumn({ name: 'reopened_until', nullable: true })
  reopenedUntil: string | null;

  @TextColumn(500, { name: 'reopened_because', nullable: true })
  reopenedBecause: string | null;

  @CountColumn({ default: 0 })
  version: number;
}

/** One course that a country wants to join: how many people at least and at most, and how much it matters. */
@Entity('survey_request')
@Index('ux_survey_request', ['calendarId', 'courseId', 'countryCode'], { unique: true })
@Index('ix_survey_request_country', ['calendarId', 'countryCode'])
export class SurveyRequest {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'calendar_id' })
  calendarId: string;

  @IdColumn({ name: 'course_id' })
  courseId: string;

  @CodeColumn(8, { name: 'country_code' })
  countryCode: string;

  /** Fewer than these would not help the country: it gets none or at least as many. */
  @CountColumn({ name: 'seats_min' })
  seatsMin: number;

  @CountColumn({ name: 'seats_max' })
  seatsMax: number;

  @CodeColumn(1)
  priority: Priority;

  /** Why the country wants it; needed to hand in. */
  @TextColumn(1000, { nullable: true })
  reason: string | null;

  @TextColumn(1000, { nullable: true })
  remarks: string | null;
}

/** What happened to a country's return: who, when, and what changed. */
@Entity('survey_step')
@Index('ix_survey_step', ['returnId', 'id'])
export class SurveyStep {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'return_id' })
  returnId: string;

  @CodeColumn(10)
  act: 'SAVE' | 'HAND_IN' | 'REOPEN';

  @IdColumn({ name: 'made_by' })
  madeBy: string;

  @InstantColumn({ name: 'made_at' })
  madeAt: Date;

  @TextColumn(500, { nullable: true })
  reason: string | null;

  /** Course by course, what was asked for before and after. */
  @Column({ type: 'json' })
  changes: string;
}
