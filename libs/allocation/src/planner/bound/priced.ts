import type { Model } from '../model.js';
import { brokenRoundings } from './bed-roundings.js';
import { brokenCliques } from './cliques.js';
import { Conflicts } from './conflicts.js';
import { brokenUnplaced } from './least-unplaced.js';
import { LinearProgramme, type Proof } from './linear-programme.js';
import { lowerBound, reducedCosts, type PricedCut, type Prices } from './lower-bound.js';
import { RowUse } from './row-use.js';

/** Prices, and what they prove. */
export interface Priced {
  prices: Prices;
  cuts: readonly PricedCut[];
  /** What no plan can cost less than. */
  bound: number;
  /** The cost of each column with what it uses of rows and cuts paid for. */
  reducedCost: Float64Array;
}

export interface PricingBudget {
  seconds: number;
  /** Milliseconds. */
  now: () => number;
}

/** A round of cuts that lifts the bound by less than this part of it is the last. */
const LEAST_GAIN = 1e-4;

/**
 * The prices of the linear relaxation, then of the relaxation with the cuts that its fractions break, round by round until cuts
 * help little or the time is over. Blocks meanwhile. Throws an Error when pins break a hard rule together.
 */
export async function pricesOf(model: Model, { seconds, now }: PricingBudget): Promise<Priced> {
  const end = now() + seconds * 1000;
  const left = () => Math.max(0, (end - now()) / 1000);
  const programme = await LinearProgramme.of(model);
  try {
    let fractions = programme.solve(left());
    if (!fractions) return pricedBy(model, programme.pricesReached());
    const conflicts = new Conflicts(model);
    const use = new RowUse(model);
    while (left() > 0) {
      const cuts = [
        ...brokenUnplaced(model, programme, fractions, left()),
        ...brokenCliques(conflicts, fractions),
        ...brokenRoundings(model, use, fractions),
      ];
      if (cuts.length === 0) break;
      programme.add(cuts);
      const tightened = programme.solve(left());
      if (!tightened) break;
      const gain = tightened.value - fractions.value;
      fractions = tightened;
      if (gain < LEAST_GAIN * fractions.value) break;
    }
    return pricedBy(model, fractions);
  } finally {
    programme.dispose();
  }
}

function pricedBy(model: Model, { prices, cuts }: Proof): Priced {
  const binding = cuts.filter(({ price }) => price > 0);
  return {
    prices,
    cuts: binding,
    bound: lowerBound(model, prices, binding),
    reducedCost: reducedCosts(model, prices, binding),
  };
}
