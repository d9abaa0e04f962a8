import type { Placement } from '../planner/instance.js';
import { type JudgedPlan, judgeOf } from './plan-state.js';

/** The cost of a plan by name, in points; their sum is `total`. */
export interface PlanCost {
  terms: Record<string, number>;
  total: number;
  /** Runs without a place. */
  unplaced: number;
}

export interface RunDifference {
  runId: string;
  courseNumber: string | null;
  titleEn: string;
  /** Null: unplaced. */
  before: Placement | null;
  after: Placement | null;
}

export interface PlanComparison {
  before: PlanCost;
  after: PlanCost;
  /** Every term that either has, after less before. */
  difference: Record<string, number>;
  runs: RunDifference[];
}

/** What a plan costs in its own scenario: the terms of its placements, hotels, overload, change, and what has no place. */
export function costOfPlan(plan: JudgedPlan): PlanCost {
  const judge = judgeOf(plan);
  const terms: Record<string, number> = { ...judge.softCost(), change: 0, unplaced: 0 };
  let unplaced = 0;
  for (const run of plan.year.instance.runs) {
    const placement = plan.placements.get(run.id);
    if (!placement || !judge.knows(run.id, placement)) {
      terms.unplaced! += run.unplacedCost;
      unplaced += 1;
      continue;
    }
    for (const [term, amount] of Object.entries(plan.year.terms(run.id, placement)))
      terms[term] = (terms[term] ?? 0) + amount;
    terms.change! += judge.changeOf(run.id, placement);
  }
  const rounded = mapped(terms, (amount) => amount);
  return { terms: rounded, total: hundredths(sum(terms)), unplaced };
}

/** Two plans of a year, term by term and run by run. */
export function compared(before: JudgedPlan, after: JudgedPlan): PlanComparison {
  const [was, is] = [costOfPlan(before), costOfPlan(after)];
  const names = { ...was.terms, ...is.terms };
  const difference = mapped(names, (_, term) => (is.terms[term] ?? 0) - (was.terms[term] ?? 0));
  return { before: was, after: is, difference, runs: differingRuns(before, after) };
}

function differingRuns(before: JudgedPlan, after: JudgedPlan): RunDifference[] {
  const names = new Map([...before.year.runs, ...after.year.runs].map((run) => [run.id, run]));
  const ids = new Set([...names.keys(), ...before.placements.keys(), ...after.placements.keys()]);
  return [...ids].flatMap((runId) => {
    const [was, is] = [before.placements.get(runId) ?? null, after.placements.get(runId) ?? null];
    if (was?.join('|') === is?.join('|')) return [];
    const { courseNumber = null, titleEn = 'No longer planned' } = names.get(runId) ?? {};
    return [{ runId, courseNumber, titleEn, before: was, after: is }];
  });
}

const hundredths = (points: number): number => Math.round(points * 100) / 100;
const sum = (terms: Record<string, number>) => Object.values(terms).reduce((total, one) => total + one, 0);
const mapped = (terms: Record<string, number>, amountOf: (amount: number, term: string) => number) =>
  Object.fromEntries(
    Object.entries(terms).map(([term, amount]) => [term, hundredths(amountOf(amount, term))]),
  );
