import { Injectable } from '@nestjs/common';
import type { PlanState } from '../plan/plan-state.js';
import { PlanQueries } from '../plan/plan.queries.js';
import type { Placement } from '../planner/instance.js';
import { modelOf } from '../planner/model.js';
import { reasonsOf } from '../planner/reasons.js';
import { columnsOf } from '../planner/replan.js';
import { type PinConflict, pinConflicts, refusalsIn, withPlacements, wordsOf } from './plan-year-words.js';

export interface ReasonRow {
  runId: string;
  courseNumber: string | null;
  titleEn: string;
  /** Null: unplaced. */
  placement: Placement | null;
  /** Why it lies there, or why it lies nowhere. */
  sentence: string;
}

export interface PlanReasons {
  planId: string;
  /** Of the plan as it was read. */
  planVersion: number;
  reasons: ReasonRow[];
  /** Pins that cannot hold together, each as the smallest set of runs. */
  clashes: PinConflict[];
}

/** Why a plan is as it is, in words: computed from the plan as it stands, so it is true after every move by hand too. */
@Injectable()
export class PlanReasonsQueries {
  constructor(private readonly plans: PlanQueries) {}

  /** Of all runs of the year, or of one. Throws RESOURCE.NOT_FOUND. */
  async of(planId: string, runId?: string): Promise<PlanReasons> {
    const all = reasonsIn(await this.plans.state(planId));
    if (runId === undefined) return all;
    return { ...all, reasons: all.reasons.filter((reason) => reason.runId === runId) };
  }
}

function reasonsIn({ plan, year, placements, pins }: PlanState): PlanReasons {
  const words = wordsOf(year);
  const planned = new Set(year.instance.runs.map(({ id }) => id));
  const kept = [...pins]
    .filter(([run]) => planned.has(run))
    .map(([run, { placement }]) => ({ run, placement }));
  const pinned = kept.map(({ run, placement }) => [run, placement] as const);
  const instance = { ...withPlacements(year, [...placements, ...pinned], 'ALL'), pins: kept };
  const model = modelOf(instance);
  const choice = columnsOf(model, (run) => placements.get(run));
  const told = reasonsOf(model, choice, { words, terms: (run, placement) => year.terms(run, placement) });
  const runs = new Map(year.runs.map((run) => [run.id, run]));
  const unplaceable = new Map(year.unplaceable.map(({ id, sentence }) => [id, sentence]));
  return {
    planId: plan.id,
    planVersion: plan.version,
    reasons: told.map(({ run, sentence }) => {
      const { courseNumber, titleEn } = runs.get(run)!;
      const placement = placements.get(run) ?? null;
      const refusals = placement ? refusalsIn(year, run, placement) : [];
      const against = refusals.length > 0 ? ` But it should not be there: ${refusals.join(' ')}` : '';
      const why = placement ? sentence + against : (unplaceable.get(run) ?? sentence);
      return { runId: run, courseNumber, titleEn, placement, sentence: why };
    }),
    clashes: pinConflicts(year, model),
  };
}
