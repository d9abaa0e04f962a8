import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditTrail, type FieldFault, fromJsonColumn, invalid, Transactions } from '#platform';
import type { Actor } from '#identity';
import { changedMeanwhile, type FiscalYear } from '#catalogue';
import { type Levels, OF_WHOLE_PLANS, USUAL_LEVELS } from '../planner/rule-levels.js';
import { type Reader, readerOf } from '../reader.js';

/** Version 0 before the first change. */
export interface LevelsOfYear {
  fiscalYear: FiscalYear;
  levels: Levels;
  version: number;
}

export async function levelsOf(reader: Reader, fiscalYear: FiscalYear, lock = ''): Promise<LevelsOfYear> {
  const [row] = await reader.rows<{ levels: Levels | string; version: number }>(
    `SELECT levels, version FROM planning_rule_levels WHERE fiscal_year = ? ${lock}`,
    [fiscalYear],
  );
  if (!row) return { fiscalYear, levels: USUAL_LEVELS, version: 0 };
  return { fiscalYear, levels: { ...USUAL_LEVELS, ...fromJsonColumn(row.levels) }, version: row.version };
}

/** What it means in a fiscal year to break a rule: headquarters says so, the plans of the year are held to it at once. */
@Injectable()
export class RuleLevelsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  of(fiscalYear: FiscalYear): Promise<LevelsOfYear> {
    return levelsOf(readerOf(this.dataSource), fiscalYear);
  }

  /** Rules that are left out stay as they are. Throws PLANNING_RULES.INVALID, PLANNING_RULES.CHANGED_MEANWHILE. */
  set(
    fiscalYear: FiscalYear,
    changes: Partial<Levels>,
    actor: Actor,
    ifVersion: number,
  ): Promise<LevelsOfYear> {
    return this.transactions.run(async (tx) => {
      await tx.write(
        'INSERT INTO planning_rule_levels (fiscal_year, levels, version) VALUES (?, ?, 0) ON DUPLICATE KEY UPDATE version = version',
        [fiscalYear, JSON.stringify({})],
      );
      const before = await levelsOf(tx, fiscalYear, 'FOR UPDATE');
      if (before.version !== ifVersion) throw changedMeanwhile('PLANNING_RULES', before.version);
      const levels = { ...before.levels, ...changes };
      const faults = levelFaults(levels);
      if (faults.length > 0) throw invalid('PLANNING_RULES.INVALID', faults);
      const version = before.version + 1;
      await tx.write('UPDATE planning_rule_levels SET levels = ?, version = ? WHERE fiscal_year = ?', [
        JSON.stringify(levels),
        version,
        fiscalYear,
      ]);
      await this.audit.record(tx, {
        action: 'set-planning-rules',
        subjectType: 'planning-rules',
        subjectId: String(fiscalYear),
        actorId: actor.accountId,
        details: { ...changes },
      });
      return { fiscalYear, levels, version };
    });
  }
}

function levelFaults(levels: Levels): FieldFault[] {
  return OF_WHOLE_PLANS.filter((rule) => levels[rule] === 'BLOCKS_MOVE').map((field) => ({
    field,
    message: `${field} is of a whole plan, no single move breaks it: choose BLOCKS_RELEASE or WARNS.`,
  }));
}
