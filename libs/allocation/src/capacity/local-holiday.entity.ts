import { Entity, Index } from 'typeorm';
import { CodeColumn, PlainDateColumn, PrimaryId, TextColumn, VersionNumberColumn } from '#platform';

export const HOLIDAY_EXCEPTIONS = ['DAY_OFF', 'WORKING_DAY'] as const;
export type HolidayException = (typeof HOLIDAY_EXCEPTIONS)[number];

/** A day on which an office (or all of them) does otherwise than the calendar of Japan says. */
@Entity('local_holiday')
@Index('ix_local_holiday', ['day', 'domesticOfficeCode'])
export class LocalHoliday {
  @PrimaryId()
  id: string;

  @PlainDateColumn()
  day: string;

  /** Null for all offices. */
  @CodeColumn(12, { name: 'domestic_office_code', nullable: true })
  domesticOfficeCode: string | null;

  /** DAY_OFF: closed on a working day. WORKING_DAY: open on a holiday. */
  @CodeColumn(11)
  kind: HolidayException;

  @TextColumn(120)
  name: string;

  @VersionNumberColumn()
  version: number;
}
