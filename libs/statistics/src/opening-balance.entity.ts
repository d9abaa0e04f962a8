import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CodeColumn, CountColumn, PrimaryId, TextColumn } from '#platform';

/** People before this system, with the source of the figure. Published cumulative figures conflict, so it is never computed back. */
@Entity('opening_balance')
export class OpeningBalance {
  @PrimaryColumn({ type: 'int', unsigned: true, name: 'through_fiscal_year' })
  throughFiscalYear: number;

  @CountColumn({ name: 'since_fiscal_year' })
  sinceFiscalYear: number;

  @CountColumn()
  people: number;

  @TextColumn(500)
  source: string;
}

/** A figure as printed somewhere, beside which ours is shown; never forced to fit. */
@Entity('published_figure')
@Index('ux_published_figure', ['fiscalYear', 'subject'], { unique: true })
export class PublishedFigure {
  @PrimaryId()
  id: string;

  @CountColumn({ name: 'fiscal_year' })
  fiscalYear: number;

  /** A programme type, MAIN_PROGRAMMES, ALL_SCHEMES or CUMULATIVE. */
  @CodeColumn(24)
  subject: string;

  @CountColumn()
  people: number;

  @CodeColumn(14)
  precision: 'EXACT' | 'APPROXIMATE';

  @TextColumn(500)
  source: string;
}
