import { Entity, PrimaryColumn } from 'typeorm';
import { CountColumn, idColumn } from '#platform';

/**
 * Places of a country that were left free when the results of a run were released. They were left on purpose: only
 * what falls free beyond them is offered to the reserve list without an officer.
 */
@Entity('released_room')
export class ReleasedRoom {
  @PrimaryColumn({ ...idColumn, name: 'course_run_id' })
  courseRunId: string;

  @PrimaryColumn({
    type: 'varchar',
    length: 8,
    charset: 'ascii',
    collation: 'ascii_bin',
    name: 'country_code',
  })
  countryCode: string;

  @CountColumn({ name: 'left_free' })
  leftFree: number;
}
