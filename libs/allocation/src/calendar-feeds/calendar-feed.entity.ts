import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '#platform';

/** Whose runs a calendar shows: those of a domestic office, of a host partner, or all that one officer may see. */
export const FEED_COVERS = ['DOMESTIC_OFFICE', 'HOST_PARTNER', 'OFFICER'] as const;
export type FeedCovers = (typeof FEED_COVERS)[number];

const hash = { type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin' } as const;

/** An address under which calendar programs read the runs of the plan in force without signing in. */
@Entity('calendar_feed')
@Index('ix_calendar_feed_of', ['covers', 'ofRef', 'id'])
export class CalendarFeed {
  @PrimaryId()
  id: string;

  @CodeColumn(16)
  covers: FeedCovers;

  /** Code of the office, id of the host partner or of the officer's account. */
  @CodeColumn(36, { name: 'of_ref' })
  ofRef: string;

  /** What it is for, such as "screen in the entrance". */
  @TextColumn(100)
  name: string;

  /** Only the hash of the address's 256 bits is stored. */
  @Index('ux_calendar_feed_token', { unique: true })
  @Column({ ...hash, name: 'token_hash' })
  tokenHash: string;

  @IdColumn({ name: 'made_by' })
  madeBy: string;

  @InstantColumn({ name: 'made_at' })
  madeAt: Date;

  /** What was last given out, and since when it says so: a calendar program asks whether anything is new. */
  @Column({ ...hash, name: 'content_hash', nullable: true })
  contentHash: string | null;

  @InstantColumn({ name: 'changed_at', nullable: true })
  changedAt: Date | null;

  /** To the day: an address that nobody reads can be withdrawn. */
  @InstantColumn({ name: 'last_read_at', nullable: true })
  lastReadAt: Date | null;
}
