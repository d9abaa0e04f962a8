import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface VisitDrift {
  fiscalYear: number;
  materialId: string;
  stored: number;
  recounted: number;
}

/** The second opinion on the visits by fiscal year: a recount that shares no code with them. */
@Injectable()
export class VisitRecount {
  constructor(private readonly dataSource: DataSource) {}

  /** Every count that differs from the recount, but for those that wait to be recomputed. */
  async drift(): Promise<VisitDrift[]> {
    const rows = await this.dataSource.query<Record<keyof VisitDrift, string>[]>(
      `SELECT fiscalYear, materialId, CAST(SUM(stored) AS SIGNED) stored, CAST(SUM(recounted) AS SIGNED) recounted
       FROM (SELECT fiscal_year fiscalYear, material_id materialId, visits stored, 0 recounted FROM annual_visit_count
             UNION ALL SELECT YEAR(day) - (MONTH(day) < 4), material_id, 0, COUNT(*) FROM material_visit GROUP BY 1, 2
             UNION ALL SELECT YEAR(day) - (MONTH(day) < 4), material_id, 0, SUM(visits) FROM visit_day GROUP BY 1, 2) both_counts
       WHERE NOT EXISTS (SELECT 1 FROM stale_visit_count s WHERE s.fiscal_year = fiscalYear AND s.material_id = materialId)
       GROUP BY fiscalYear, materialId HAVING stored <> recounted`,
    );
    return rows.map(({ fiscalYear, materialId, stored, recounted }) => ({
      fiscalYear: Number(fiscalYear),
      materialId,
      stored: Number(stored),
      recounted: Number(recounted),
    }));
  }
}
