import type { PlanningWeights } from '../planning-year/planning-weights.js';
import { type DemandedRun, demandOf, isHeldInJapan, type MissingFact } from './demanded-run.js';
import type { StatedRun } from './run-demand-rows.js';

/** Whether a run of the year is planned, and if not why. */
export const STANDINGS = ['PLANNED', 'INCOMPLETE', 'LEFT_OUT', 'HELD_ELSEWHERE'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface StandingOfRun {
  standing: Standing;
  /** As it is planned; null where it is not. */
  run: DemandedRun | null;
  missing: MissingFact[];
}

export function standingOf({ facts, statement }: StatedRun, weights: PlanningWeights): StandingOfRun {
  if (!isHeldInJapan(facts.mode)) return { standing: 'HELD_ELSEWHERE', run: null, missing: [] };
  if (statement.leftOutBecause !== null) return { standing: 'LEFT_OUT', run: null, missing: [] };
  const demand = demandOf(facts, statement, weights);
  return 'missing' in demand
    ? { standing: 'INCOMPLETE', run: null, missing: demand.missing }
    : { standing: 'PLANNED', run: demand.run, missing: [] };
}
