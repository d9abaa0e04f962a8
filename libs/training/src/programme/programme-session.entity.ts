import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, PlainDateColumn, PrimaryId, TextColumn } from '#platform';
import type { SessionKind } from './session-kinds.js';

/** One session in the draft of a programme. Its id lasts through all releases, and is its name in calendars. */
@Entity('programme_session')
@Index('ix_programme_session', ['courseRunId', 'day', 'startsAt', 'id'])
export class ProgrammeSession {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @PlainDateColumn()
  day: string;

  /** On the clocks of the programme's zone, HH:MM. */
  @CodeColumn(5, { name: 'starts_at' })
  startsAt: string;

  @CodeColumn(5, { name: 'ends_at' })
  endsAt: string;

  @CodeColumn(16)
  kind: SessionKind;

  @TextColumn(200)
  title: string;

  @TextColumn(200, { nullable: true })
  place: string | null;

  /** Who holds it: a registered host partner of the run, or in words (a school, a family, a community). */
  @IdColumn({ name: 'host_partner_id', nullable: true })
  hostPartnerId: string | null;

  @TextColumn(200, { name: 'host_name', nullable: true })
  hostName: string | null;

  /** Lecturer or leader. */
  @TextColumn(200, { nullable: true })
  leader: string | null;

  /** Language spoken. */
  @CodeColumn(8, { nullable: true })
  language: string | null;

  /** Language into which it is interpreted, if it is. */
  @CodeColumn(8, { nullable: true })
  interpretation: string | null;

  /** Sessions of different groups may lie beside each other; without a group it is for everybody. */
  @TextColumn(40, { name: 'for_group', nullable: true })
  forGroup: string | null;

  @TextColumn(2000, { nullable: true })
  notes: string | null;
}

/** What the domestic office says of a session. */
export type SessionFacts = Omit<ProgrammeSession, 'id' | 'courseRunId'>;

/** What it must say, and what it may leave out. */
type Needed = 'day' | 'startsAt' | 'endsAt' | 'kind' | 'title';
export type NewSession = Pick<SessionFacts, Needed> & Partial<SessionFacts>;

export const SESSION_FIELDS = [
  'day',
  'startsAt',
  'endsAt',
  'kind',
  'title',
  'place',
  'hostPartnerId',
  'hostName',
  'leader',
  'language',
  'interpretation',
  'forGroup',
  'notes',
] as const satisfies (keyof SessionFacts)[];
