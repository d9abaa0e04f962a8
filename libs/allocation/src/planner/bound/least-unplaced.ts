import type { Model } from '../model.js';
import type { Cut } from './cut.js';
import type { Fractions, LinearProgramme } from './linear-programme.js';
import { columnsOf, lowerBound, type PricedCut, type Prices } from './lower-bound.js';

/** Fractions of unplaced runs below this are noise of the simplex. */
const NOISE = 0.01;

/**
 * How many runs no plan can place, where the fractions leave a broken number of them unplaced: when it cannot be rounded down,
 * it is rounded up. A broken 2⅓ is 3 in every plan, and an unplaced run is the dearest thing there is.
 */
export function brokenUnplaced(
  model: Model,
  programme: LinearProgramme,
  { share }: Fractions,
  seconds: number,
): Cut[] {
  const unplaced = model.unplacedCost.length - share.reduce((sum, part) => sum + part, 0);
  const fewer = Math.floor(unplaced);
  if (unplaced - fewer < NOISE || unplaced - fewer > 1 - NOISE) return [];
  const proof = programme.whyNotUnplaced(fewer, seconds);
  const cut = proof && unplacedCut(model, proof.prices, proof.cuts);
  return cut && cut.most < model.unplacedCost.length - fewer ? [cut] : [];
}

/** The number of runs that stay unplaced is whole: it is at least the bound of it, at any prices, rounded up. */
export function unplacedCut(model: Model, prices: Prices, cuts: readonly PricedCut[]): Cut {
  const least = Math.ceil(lowerBound(countOfUnplaced(model), prices, cuts) - 1e-6);
  const columns = [...model.unplacedCost.keys()].flatMap((run) => [...columnsOf(model, run)]);
  return {
    columns: Int32Array.from(columns),
    amounts: new Float64Array(columns.length).fill(1),
    excess: [],
    most: model.unplacedCost.length - Math.max(0, least),
  };
}

/** The same year, in which nothing costs but a run that stays unplaced: 1. */
const countOfUnplaced = (model: Model): Model => ({
  ...model,
  rows: model.rows.map((row) => ({ ...row, price: 0 })),
  cost: new Float64Array(model.cost.length),
  unplacedCost: new Float64Array(model.unplacedCost.length).fill(1),
});
