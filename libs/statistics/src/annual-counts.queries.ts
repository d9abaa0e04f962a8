import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type FiscalYear,
  type LeafType,
  PROGRAMME_TYPES,
  type ProgrammeType,
  type ProgrammeTypeNode,
} from '#catalogue';

export interface TypeCount {
  type: ProgrammeType;
  count: number;
  /** The leaf types of which this one is the sum. */
  parts?: TypeCount[];
}

export interface AnnualCountsTable {
  fiscalYear: FiscalYear;
  total: number;
  types: TypeCount[];
  /** Since 1954; null when filtered, or when a year between the opening balance and this one has no counts. */
  cumulative: number | null;
}

export interface CountFilter {
  countryCode?: string;
  domesticOfficeCode?: string;
  theme?: string;
}

export interface PublishedComparison {
  subject: string;
  people: number;
  precision: 'EXACT' | 'APPROXIMATE';
  source: string;
  counted: number | null;
  difference: number | null;
}

@Injectable()
export class AnnualCountsQueries {
  constructor(private readonly dataSource: DataSource) {}

  async table(fiscalYear: FiscalYear, filter: CountFilter = {}): Promise<AnnualCountsTable> {
    const { where, parameters } = filterClause(filter);
    const rows = await this.dataSource.query<{ type: LeafType; people: string }[]>(
      `SELECT programme_type type, SUM(people) people FROM annual_count WHERE fiscal_year = ? ${where} GROUP BY programme_type`,
      [fiscalYear, ...parameters],
    );
    const people = new Map(rows.map((row) => [row.type as ProgrammeType, Number(row.people)]));
    const types = PROGRAMME_TYPES.map((node) => countOf(node, people));
    return {
      fiscalYear,
      total: types.reduce((sum, type) => sum + type.count, 0),
      types,
      cumulative: parameters.length === 0 ? await this.cumulative(fiscalYear) : null,
    };
  }

  /** Long-Term people of earlier years still in training in this one: reported apart, in no sum. */
  async continuing(fiscalYear: FiscalYear, filter: CountFilter = {}): Promise<number> {
    const { where, parameters } = filterClause(filter);
    const [row] = await this.dataSource.query<{ continuing: string | null }[]>(
      `SELECT SUM(continuing) continuing FROM annual_count WHERE fiscal_year = ? ${where}`,
      [fiscalYear, ...parameters],
    );
    return Number(row?.continuing ?? 0);
  }

  /** Opening balance and every year since; never over a year without counts. */
  private async cumulative(fiscalYear: FiscalYear): Promise<number | null> {
    const [row] = await this.dataSource.query<
      { balance: number; through: number; people: string | null; years: number }[]
    >(
      `SELECT b.people balance, b.through_fiscal_year through, SUM(a.people) people, COUNT(DISTINCT IF(a.people > 0, a.fiscal_year, NULL)) years
       FROM opening_balance b LEFT JOIN annual_count a ON a.fiscal_year > b.through_fiscal_year AND a.fiscal_year <= ?
       WHERE b.through_fiscal_year <= ? GROUP BY b.through_fiscal_year, b.people ORDER BY b.through_fiscal_year DESC LIMIT 1`,
      [fiscalYear, fiscalYear],
    );
    if (!row || Number(row.years) !== fiscalYear - row.through) return null;
    return row.balance + Number(row.people ?? 0);
  }

  /** Our counts beside what was printed, with the differences shown openly. */
  async comparedWithPublished(fiscalYear: FiscalYear): Promise<PublishedComparison[]> {
    const published = await this.dataSource.query<Omit<PublishedComparison, 'counted' | 'difference'>[]>(
      'SELECT subject, people, `precision`, source FROM published_figure WHERE fiscal_year = ? ORDER BY id',
      [fiscalYear],
    );
    const table = await this.table(fiscalYear);
    const counts = new Map<string, number | null>([
      ...table.types
        .flatMap((type) => [type, ...(type.parts ?? [])])
        .map((type): [string, number] => [type.type, type.count]),
      ['MAIN_PROGRAMMES', table.total],
      ['CUMULATIVE', table.cumulative],
    ]);
    return published.map((figure) => {
      const counted = counts.get(figure.subject) ?? null;
      return { ...figure, counted, difference: counted === null ? null : counted - figure.people };
    });
  }
}

function filterClause(filter: CountFilter): { where: string; parameters: string[] } {
  const columns = {
    country_code: filter.countryCode,
    domestic_office_code: filter.domesticOfficeCode,
    theme: filter.theme,
  };
  const used = Object.entries(columns).filter(
    (condition): condition is [string, string] => condition[1] !== undefined,
  );
  return {
    where: used.map(([column]) => `AND ${column} = ?`).join(' '),
    parameters: used.map(([, value]) => value),
  };
}

function countOf(node: ProgrammeTypeNode, people: Map<ProgrammeType, number>): TypeCount {
  if (node.parts.length === 0) return { type: node.type, count: people.get(node.type) ?? 0 };
  const parts = node.parts.map((part) => countOf(part, people));
  return { type: node.type, count: parts.reduce((sum, part) => sum + part.count, 0), parts };
}
