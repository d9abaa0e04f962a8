import type { Draft } from './draft.js';
import type { Random } from './random.js';

const MOST_VICTIMS = 3;

/**
 * Compound moves: a run goes to a placement, whoever is in its way is taken out and put back where it costs least, or left
 * out at `missing`, what the search takes an unplaced run to cost at present. Kept when the whole costs no more than allowed.
 */
export class Moves {
  readonly missing: Float64Array;
  private readonly victims: number[] = [];
  private readonly before: number[] = [];

  constructor(
    private readonly draft: Draft,
    private readonly random: Random,
    /** 1 for runs that nobody may take out. */
    private readonly held: Uint8Array,
  ) {
    this.missing = draft.ground.model.unplacedCost.slice();
  }

  /** Whether the move was made. The column is not the run's present one, and the run is not held. */
  try(column: number, allowed: number): boolean {
    const { draft, victims, before } = this;
    const run = draft.ground.runOf[column]!;
    const old = draft.choice[run]!;
    const { placedCost, unplacedCost } = draft;
    const most = placedCost + allowed + (old < 0 ? this.missing[run]! : 0);
    // Most moves fail here already, before anything was touched.
    if (placedCost - (old < 0 ? 0 : draft.savingOf(run)) + draft.ground.model.cost[column]! > most)
      return false;
    if (old >= 0) draft.remove(run);
    victims.length = 0;
    before.length = 0;
    if (this.clear(column)) {
      draft.place(column);
      if (this.putBack(most)) return true;
      for (const victim of victims) if (draft.choice[victim]! >= 0) draft.remove(victim);
      draft.remove(run);
    }
    for (const column of before) draft.place(column);
    if (old >= 0) draft.place(old);
    draft.placedCost = placedCost;
    draft.unplacedCost = unplacedCost;
    return false;
  }

  /** Takes out whoever is in the way; false when it would be too many, or somebody who is held. */
  private clear(column: number): boolean {
    const { draft, victims, before, random } = this;
    const { hard, limit } = draft.ground;
    for (let i = hard.start[column]!, end = hard.start[column + 1]!; i < end; i++) {
      const row = hard.row[i]!;
      while (draft.used[row]! + hard.amount[i]! > limit[row]!) {
        const count = draft.members[row]!;
        if (count === 0 || victims.length === MOST_VICTIMS) return false;
        const victim = draft.member[draft.memberStart[row]! + random.below(count)]!;
        if (this.held[victim] === 1) return false;
        before.push(draft.remove(victim));
        victims.push(victim);
      }
    }
    return true;
  }

  private putBack(most: number): boolean {
    const { draft, victims, missing } = this;
    const { minCost } = draft.ground;
    // What the victims must cost at least that are not put back yet.
    let rest = 0;
    for (const victim of victims) rest += Math.min(minCost[victim]!, missing[victim]!);
    let left = 0;
    for (const victim of victims) {
      if (draft.placedCost + left + rest > most) return false;
      rest -= Math.min(minCost[victim]!, missing[victim]!);
      const column = this.cheapest(victim, most - draft.placedCost - left - rest);
      if (column >= 0) draft.place(column);
      else left += missing[victim]!;
    }
    return draft.placedCost + left <= most;
  }

  /** The cheapest placement that is free now and costs no more than `most`, or −1; drawn by lot among equals. */
  private cheapest(run: number, most: number): number {
    const { draft } = this;
    const { model, byCost } = draft.ground;
    let best = -1;
    let least = most;
    for (let i = model.runStart[run]!, end = model.runStart[run + 1]!; i < end; i++) {
      const column = byCost[i]!;
      if (model.cost[column]! > least) break;
      if (!draft.fits(column)) continue;
      const price = draft.priceOf(column);
      if (price > least || (price === least && best >= 0 && this.random.next() < 0.5)) continue;
      best = column;
      least = price;
    }
    return best;
  }
}
