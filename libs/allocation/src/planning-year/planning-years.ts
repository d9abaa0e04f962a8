import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#platform';
import type { FiscalYear } from '#catalogue';
import { PlanningCapacities, type YearCapacity } from '../capacity/planning-capacities.js';
import { contentOf } from '../plan/plan-rows.js';
import type { Placement } from '../planner/instance.js';
import { planningWeekOf } from '../planning-week.js';
import { type Reader, readerOf } from '../reader.js';
import { statedRunsOf } from '../run-demand/run-demand-rows.js';
import { standingOf } from '../run-demand/standing.js';
import type { DemandedRun } from '../run-demand/demanded-run.js';
import { type IncompleteRun, type PlanningYear, planningYearOf } from './planning-year.js';
import { weightsOf } from './weights.service.js';
import { YearFacts } from './year-facts.js';

export interface YearOptions {
  /** A transaction; without one the year is read as it is now. */
  reader?: Reader;
  /** What a scenario supposes: it changes the capacity before the filters look at it. */
  adjust?: (capacity: YearCapacity) => YearCapacity;
}

/** Fiscal years as they are planned. */
@Injectable()
export class PlanningYears {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly capacities: PlanningCapacities,
  ) {}

  /** Some fifteen statements, whatever the number of runs; 600 runs, 12 offices and 150 host partners take about a second. */
  async of(fiscalYear: FiscalYear, options: YearOptions = {}): Promise<PlanningYear> {
    const reader = options.reader ?? readerOf(this.dataSource);
    const capacity = await this.capacities.of(reader, fiscalYear);
    const holidays = await this.capacities.holidaysOf(reader, fiscalYear);
    const { weights } = await weightsOf(reader, fiscalYear);
    const facts = new YearFacts(
      options.adjust?.(capacity) ?? capacity,
      holidays,
      weights,
      planningWeekOf(fiscalYear, this.clock.today()),
      {
        formerHosts: await formerHosts(reader, fiscalYear),
        inForce: await placementsInForce(reader, fiscalYear),
      },
    );
    const runs: DemandedRun[] = [];
    const incomplete: IncompleteRun[] = [];
    for (const stated of await statedRunsOf(reader, fiscalYear)) {
      const { run, standing, missing } = standingOf(stated, weights);
      const { id, courseNumber, titleEn } = stated.facts;
      if (run) runs.push(run);
      if (standing === 'INCOMPLETE') incomplete.push({ id, courseNumber, titleEn, missing });
    }
    return planningYearOf(runs, incomplete, facts);
  }
}

/** None before the first release. */
async function placementsInForce(
  reader: Reader,
  fiscalYear: FiscalYear,
): Promise<ReadonlyMap<string, Placement>> {
  const [plan] = await reader.rows<{ id: string; version: number }>(
    "SELECT id, version FROM plan_version WHERE fiscal_year = ? AND state = 'RELEASED'",
    [fiscalYear],
  );
  return plan ? (await contentOf(reader, plan.id, plan.version)).placements : new Map();
}

/** By course: who gave its runs of earlier years. */
async function formerHosts(
  reader: Reader,
  fiscalYear: FiscalYear,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await reader.rows<{ courseId: string; hostPartnerId: string }>(
    `SELECT DISTINCT e.course_id courseId, h.host_partner_id hostPartnerId FROM course_run r
     JOIN course_run e ON e.course_id = r.course_id AND e.fiscal_year < r.fiscal_year
     JOIN hosting h ON h.course_run_id = e.id WHERE r.fiscal_year = ?`,
    [fiscalYear],
  );
  const found = new Map<string, Set<string>>();
  for (const { courseId, hostPartnerId } of rows)
    found.set(courseId, (found.get(courseId) ?? new Set()).add(hostPartnerId));
  return found;
}
