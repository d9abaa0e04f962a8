import type { Choice, Model } from './model.js';

/** Rounding of fractional coordinators must not make a full office over-full. */
export const TOLERANCE = 1e-6;

/** What the placed runs use of every limit, kept up to date move by move. */
export class Usage {
  readonly used: Float64Array;

  constructor(readonly model: Model) {
    this.used = new Float64Array(model.rows.length);
  }

  static of(model: Model, choice: Choice): Usage {
    const usage = new Usage(model);
    for (const column of choice) if (column >= 0) usage.add(column);
    return usage;
  }

  add(column: number, times: 1 | -1 = 1): void {
    const { columnStart, useRow, useAmount } = this.model;
    for (let i = columnStart[column]!; i < columnStart[column + 1]!; i++)
      this.used[useRow[i]!]! += times * useAmount[i]!;
  }

  /** The rows that the column would exceed, on top of what is used now. */
  blockedBy(column: number): number[] {
    const { columnStart, useRow, useAmount, rows } = this.model;
    const blocked = [];
    for (let i = columnStart[column]!; i < columnStart[column + 1]!; i++)
      if (this.used[useRow[i]!]! + useAmount[i]! > rows[useRow[i]!]!.hard + TOLERANCE)
        blocked.push(useRow[i]!);
    return blocked;
  }

  /** Hotel nights and overload at today's use. */
  softCost(): number {
    return this.model.rows.reduce(
      (sum, { price, soft }, row) => (price > 0 ? sum + price * Math.max(0, this.used[row]! - soft) : sum),
      0,
    );
  }
}

/** The whole cost of a plan: placements, unplaced runs, hotel beds, overload (and changes, where a released plan is given). */
export function costOf(model: Model, choice: Choice): number {
  const chosen = choice.reduce(
    (sum, column, run) => sum + (column < 0 ? model.unplacedCost[run]! : model.cost[column]!),
    0,
  );
  return chosen + Usage.of(model, choice).softCost();
}
