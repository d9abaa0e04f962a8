import type { Ground } from './ground.js';
import type { Random } from './random.js';

/** Columns dearer than the best of their run by this many times the spread are seldom proposed. */
const FARTHEST = 5;
/** One draw in so many looks at all columns of the run, so that none is out of reach. */
const ANY = 64;
/** How strongly the better columns are preferred: 1 is not at all. */
const LEANING = 2;

/** Which placement to try next: those that are cheap by priced cost come often, those that are dear seldom. */
export class Proposals {
  private readonly order: Int32Array;
  private readonly count: Int32Array;
  /** By how much the placements of a run differ, on average: the unit of all temperatures. */
  readonly spread: number;

  constructor(ground: Ground, reduced: Float64Array) {
    const { runStart } = ground.model;
    this.order = Int32Array.from(ground.runOf, (_, column) => column);
    this.count = new Int32Array(ground.runs);
    this.spread = spreadOf(ground);
    for (let run = 0; run < ground.runs; run++) {
      const columns = this.order.subarray(runStart[run], runStart[run + 1]);
      columns.sort((a, b) => reduced[a]! - reduced[b]! || a - b);
      const most = reduced[columns[0]!]! + FARTHEST * this.spread;
      this.count[run] = columns.filter((column) => reduced[column]! <= most).length;
    }
    this.runStart = runStart;
  }

  private readonly runStart: Int32Array;

  /** A column of the run; only for runs that have any. */
  draw(run: number, random: Random): number {
    const first = this.runStart[run]!;
    if (random.below(ANY) === 0) return first + random.below(this.runStart[run + 1]! - first);
    return this.order[first + Math.floor(this.count[run]! * random.next() ** LEANING)]!;
  }
}

function spreadOf({ model: { runStart, cost }, runs, minCost }: Ground): number {
  let sum = 0;
  let counted = 0;
  for (let run = 0; run < runs; run++) {
    const columns = runStart[run + 1]! - runStart[run]!;
    if (columns < 2) continue;
    let above = 0;
    for (let k = runStart[run]!; k < runStart[run + 1]!; k++) above += cost[k]! - minCost[run]!;
    sum += above / columns;
    counted++;
  }
  return sum > 0 ? sum / counted : 1;
}
