import { Draft } from './draft.js';
import type { Ground } from './ground.js';

/** Each run in turn, those that lose most by waiting first, at its cheapest free placement by priced cost. */
export function pricedGreedy(ground: Ground, reduced: Float64Array, pinned: Int32Array): Draft {
  const draft = new Draft(ground);
  for (const column of pinned) if (column >= 0) draft.place(column);
  const { runStart } = ground.model;
  const regret = Float64Array.from({ length: ground.runs }, (_, run) => {
    const [best = 0, second = Infinity] = reduced.slice(runStart[run], runStart[run + 1]).sort();
    return Math.min(second - best, 1e6);
  });
  const order = [...regret.keys()].filter((run) => pinned[run]! < 0);
  order.sort((a, b) => regret[b]! - regret[a]! || a - b);
  for (const run of order) {
    let best = -1;
    let least = ground.model.unplacedCost[run]!;
    for (let column = runStart[run]!; column < runStart[run + 1]!; column++) {
      if (reduced[column]! >= least || !draft.fits(column)) continue;
      best = column;
      least = reduced[column]!;
    }
    if (best >= 0) draft.place(best);
  }
  return draft;
}
