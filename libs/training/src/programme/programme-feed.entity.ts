import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idColumn, IdColumn, InstantColumn } from '#platform';

/** The address under which the calendar of one participant reads the programme; only the hash of its 256 bits is stored. */
@Entity('programme_feed')
@Index('ix_programme_feed_run', ['courseRunId'])
export class ProgrammeFeed {
  /** One at a time: a new address ends the one before. */
  @PrimaryColumn({ ...idColumn, name: 'nomination_id' })
  nominationId: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @Index('ux_programme_feed_token', { unique: true })
  @Column({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin', name: 'token_hash' })
  tokenHash: string;

  @InstantColumn({ name: 'made_at' })
  madeAt: Date;
}
