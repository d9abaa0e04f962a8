import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, PrimaryId, TextColumn, VersionNumberColumn } from '#platform';

/** The interpreters of one language that all offices share in a fiscal year. A language without a pool (English) needs none. */
@Entity('interpreter_pool')
@Index('ux_interpreter_pool', ['fiscalYear', 'language'], { unique: true })
export class InterpreterPool {
  @PrimaryId()
  id: string;

  @CountColumn({ name: 'fiscal_year' })
  fiscalYear: number;

  @CodeColumn(8)
  language: string;

  /** At once. */
  @CountColumn()
  people: number;

  @VersionNumberColumn()
  version: number;
}

/** Another number of interpreters in some weeks. */
@Entity('interpreter_pool_change')
@Index('ix_interpreter_pool_change', ['poolId', 'fromWeek'])
export class InterpreterPoolChange {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'pool_id' })
  poolId: string;

  @CountColumn({ name: 'from_week' })
  fromWeek: number;

  @CountColumn({ name: 'to_week' })
  toWeek: number;

  @CountColumn()
  people: number;

  @TextColumn(300)
  reason: string;
}
