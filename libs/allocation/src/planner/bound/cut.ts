import type { Model } from '../model.js';
import type { Conflicts } from './conflicts.js';
import type { RowUse } from './row-use.js';

/**
 * A limit that every plan keeps although the rows with fractions of runs may break it:
 * Σ amounts·columns − Σ weight·(use of a row beyond its soft limit) ≤ most.
 * Made by `cliqueCut`, `roundedCut` and `unplacedCut` alone, which prove it as they make it.
 */
export interface Cut {
  readonly columns: Int32Array;
  readonly amounts: Float64Array;
  readonly excess: readonly (readonly [row: number, weight: number])[];
  readonly most: number;
}

/** Of columns that exclude each other pair by pair one is chosen at most. Throws a RangeError when two of them do not. */
export function cliqueCut(conflicts: Conflicts, columns: readonly number[]): Cut {
  columns.forEach((column, i) => {
    for (let j = 0; j < i; j++)
      if (!conflicts.between(column, columns[j]!))
        throw new RangeError('Two columns of a clique go together.');
  });
  return {
    columns: Int32Array.from(columns),
    amounts: new Float64Array(columns.length).fill(1),
    excess: [],
    most: 1,
  };
}

export interface Rounding {
  /** Rows and how often each is counted: whole numbers above 0. */
  rows: readonly (readonly [row: number, times: number])[];
  divisor: number;
  /** Runs that are counted by what they leave free of the amount given here, a whole number, rather than by what they use. */
  counted: ReadonlyMap<number, number>;
}

/**
 * Mixed-integer rounding (Nemhauser and Wolsey) of a sum of rows, Σ a·x − Σ times·excess ≤ b, by a divisor d: with
 * r = b mod d and F(a) = ⌊a/d⌋(d − r) + max(0, a mod d − r), every plan keeps Σ F(a)·x − Σ times·excess ≤ ⌊b/d⌋(d − r).
 * A counted run c stands in the sum as a whole, a − m of its columns and −m of its remaining unplaced, with b − m for b,
 * which is the same sum because its columns and unplaced together are 1. In whole numbers throughout, so that nothing is lost in
 * floating point. Throws a RangeError where a figure is not whole. Null when the division leaves no rest: nothing is gained.
 */
export function roundedCut(model: Model, use: RowUse, { rows, divisor, counted }: Rounding): Cut | null {
  const summed = new Map<number, number>();
  let sum = 0;
  for (const [row, times] of rows) {
    sum += times * whole(model.rows[row]!.soft);
    for (const [column, amount] of use.of(row))
      summed.set(column, (summed.get(column) ?? 0) + times * whole(amount));
  }
  for (const base of counted.values()) sum -= whole(base);
  const rounded = rounding(sum, divisor);
  if (rounded === null) return null;
  let most = rounded.most;
  for (const base of counted.values()) most -= rounded.of(-base);
  const columns: number[] = [];
  const amounts: number[] = [];
  for (const [column, amountBefore] of summed) {
    const base = counted.get(use.runOf[column]!) ?? 0;
    const amount = rounded.of(amountBefore - base) - rounded.of(-base);
    if (amount === 0) continue;
    columns.push(column);
    amounts.push(amount);
  }
  return {
    columns: Int32Array.from(columns),
    amounts: Float64Array.from(amounts),
    excess: rows.filter(([row]) => model.rows[row]!.hard > model.rows[row]!.soft),
    most,
  };
}

/** The rounding function of a sum ≤ `sum` and what its use may come to; null where the divisor leaves no rest. */
export function rounding(sum: number, divisor: number): { of(amount: number): number; most: number } | null {
  const rest = modulo(sum, divisor);
  if (rest === 0) return null;
  const of = (amount: number) =>
    Math.floor(amount / divisor) * (divisor - rest) + Math.max(0, modulo(amount, divisor) - rest);
  return { of, most: Math.floor(sum / divisor) * (divisor - rest) };
}

const modulo = (amount: number, divisor: number) => ((amount % divisor) + divisor) % divisor;

function whole(figure: number): number {
  if (!Number.isInteger(figure)) throw new RangeError(`${figure} is not a whole number.`);
  return figure;
}
