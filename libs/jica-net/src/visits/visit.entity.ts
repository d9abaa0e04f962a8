import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  CountColumn,
  IdColumn,
  idColumn,
  InstantColumn,
  PrimaryId,
  TextColumn,
  VersionNumberColumn,
} from '#platform';

const plainDate = { type: 'date' } as const;
const hash = { type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin' } as const;

/**
 * One visitor saw one material on one day of Tokyo, however often. The visitor is a hash whose salt is drawn anew each
 * day; both go after a few days, when the visits have been moved to their day (see VisitDay).
 */
@Entity('material_visit')
@Index('ix_material_visit_day', ['day'])
export class MaterialVisit {
  @PrimaryColumn({ ...idColumn, name: 'material_id' })
  materialId: string;

  @PrimaryColumn(plainDate)
  day: string;

  @PrimaryColumn(hash)
  visitor: string;
}

/** The salt of a day. Once it is gone, nobody can tell whose a hash of that day was. */
@Entity('visit_salt')
export class VisitSalt {
  @PrimaryColumn(plainDate)
  day: string;

  @Column(hash)
  salt: string;
}

/** Visits of a material on a day that is over: what remains when the visitors' hashes are gone. */
@Entity('visit_day')
export class VisitDay {
  @PrimaryColumn({ ...idColumn, name: 'material_id' })
  materialId: string;

  @PrimaryColumn(plainDate)
  day: string;

  @CountColumn()
  visits: number;
}

/** Visits of a material in a Japanese fiscal year. Recomputed from rows, never incremented; no visit, no row. */
@Entity('annual_visit_count')
export class AnnualVisitCount {
  @PrimaryColumn({ type: 'int', unsigned: true, name: 'fiscal_year' })
  fiscalYear: number;

  @PrimaryColumn({ ...idColumn, name: 'material_id' })
  materialId: string;

  @CountColumn()
  visits: number;
}

/** A count that a visit has touched and that waits to be recomputed; a burst of visits leaves one row. */
@Entity('stale_visit_count')
export class StaleVisitCount {
  @PrimaryColumn({ type: 'int', unsigned: true, name: 'fiscal_year' })
  fiscalYear: number;

  @PrimaryColumn({ ...idColumn, name: 'material_id' })
  materialId: string;

  @InstantColumn({ name: 'touched_at' })
  touchedAt: Date;
}

/** Visits of the whole library in a year as they were published, with the source; never computed here. */
@Entity('visit_opening_balance')
export class VisitOpeningBalance {
  @PrimaryId()
  id: string;

  @Index('ux_visit_opening_balance', { unique: true })
  @CountColumn({ name: 'fiscal_year' })
  fiscalYear: number;

  @CountColumn()
  visits: number;

  @TextColumn(500)
  source: string;

  @TextColumn(1000, { nullable: true })
  note: string | null;

  @IdColumn({ name: 'entered_by' })
  enteredBy: string;

  @InstantColumn({ name: 'entered_at' })
  enteredAt: Date;

  @VersionNumberColumn()
  version: number;
}
