import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#platform';
import { type FiscalYear, fiscalYearOf } from '#catalogue';
import type { VisitOpeningBalance } from './visit.entity.js';

/** One year of the series. Published and counted stand beside each other and are never added. */
export interface AnnualVisits {
  fiscalYear: FiscalYear;
  /** What to chart: the published figure where there is one, else what was counted; null where nothing is known. */
  visits: number | null;
  published: number | null;
  source: string | null;
  note: string | null;
  /** Null for years before the product counted. */
  counted: number | null;
}

export type OpeningBalanceRow = Omit<VisitOpeningBalance, 'enteredBy'>;

@Injectable()
export class AnnualVisitsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Every year from the given one to today's, also those of which nothing is known. */
  async series(from: FiscalYear): Promise<AnnualVisits[]> {
    const today = fiscalYearOf(this.clock.today());
    const [balances, counts, [first]] = await Promise.all([
      this.openingBalances(),
      this.dataSource.query<{ fiscalYear: number; visits: string }[]>(
        'SELECT fiscal_year fiscalYear, SUM(visits) visits FROM annual_visit_count WHERE fiscal_year >= ? GROUP BY fiscal_year',
        [from],
      ),
      this.dataSource.query<{ fiscalYear: number | null }[]>(
        'SELECT MIN(fiscal_year) fiscalYear FROM annual_visit_count',
      ),
    ]);
    const published = new Map(balances.map((balance) => [balance.fiscalYear, balance]));
    const counted = new Map(counts.map(({ fiscalYear, visits }) => [fiscalYear, Number(visits)]));
    const countedSince = first?.fiscalYear ?? Infinity;
    return Array.from({ length: Math.max(0, today - from + 1) }, (_, index) => {
      const fiscalYear = from + index;
      const balance = published.get(fiscalYear);
      const ours = fiscalYear >= countedSince ? (counted.get(fiscalYear) ?? 0) : null;
      return {
        fiscalYear,
        visits: balance?.visits ?? ours,
        published: balance?.visits ?? null,
        source: balance?.source ?? null,
        note: balance?.note ?? null,
        counted: ours,
      };
    });
  }

  openingBalances(): Promise<OpeningBalanceRow[]> {
    return this.dataSource.query<OpeningBalanceRow[]>(
      'SELECT id, fiscal_year fiscalYear, visits, source, note, entered_at enteredAt, version FROM visit_opening_balance ORDER BY fiscal_year',
    );
  }
}
