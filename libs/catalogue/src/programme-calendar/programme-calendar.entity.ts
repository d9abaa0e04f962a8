import { Entity, Index, PrimaryColumn } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  IdColumn,
  idColumn,
  InstantColumn,
  PlainDateColumn,
  PrimaryId,
  TextColumn,
  VersionNumberColumn,
} from '#platform';
import type { Gate, Reminded } from './milestones.js';

/** The programme calendar of the courses that run in a fiscal year; most of its days lie in the year before. */
@Entity('programme_calendar')
export class ProgrammeCalendar {
  @PrimaryId()
  id: string;

  @Index('ux_programme_calendar_year', { unique: true })
  @CountColumn({ name: 'fiscal_year' })
  fiscalYear: number;

  @InstantColumn({ name: 'created_at' })
  createdAt: Date;

  @VersionNumberColumn()
  version: number;
}

/** One dated entry of a calendar. What it opens or closes, and who is reminded of it, is data and no code. */
@Entity('calendar_milestone')
@Index('ux_calendar_milestone', ['calendarId', 'code'], { unique: true })
@Index('ix_calendar_milestone_day', ['fallsOn'])
export class CalendarMilestone {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'calendar_id' })
  calendarId: string;

  @CodeColumn(40)
  code: string;

  @TextColumn(120)
  name: string;

  @PlainDateColumn({ name: 'falls_on' })
  fallsOn: string;

  @CodeColumn(20, { nullable: true })
  opens: Gate | null;

  @CodeColumn(20, { nullable: true })
  closes: Gate | null;

  @CodeColumn(24, { default: 'NOBODY' })
  reminds: Reminded;

  /** Days before it on which people are reminded, such as `30,7,1`. */
  @CodeColumn(60, { name: 'remind_days_before', default: '' })
  remindDaysBefore: string;
}

/** A reminder that has been sent on its way: once for each day of a milestone and each distance to it. */
@Entity('calendar_reminder')
export class CalendarReminder {
  @PrimaryColumn({ ...idColumn, name: 'calendar_id' })
  calendarId: string;

  @PrimaryColumn({ type: 'varchar', length: 40, charset: 'ascii', collation: 'ascii_bin' })
  code: string;

  @PrimaryColumn({ type: 'date', name: 'falls_on' })
  fallsOn: string;

  @PrimaryColumn({ type: 'int', unsigned: true, name: 'days_before' })
  daysBefore: number;

  @InstantColumn({ name: 'recorded_at' })
  recordedAt: Date;
}
