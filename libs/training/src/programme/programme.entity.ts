import { Entity, PrimaryColumn } from 'typeorm';
import { CodeColumn, CountColumn, idColumn, VersionNumberColumn } from '#platform';

/** The programme of a course run. Its version counts the edits of the draft, its number the releases of it. */
@Entity('programme')
export class Programme {
  @PrimaryColumn({ ...idColumn, name: 'course_run_id' })
  courseRunId: string;

  /** The zone in which all times of the programme stand: Tokyo's, or that of the place. */
  @CodeColumn(40, { name: 'time_zone', default: 'Asia/Tokyo' })
  timeZone: string;

  /** Number of the latest release; 0 before the first. */
  @CountColumn({ name: 'released_number', default: 0 })
  releasedNumber: number;

  @VersionNumberColumn()
  version: number;
}
