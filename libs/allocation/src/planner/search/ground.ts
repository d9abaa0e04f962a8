import type { Model } from '../model.js';
import { TOLERANCE } from '../usage.js';

/**
 * What the search needs of the model: only the rows that could bind at all (the greatest use of all runs together exceeds
 * them), hard and soft apart, with the columns of each run in the order of their cost.
 */
export interface Ground {
  readonly model: Model;
  readonly runs: number;
  /** Of each column its run. */
  readonly runOf: Int32Array;
  /** Rows that could be exceeded; numbered as in the model. */
  readonly hard: Uses;
  readonly soft: Uses;
  /** The soft rows that are not among the hard ones. */
  readonly softOnly: Uses;
  /** What may be used at most, with the tolerance. */
  readonly limit: Float64Array;
  /** All columns of a run, cheapest first, at the places of its columns. */
  readonly byCost: Int32Array;
  readonly minCost: Float64Array;
}

interface Uses {
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly amount: Float64Array;
}

export function groundOf(model: Model): Ground {
  const { runStart, columnStart, useRow, useAmount, rows, cost } = model;
  const runs = runStart.length - 1;
  const columns = cost.length;
  const runOf = new Int32Array(columns);
  const most = new Float64Array(rows.length);
  const ofRun = new Float64Array(rows.length);
  for (let run = 0; run < runs; run++) {
    runOf.fill(run, runStart[run], runStart[run + 1]);
    const from = columnStart[runStart[run]!]!;
    const to = columnStart[runStart[run + 1]!]!;
    for (let i = from; i < to; i++) ofRun[useRow[i]!] = Math.max(ofRun[useRow[i]!]!, useAmount[i]!);
    for (let i = from; i < to; i++) {
      most[useRow[i]!]! += ofRun[useRow[i]!]!;
      ofRun[useRow[i]!] = 0;
    }
  }
  const limit = Float64Array.from(rows, ({ hard }) => hard + TOLERANCE);
  const byCost = Int32Array.from(runOf, (_, column) => column);
  const minCost = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    byCost.subarray(runStart[run], runStart[run + 1]).sort((a, b) => cost[a]! - cost[b]! || a - b);
    minCost[run] = runStart[run] === runStart[run + 1] ? Infinity : cost[byCost[runStart[run]!]!]!;
  }
  const isHard = (row: number) => most[row]! > limit[row]!;
  const isSoft = (row: number) => rows[row]!.price > 0 && most[row]! > rows[row]!.soft;
  return {
    model,
    runs,
    runOf,
    hard: usesOf(model, isHard),
    soft: usesOf(model, isSoft),
    softOnly: usesOf(model, (row) => isSoft(row) && !isHard(row)),
    limit,
    byCost,
    minCost,
  };
}

function usesOf(
  { cost, columnStart, useRow, useAmount, rows }: Model,
  counts: (row: number) => boolean,
): Uses {
  const start = new Int32Array(cost.length + 1);
  const row: number[] = [];
  const amount: number[] = [];
  for (let column = 0; column < cost.length; column++) {
    const uses = [];
    for (let i = columnStart[column]!; i < columnStart[column + 1]!; i++)
      if (counts(useRow[i]!)) uses.push(i);
    // The narrowest first: it is the likeliest to be full, and few are those who can be in the way there.
    uses.sort(
      (a, b) => rows[useRow[a]!]!.hard / useAmount[a]! - rows[useRow[b]!]!.hard / useAmount[b]! || a - b,
    );
    for (const i of uses) {
      row.push(useRow[i]!);
      amount.push(useAmount[i]!);
    }
    start[column + 1] = row.length;
  }
  return { start, row: Int32Array.from(row), amount: Float64Array.from(amount) };
}
