import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PlanQueries, type PlanStepRow } from '../plan/plan.queries.js';
import { contentOf } from '../plan/plan-rows.js';
import type { VersionState } from '../plan/plan-version.entity.js';
import type { Placement } from '../planner/instance.js';
import { type Reader, readerOf } from '../reader.js';
import { planDifferences } from '../release/release-line.js';

/** What somebody did to a version, as a board shows it. */
export interface FollowedStep extends PlanStepRow {
  /** The runs that lie elsewhere by it; null is the tray of unplaced runs. */
  moves: { runId: string; placement: Placement | null }[];
  /** The scenario has another capacity by it: the board is read anew. */
  capacityChanged: boolean;
}

export interface FollowedPlan {
  id: string;
  fiscalYear: number;
  number: number;
  name: string;
  state: VersionState;
  version: number;
}

/** What boards that are open are told of, by few statements for all of them. */
@Injectable()
export class FollowedSteps {
  private readonly reader: Reader;

  constructor(
    dataSource: DataSource,
    private readonly plans: PlanQueries,
  ) {
    this.reader = readerOf(dataSource);
  }

  /** The plans by id as they are now, and the plans in force of the fiscal years. */
  standing(planIds: readonly string[], fiscalYears: readonly number[]): Promise<FollowedPlan[]> {
    return this.reader.rows<FollowedPlan>(
      `SELECT id, fiscal_year fiscalYear, number, name, state, version FROM plan_version
       WHERE id IN (?) OR (fiscal_year IN (?) AND state = 'RELEASED')`,
      [
        ['', ...planIds],
        [0, ...fiscalYears],
      ],
    );
  }

  /** What was done to a plan after it had counted up to `version`, with what each step moved. */
  async after(planId: string, version: number): Promise<FollowedStep[]> {
    const steps = await this.plans.stepsSince(planId, version);
    const followed: FollowedStep[] = [];
    let before = await contentOf(this.reader, planId, version);
    for (const step of steps) {
      const after = await contentOf(this.reader, planId, step.version);
      const moves = planDifferences(before.placements, after.placements).map(({ runId, to }) => ({
        runId,
        placement: to,
      }));
      const capacityChanged = JSON.stringify(before.adjustments) !== JSON.stringify(after.adjustments);
      followed.push({ ...step, moves, capacityChanged });
      before = after;
    }
    return followed;
  }
}
