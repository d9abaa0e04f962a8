import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CountColumn, InstantColumn } from '#platform';

const code = (length: number, name: string) =>
  PrimaryColumn({ type: 'varchar', length, charset: 'ascii', collation: 'ascii_bin', name });

/** One cell of the annual counts. Recomputed from enrolments, never incremented; a cell of nobody has no row. */
@Entity('annual_count')
@Index('ix_annual_count_type', ['fiscalYear', 'programmeType', 'people'])
export class AnnualCount {
  @PrimaryColumn({ type: 'int', unsigned: true, name: 'fiscal_year' })
  fiscalYear: number;

  @code(20, 'programme_type')
  programmeType: string;

  @code(8, 'country_code')
  countryCode: string;

  @code(12, 'domestic_office_code')
  domesticOfficeCode: string;

  @code(24, 'theme')
  theme: string;

  /** People counted in this year: those who arrived in it. */
  @CountColumn()
  people: number;

  /** Long-Term people of earlier years who are still here, reported apart. */
  @CountColumn({ default: 0 })
  continuing: number;
}

/** A cell that an event has touched and that waits to be recomputed; a burst of events leaves one row. */
@Entity('stale_cell')
export class StaleCell {
  @PrimaryColumn({ type: 'int', unsigned: true, name: 'fiscal_year' })
  fiscalYear: number;

  @code(20, 'programme_type')
  programmeType: string;

  @code(8, 'country_code')
  countryCode: string;

  @code(12, 'domestic_office_code')
  domesticOfficeCode: string;

  @code(24, 'theme')
  theme: string;

  @InstantColumn({ name: 'touched_at' })
  touchedAt: Date;
}
