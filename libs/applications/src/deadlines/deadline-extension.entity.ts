import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, PlainDateColumn, PrimaryId, TextColumn } from '#platform';

/** The JICA deadline of one country in one run was put off, by whom and why. */
@Entity('deadline_extension')
@Index('ix_deadline_extension', ['courseRunId', 'id'])
export class DeadlineExtension {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @CodeColumn(8, { name: 'country_code' })
  countryCode: string;

  @PlainDateColumn({ name: 'from_date' })
  fromDate: string;

  @PlainDateColumn({ name: 'until_date' })
  untilDate: string;

  @TextColumn(500)
  reason: string;

  @IdColumn({ name: 'extended_by' })
  extendedBy: string;

  @InstantColumn({ name: 'extended_at' })
  extendedAt: Date;
}
