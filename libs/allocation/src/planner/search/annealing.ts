import type { Choice } from '../model.js';
import type { Draft } from './draft.js';
import { Moves } from './moves.js';
import type { Proposals } from './proposals.js';
import type { Random } from './random.js';

/** How often a run that is unplaced is tried rather than any. */
const UNPLACED_SHARE = 0.1;
/** How many looks at who is missing a round has at least, and how many moves there are between two at most. */
const LOOKS = 128;
const LOOK = 1 << 15;
/** By how much the search insists more on a run at each look at which it is missing, and less when it is not. */
const RISE = 1.1;
const FALL = 0.999;

/** Temperatures and what a missing run costs at first, in spreads of the costs. */
export interface Cooling {
  moves: number;
  from: number;
  to: number;
  insistence: number;
}

/**
 * Annealing over compound moves. An unplaced run counts little at first, so that others can be moved about it, and more the
 * longer it stays out: only those that are hard to place grow dear. The best plan by the true cost is kept.
 */
export class Annealing {
  readonly best: Choice;
  bestCost: number;
  private readonly moves: Moves;
  private readonly movable: Int32Array;
  private cooling: Cooling = { moves: 0, from: 1, to: 1, insistence: Infinity };
  /** Moves of the present schedule that are made or left out. */
  done = 0;
  private sinceLook = 0;

  constructor(
    private readonly draft: Draft,
    private readonly proposals: Proposals,
    private readonly random: Random,
    held: Uint8Array,
  ) {
    const { runStart } = draft.ground.model;
    this.moves = new Moves(draft, random, held);
    this.movable = Int32Array.from(
      [...held.keys()].filter((run) => held[run] === 0 && runStart[run]! < runStart[run + 1]!),
    );
    this.best = draft.choice.slice();
    this.bestCost = draft.cost;
  }

  /** Sets out from the present plan. */
  begin(cooling: Cooling): void {
    this.cooling = cooling;
    this.done = 0;
    const { missing } = this.moves;
    const { unplacedCost } = this.draft.ground.model;
    const first = cooling.insistence * this.proposals.spread;
    for (let run = 0; run < missing.length; run++) missing[run] = Math.min(first, unplacedCost[run]!);
  }

  /** Leaves out moves, and so cools faster. */
  skip(moves: number): void {
    this.done = Math.min(this.cooling.moves, this.done + moves);
  }

  /** Makes the next moves of its schedule; true while there are more. */
  run(moves: number): boolean {
    const { draft, random, cooling, movable, proposals } = this;
    const end = movable.length === 0 ? 0 : Math.min(this.done + moves, cooling.moves);
    const look = Math.min(LOOK, cooling.moves / LOOKS);
    let temperature = this.temperature();
    for (; this.done < end; this.done++) {
      if (this.done % 1024 === 0) temperature = this.temperature();
      if (++this.sinceLook >= look) this.insist();
      const run = this.drawRun();
      const column = proposals.draw(run, random);
      if (draft.choice[run] === column) continue;
      if (!this.moves.try(column, -temperature * Math.log(1 - random.next()))) continue;
      if (draft.cost < this.bestCost - 1e-7) this.keep();
    }
    return this.done < cooling.moves && movable.length > 0;
  }

  private temperature(): number {
    const { from, to, moves } = this.cooling;
    return this.proposals.spread * from * (to / from) ** (this.done / moves);
  }

  private keep(): void {
    this.best.set(this.draft.choice);
    this.bestCost = this.draft.cost;
  }

  private drawRun(): number {
    const { random, movable, draft } = this;
    const first = random.below(movable.length);
    if (draft.unplaced === 0 || random.next() >= UNPLACED_SHARE) return movable[first]!;
    for (let i = first, left = movable.length; left > 0; left--, i = i + 1 === movable.length ? 0 : i + 1)
      if (draft.choice[movable[i]!]! < 0) return movable[i]!;
    return movable[first]!;
  }

  private insist(): void {
    this.sinceLook = 0;
    const { missing } = this.moves;
    const { choice, ground } = this.draft;
    const first = this.cooling.insistence * this.proposals.spread;
    for (let run = 0; run < missing.length; run++)
      missing[run] =
        choice[run]! < 0
          ? Math.min(missing[run]! * RISE, ground.model.unplacedCost[run]!)
          : Math.max(missing[run]! * FALL, Math.min(first, ground.model.unplacedCost[run]!));
  }
}
