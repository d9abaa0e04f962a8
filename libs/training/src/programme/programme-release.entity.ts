import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CodeColumn, CountColumn, idColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '#platform';

/** A version of a programme as participants and hosts were given it. Frozen: its rows are never changed. */
@Entity('programme_release')
@Index('ux_programme_release', ['courseRunId', 'number'], { unique: true })
export class ProgrammeRelease {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @CountColumn()
  number: number;

  @CodeColumn(40, { name: 'time_zone' })
  timeZone: string;

  /** A word of the office to those who are told. */
  @TextColumn(1000, { nullable: true })
  note: string | null;

  @InstantColumn({ name: 'released_at' })
  releasedAt: Date;

  @IdColumn({ name: 'released_by' })
  releasedBy: string;
}

@Entity('released_session')
export class ReleasedSession {
  @PrimaryColumn({ ...idColumn, name: 'release_id' })
  releaseId: string;

  @PrimaryColumn({ ...idColumn, name: 'session_id' })
  sessionId: string;

  /** How often it changed since it was first released: SEQUENCE of RFC 5545. */
  @CountColumn()
  sequence: number;

  /** A session that was released once stays in all later releases, so that calendars learn that it is off. */
  @Column({ type: 'boolean' })
  cancelled: boolean;

  /** All that was said of it, with the zone and the host's name of that day. */
  @Column({ type: 'json' })
  facts: string;
}
