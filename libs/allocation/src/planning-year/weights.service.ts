import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditTrail, fromJsonColumn, invalid, Transactions } from '#platform';
import type { Actor } from '#identity';
import { changedMeanwhile, type FiscalYear } from '#catalogue';
import { type Reader, readerOf } from '../reader.js';
import { FIRST_WEIGHTS, type PlanningWeights, weightFaults } from './planning-weights.js';

/** Version 0 before the first change. */
export interface WeightsOfYear {
  fiscalYear: FiscalYear;
  weights: PlanningWeights;
  version: number;
}

export async function weightsOf(reader: Reader, fiscalYear: FiscalYear, lock = ''): Promise<WeightsOfYear> {
  const [row] = await reader.rows<{ weights: PlanningWeights | string; version: number }>(
    `SELECT weights, version FROM planning_weights WHERE fiscal_year = ? ${lock}`,
    [fiscalYear],
  );
  if (!row || row.version === 0) return { fiscalYear, weights: FIRST_WEIGHTS, version: 0 };
  // A figure that is younger than the row stands as every year begins.
  return { fiscalYear, weights: { ...FIRST_WEIGHTS, ...fromJsonColumn(row.weights) }, version: row.version };
}

/** What plans of a year cost, and how far their choices reach. */
@Injectable()
export class WeightsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  of(fiscalYear: FiscalYear): Promise<WeightsOfYear> {
    return weightsOf(readerOf(this.dataSource), fiscalYear);
  }

  /** Plans that are there keep their placements; what they cost is counted anew. Throws WEIGHTS.INVALID, WEIGHTS.CHANGED_MEANWHILE. */
  set(
    fiscalYear: FiscalYear,
    weights: PlanningWeights,
    actor: Actor,
    ifVersion: number,
  ): Promise<WeightsOfYear> {
    return this.transactions.run(async (tx) => {
      const faults = weightFaults(weights);
      if (faults.length > 0) throw invalid('WEIGHTS.INVALID', faults);
      await tx.write(
        'INSERT INTO planning_weights (fiscal_year, weights, version) VALUES (?, ?, 0) ON DUPLICATE KEY UPDATE version = version',
        [fiscalYear, JSON.stringify(FIRST_WEIGHTS)],
      );
      const before = await weightsOf(tx, fiscalYear, 'FOR UPDATE');
      if (before.version !== ifVersion) throw changedMeanwhile('WEIGHTS', before.version);
      const version = before.version + 1;
      await tx.write('UPDATE planning_weights SET weights = ?, version = ? WHERE fiscal_year = ?', [
        JSON.stringify(weights),
        version,
        fiscalYear,
      ]);
      const changed = (Object.keys(weights) as (keyof PlanningWeights)[]).filter(
        (name) => JSON.stringify(weights[name]) !== JSON.stringify(before.weights[name]),
      );
      await this.audit.record(tx, {
        action: 'set',
        subjectType: 'planning-weights',
        subjectId: String(fiscalYear),
        actorId: actor.accountId,
        details: Object.fromEntries(changed.map((name) => [name, [before.weights[name], weights[name]]])),
      });
      return { fiscalYear, weights, version };
    });
  }
}
