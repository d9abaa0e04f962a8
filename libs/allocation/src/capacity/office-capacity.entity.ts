import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, PrimaryId, TextColumn, VersionNumberColumn } from '#platform';

/** What an office has in every week. Rooms, beds and arrivals are whole; coordinators may be part-time, in tenths. */
export const QUANTITIES = [
  'ROOMS',
  'BEDS',
  'HOTEL_BEDS',
  'COORDINATORS',
  'ARRIVALS',
  'INTERPRETERS',
] as const;
export type Quantity = (typeof QUANTITIES)[number];

/** The figures of a domestic office for a fiscal year, in all its weeks but those for which a change is on record. */
@Entity('office_capacity')
@Index('ux_office_capacity', ['fiscalYear', 'domesticOfficeCode'], { unique: true })
export class OfficeCapacity {
  @PrimaryId()
  id: string;

  @CountColumn({ name: 'fiscal_year' })
  fiscalYear: number;

  @CodeColumn(12, { name: 'domestic_office_code' })
  domesticOfficeCode: string;

  /** Seminar rooms. */
  @CountColumn()
  rooms: number;

  /** Beds of its own, in people. */
  @CountColumn()
  beds: number;

  /** Beds that it may buy in hotels on top of its own. */
  @CountColumn({ name: 'hotel_beds' })
  hotelBeds: number;

  /** Training coordinators 研修監理員 at once. */
  @Column({ type: 'decimal', precision: 5, scale: 1 })
  coordinators: number;

  /** Runs that it can receive in one week. */
  @CountColumn({ name: 'arrivals_per_week' })
  arrivalsPerWeek: number;

  /** Seats × weeks of the year that are its fair share. */
  @CountColumn({ name: 'seat_weeks_target' })
  seatWeeksTarget: number;

  @VersionNumberColumn()
  version: number;
}

/** Another figure than the year's in some weeks, with the reason. Changes of one quantity never overlap. */
@Entity('capacity_change')
@Index('ix_capacity_change', ['officeCapacityId', 'fromWeek'])
export class CapacityChange {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'office_capacity_id' })
  officeCapacityId: string;

  @CodeColumn(12)
  quantity: Quantity;

  /** Of INTERPRETERS only. */
  @CodeColumn(8, { nullable: true })
  language: string | null;

  @CountColumn({ name: 'from_week' })
  fromWeek: number;

  @CountColumn({ name: 'to_week' })
  toWeek: number;

  /** What there is in these weeks, not what is added or taken away. */
  @Column({ type: 'decimal', precision: 7, scale: 1 })
  figure: number;

  @TextColumn(300)
  reason: string;
}

/** Weeks in which the office hosts nobody. */
@Entity('office_closure')
@Index('ix_office_closure', ['officeCapacityId', 'fromWeek'])
export class OfficeClosure {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'office_capacity_id' })
  officeCapacityId: string;

  @CountColumn({ name: 'from_week' })
  fromWeek: number;

  @CountColumn({ name: 'to_week' })
  toWeek: number;

  @TextColumn(300)
  reason: string;
}

/** Interpreters that only this office may use. */
@Entity('office_interpreters')
@Index('ux_office_interpreters', ['officeCapacityId', 'language'], { unique: true })
export class OfficeInterpreters {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'office_capacity_id' })
  officeCapacityId: string;

  @CodeColumn(8)
  language: string;

  @CountColumn()
  people: number;
}
