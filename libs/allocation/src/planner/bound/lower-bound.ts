import type { LimitRow, Model } from '../model.js';
import type { Cut } from './cut.js';

/** A price of each row of the model, at least 0. */
export type Prices = Float64Array;

export interface PricedCut {
  cut: Cut;
  price: number;
}

/**
 * What no plan of the model can cost less than, whatever the prices are (Lagrange): every run takes its cheapest column with
 * what it uses paid for, or stays unplaced; the limits are paid back at full use. A price below 0 counts as 0.
 * Cuts are limits that every plan keeps although the rows alone do not say so; they are paid for and paid back alike.
 */
export function lowerBound(model: Model, prices: Prices, cuts: readonly PricedCut[] = []): number {
  const reduced = reducedCosts(model, prices, cuts);
  const excessPaid = new Float64Array(model.rows.length);
  let bound = 0;
  for (let run = 0; run < model.unplacedCost.length; run++) {
    let least = model.pinned[run]! >= 0 ? Infinity : model.unplacedCost[run]!;
    for (const column of columnsOf(model, run)) least = Math.min(least, reduced[column]!);
    bound += least;
  }
  for (const { cut, price } of cuts) {
    bound -= Math.max(0, price) * cut.most;
    for (const [row, weight] of cut.excess) excessPaid[row]! += Math.max(0, price) * weight;
  }
  model.rows.forEach((row, index) => {
    const asked = priceOf(row, prices[index]!);
    bound -= asked * row.soft;
    // What is sold beyond the soft limit is bought in full where it costs less than what is asked for it, else not at all.
    const gain = asked + excessPaid[index]! - row.price;
    if (gain > 0 && row.hard > row.soft) bound -= gain * (row.hard - row.soft);
  });
  return bound;
}

/** The cost of each column with what it uses of every row and cut paid for at these prices. */
export function reducedCosts(model: Model, prices: Prices, cuts: readonly PricedCut[] = []): Float64Array {
  const { columnStart, useRow, useAmount } = model;
  const paid = model.rows.map((row, index) => priceOf(row, prices[index]!));
  const reduced = model.cost.map((cost, column) => {
    let sum = cost;
    for (let i = columnStart[column]!; i < columnStart[column + 1]!; i++)
      sum += paid[useRow[i]!]! * useAmount[i]!;
    return sum;
  });
  for (const { cut, price } of cuts)
    cut.columns.forEach((column, i) => (reduced[column]! += Math.max(0, price) * cut.amounts[i]!));
  return reduced;
}

/** The columns that a run may take: all of its own, or its pin alone. */
export function* columnsOf({ runStart, pinned }: Model, run: number): Generator<number> {
  if (pinned[run]! >= 0) yield pinned[run]!;
  else for (let column = runStart[run]!; column < runStart[run + 1]!; column++) yield column;
}

/** Nothing is worth more than the price at which it is sold without end. */
const priceOf = ({ hard, price }: LimitRow, asked: number) =>
  Math.max(0, hard === Infinity ? Math.min(asked, price) : asked);
