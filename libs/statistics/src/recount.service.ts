import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions } from '#platform';

export interface Drift {
  fiscalYear: number;
  programmeType: string;
  countryCode: string;
  domesticOfficeCode: string;
  theme: string;
  stored: number;
  recounted: number;
}

// Counted from the facts themselves (state, arrival, observer), not from the column that the product keeps for speed.
const INDEPENDENT = `SELECT YEAR(e.arrived_on) - (MONTH(e.arrived_on) < 4) fiscal_year, r.programme_type, e.country_code,
    r.domestic_office_code, r.theme, COUNT(*) people
  FROM enrolment e JOIN course_run r ON r.id = e.course_run_id
  WHERE e.observer = 0 AND e.state IN ('ARRIVED', 'COMPLETED', 'DISCONTINUED') AND e.arrived_on IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5`;

/** The second opinion on the annual counts: a recount that shares no code with them. */
@Injectable()
export class RecountService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /** Every cell in which the stored count and the independent recount differ. */
  async drift(): Promise<Drift[]> {
    const columns = 'fiscal_year, programme_type, country_code, domestic_office_code, theme';
    return this.dataSource.query<Drift[]>(
      `SELECT fiscal_year fiscalYear, programme_type programmeType, country_code countryCode, domestic_office_code domesticOfficeCode, theme,
         CAST(SUM(stored) AS SIGNED) stored, CAST(SUM(recounted) AS SIGNED) recounted
       FROM (SELECT ${columns}, people stored, 0 recounted FROM annual_count
             UNION ALL SELECT ${columns}, 0, people FROM (${INDEPENDENT}) i) both_counts
       GROUP BY ${columns} HAVING stored <> recounted`,
    );
  }

  /** Writes all cells anew from the enrolments, for a first load or after a restore. Answers how many cells there are. */
  async rebuild(): Promise<number> {
    return this.transactions.run(async (tx) => {
      await tx.write('DELETE FROM annual_count');
      await tx.write('DELETE FROM stale_cell');
      const { affectedRows } = await tx.write(
        `INSERT INTO annual_count (fiscal_year, programme_type, country_code, domestic_office_code, theme, people, continuing)
         SELECT y.seq, r.programme_type, e.country_code, r.domestic_office_code, r.theme, SUM(e.counted_in = y.seq), SUM(e.counted_in < y.seq)
         FROM enrolment e JOIN course_run r ON r.id = e.course_run_id
         JOIN seq_1954_to_2199 y ON y.seq BETWEEN e.counted_in AND COALESCE(e.continues_through, e.counted_in)
         WHERE r.domestic_office_code IS NOT NULL AND r.theme IS NOT NULL
         GROUP BY y.seq, r.programme_type, e.country_code, r.domestic_office_code, r.theme`,
      );
      return affectedRows;
    });
  }
}
