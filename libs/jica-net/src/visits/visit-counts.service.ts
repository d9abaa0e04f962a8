import { Injectable } from '@nestjs/common';
import { type Transaction, Transactions } from '#platform';
import { firstDayOf, lastDayOf } from '#catalogue';

const BATCH = 200;

interface Cell {
  fiscalYear: number;
  materialId: string;
}

/** The visits by fiscal year: touched counts are recomputed from the visits, as the annual counts are from enrolments. */
@Injectable()
export class VisitCountsService {
  constructor(private readonly transactions: Transactions) {}

  /** Counts touched cells anew, a batch in a transaction; answers how many. Several workers may do it at once. */
  recountTouched(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const cells = await tx.rows<Cell>(
        `SELECT fiscal_year fiscalYear, material_id materialId FROM stale_visit_count LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      );
      for (const cell of cells) await this.recount(tx, cell);
      if (cells.length > 0) {
        const keys = cells.map(({ fiscalYear, materialId }) => [fiscalYear, materialId]);
        await tx.write('DELETE FROM stale_visit_count WHERE (fiscal_year, material_id) IN (?)', [keys]);
      }
      return cells.length;
    });
  }

  /** By the primary keys of both tables, which begin with the material and its day: no scan, however long the history. */
  private async recount(tx: Transaction, { fiscalYear, materialId }: Cell): Promise<void> {
    const year = [materialId, firstDayOf(fiscalYear), lastDayOf(fiscalYear)];
    const row = await tx.row<{ visits: string }>(
      `SELECT (SELECT COUNT(*) FROM material_visit WHERE material_id = ? AND day BETWEEN ? AND ?)
         + (SELECT COALESCE(SUM(visits), 0) FROM visit_day WHERE material_id = ? AND day BETWEEN ? AND ?) visits`,
      [...year, ...year],
    );
    await tx.write(
      `INSERT INTO annual_visit_count (fiscal_year, material_id, visits) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE visits = VALUES(visits)`,
      [fiscalYear, materialId, Number(row!.visits)],
    );
  }
}
