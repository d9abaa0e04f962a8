import { pricesOf } from './bound/priced.js';
import type { Choice, LimitRow, Model } from './model.js';
import { searchPlan } from './search/search-plan.js';
import { Usage, costOf, TOLERANCE } from './usage.js';

export interface Progress {
  elapsedSeconds: number;
  cost: number;
  bound: number;
  /** (cost − bound) / cost, from 0 to 1. */
  gap: number;
  unplaced: number;
}

export interface PlanningOptions {
  seed: number;
  seconds: number;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  stop?(): boolean;
  onProgress?(progress: Progress): void;
}

export interface PlannedYear {
  choice: Choice;
  cost: number;
  bound: number;
  /** (cost − bound) / cost, from 0 to 1: "at most x % better exists". */
  gap: number;
  unplaced: number;
  /**
   * The time ran out before the work counted for it was done, or a stop was asked for: then the plan depends on the pace of
   * the machine too. Otherwise it depends on instance, seed and seconds alone.
   */
  cut: boolean;
  /** Limits that the pins break among themselves; all else is planned as if they were that high. */
  brokenByPins: LimitRow[];
}

/** The share of the time in which prices and bound may be improved before the search begins. */
const PRICING_SHARE = 0.3;
/** But so many seconds at least, however short the time is: a relaxation that is broken off proves little and leads badly. */
const LEAST_PRICING = 3;

/**
 * A plan for the year, with the bound that says how good it is: prices, then search by them. Answers within `seconds` and a
 * breath, or where that is longer when the pricing has its least. The search gives way to other work of the process every tenth of a second; the pricing before it does not.
 */
export async function planYear(model: Model, options: PlanningOptions): Promise<PlannedYear> {
  const { seed, seconds } = options;
  const started = options.now();
  const elapsed = () => (options.now() - started) / 1000;
  const { possible, broken } = raisedForPins(model);
  const pricing = Math.max(seconds * PRICING_SHARE, LEAST_PRICING);
  const { bound, reducedCost } = await pricesOf(possible, {
    seconds: pricing,
    now: () => options.now(),
  });
  const priced = elapsed();
  const standingOf = (choice: Choice) => {
    const cost = costOf(possible, choice);
    // The bound is below every cost; only rounding can put it a hair above.
    const safe = Math.min(bound, cost);
    const gap = cost > 0 ? (cost - safe) / cost : 0;
    return { cost, bound: safe, gap, unplaced: choice.filter((column) => column < 0).length };
  };
  const found = await searchPlan(possible, reducedCost, {
    seed,
    seconds: seconds * (1 - PRICING_SHARE),
    timeGone: () => (options.stop?.() ? 1 : (elapsed() - priced) / Math.max(seconds - priced, 0.001)),
    onBetter: (choice) => options.onProgress?.({ elapsedSeconds: elapsed(), ...standingOf(choice) }),
  });
  return {
    choice: found.choice,
    ...standingOf(found.choice),
    cut: found.cut || priced > pricing,
    brokenByPins: broken,
  };
}

/** Where pins alone exceed a limit no plan keeps it: it is raised to what they use, so that the rest can still be planned. */
function raisedForPins(model: Model): { possible: Model; broken: LimitRow[] } {
  const { used } = Usage.of(model, model.pinned);
  const broken = model.rows.filter(({ hard }, row) => used[row]! > hard + TOLERANCE);
  if (broken.length === 0) return { possible: model, broken };
  const rows = model.rows.map((row, index) => raised(row, Math.max(row.hard, used[index]!)));
  return { possible: { ...model, rows }, broken };
}

/** What is sold beyond the soft limit is still paid for; where nothing is sold both limits are one. */
const raised = (row: LimitRow, hard: number): LimitRow => ({
  ...row,
  hard,
  soft: row.price === 0 ? hard : row.soft,
});
