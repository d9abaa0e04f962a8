import type { Choice, Model } from '../model.js';
import { Annealing, type Cooling } from './annealing.js';
import { groundOf } from './ground.js';
import { pricedGreedy } from './priced-greedy.js';
import { Proposals } from './proposals.js';
import { Random } from './random.js';

export interface SearchOptions {
  seed: number;
  /** What the work is counted for. */
  seconds: number;
  /** Which share of the time is gone: from 1 on the search ends. */
  timeGone: () => number;
  /** Between two pieces of work, with the best plan so far. */
  onBetter?: (choice: Choice) => void;
}

/** How many moves are counted as a second: what a core of a machine of 2025 makes that does something else as well. */
const MOVES_A_SECOND = 400_000;
/** By what share of the work it may lag behind the clock at first: a moment of slowness is caught up with. */
const LAG = 0.15;
/** Between two looks at the clock. */
const BREATH = 20_000;

/**
 * What follows one another, each beginning at the best plan so far: the first finds places for all by not insisting on any
 * and stays warm for it, the second arranges the whole year anew, the third makes the best of it and lets nobody out again.
 */
const ROUNDS: readonly (Omit<Cooling, 'moves'> & { share: number })[] = [
  { share: 0.1, from: 0.9, to: 0.25, insistence: 8 },
  { share: 0.25, from: 1.5, to: 0.05, insistence: 6 },
  { share: 0.65, from: 0.5, to: 0.04, insistence: Infinity },
];

/**
 * The best plan that the work counted for the seconds finds. The work is counted in moves, so that the plan depends on the
 * seed and not on the pace of the machine; only where the clock runs ahead of the count are moves left out, evenly over the
 * rounds, so that the plan is a finished one in time all the same. `cut` says that this was so, or that a stop was asked for.
 */
export async function searchPlan(
  model: Model,
  reducedCost: Float64Array,
  { seed, seconds, timeGone, onBetter }: SearchOptions,
): Promise<{ choice: Choice; cut: boolean }> {
  const ground = groundOf(model);
  const draft = pricedGreedy(ground, reducedCost, model.pinned);
  const held = Uint8Array.from(model.pinned, (column) => (column >= 0 ? 1 : 0));
  const annealing = new Annealing(draft, new Proposals(ground, reducedCost), new Random(seed), held);
  const all = seconds * MOVES_A_SECOND;
  let cut = false;
  let told = Infinity;
  let begun = 0;
  for (const { share, ...cooling } of ROUNDS) {
    draft.become(annealing.best);
    annealing.begin({ ...cooling, moves: Math.ceil(all * share) });
    while (annealing.run(BREATH)) {
      if (annealing.bestCost < told) onBetter?.(annealing.best);
      told = annealing.bestCost;
      await otherWork();
      const gone = timeGone();
      if (gone >= 1) return { choice: annealing.best, cut: true };
      const behind = Math.floor((gone - LAG * (1 - gone)) * all - begun - annealing.done);
      if (behind <= 0) continue;
      annealing.skip(behind);
      cut = true;
    }
    begun += annealing.done;
  }
  onBetter?.(annealing.best);
  return { choice: annealing.best, cut };
}

/** Signals and messages are heard between two pieces of work. */
const otherWork = () => new Promise<void>((resolve) => setImmediate(resolve));
