import type { Choice } from '../model.js';
import type { Ground } from './ground.js';

/**
 * A plan while it is changed: use of every row that may bind and the runs on it, and its cost, kept up to date move by move.
 * Rows that cannot bind are left out, so `used` is that of the rows of `ground` only.
 */
export class Draft {
  readonly choice: Choice;
  readonly used: Float64Array;
  /** What the placed runs cost, hotel beds and overload included. */
  placedCost = 0;
  /** What the unplaced runs cost. */
  unplacedCost: number;
  unplaced: number;
  /** The runs on row r stand in `member` from `memberStart[r]` on, `members[r]` of them. */
  readonly memberStart: Int32Array;
  readonly members: Int32Array;
  readonly member: Int32Array;
  private readonly soft: Float64Array;
  private readonly price: Float64Array;

  constructor(readonly ground: Ground) {
    const { rows, unplacedCost } = ground.model;
    this.choice = new Int32Array(ground.runs).fill(-1);
    this.used = new Float64Array(rows.length);
    this.soft = Float64Array.from(rows, (row) => row.soft);
    this.price = Float64Array.from(rows, (row) => row.price);
    this.unplacedCost = unplacedCost.reduce((sum, cost) => sum + cost, 0);
    this.unplaced = ground.runs;
    this.members = new Int32Array(rows.length);
    this.memberStart = memberStarts(ground);
    this.member = new Int32Array(this.memberStart[rows.length]!);
  }

  get cost(): number {
    return this.placedCost + this.unplacedCost;
  }

  fits(column: number): boolean {
    const { start, row, amount } = this.ground.hard;
    const { limit } = this.ground;
    for (let i = start[column]!, end = start[column + 1]!; i < end; i++)
      if (this.used[row[i]!]! + amount[i]! > limit[row[i]!]!) return false;
    return true;
  }

  /** What the placed runs would cost more with the column: its own cost and the beds and overload that it adds. */
  priceOf(column: number): number {
    const { start, row, amount } = this.ground.soft;
    let sum = this.ground.model.cost[column]!;
    for (let i = start[column]!, end = start[column + 1]!; i < end; i++) {
      const over = this.used[row[i]!]! + amount[i]! - this.soft[row[i]!]!;
      if (over > 0) sum += this.price[row[i]!]! * Math.min(over, amount[i]!);
    }
    return sum;
  }

  /** What the placed runs would cost less without the run, which is placed. */
  savingOf(run: number): number {
    const column = this.choice[run]!;
    const { start, row, amount } = this.ground.soft;
    let sum = this.ground.model.cost[column]!;
    for (let i = start[column]!, end = start[column + 1]!; i < end; i++) {
      const over = this.used[row[i]!]! - this.soft[row[i]!]!;
      if (over > 0) sum += this.price[row[i]!]! * Math.min(over, amount[i]!);
    }
    return sum;
  }

  /** Only for a run that is unplaced; whether it fits is the caller's to know. */
  place(column: number): void {
    const { hard, softOnly, model, runOf } = this.ground;
    const run = runOf[column]!;
    this.placedCost += this.priceOf(column);
    this.unplacedCost -= model.unplacedCost[run]!;
    this.unplaced--;
    this.choice[run] = column;
    for (let i = hard.start[column]!, end = hard.start[column + 1]!; i < end; i++) {
      const row = hard.row[i]!;
      this.used[row]! += hard.amount[i]!;
      this.member[this.memberStart[row]! + this.members[row]!++] = run;
    }
    for (let i = softOnly.start[column]!, end = softOnly.start[column + 1]!; i < end; i++)
      this.used[softOnly.row[i]!]! += softOnly.amount[i]!;
  }

  /** Only for a run that is placed. Answers the column that it had. */
  remove(run: number): number {
    const { hard, softOnly, model } = this.ground;
    const column = this.choice[run]!;
    this.placedCost -= this.savingOf(run);
    for (let i = hard.start[column]!, end = hard.start[column + 1]!; i < end; i++) {
      const row = hard.row[i]!;
      this.used[row]! -= hard.amount[i]!;
      const last = this.memberStart[row]! + --this.members[row]!;
      for (let j = this.memberStart[row]!; j < last; j++)
        if (this.member[j] === run) {
          this.member[j] = this.member[last]!;
          break;
        }
    }
    for (let i = softOnly.start[column]!, end = softOnly.start[column + 1]!; i < end; i++)
      this.used[softOnly.row[i]!]! -= softOnly.amount[i]!;
    this.choice[run] = -1;
    this.unplaced++;
    this.unplacedCost += model.unplacedCost[run]!;
    return column;
  }

  /** Becomes the given plan; also sheds what rounding has gathered. */
  become(choice: Choice): void {
    for (let run = 0; run < this.ground.runs; run++) if (this.choice[run]! >= 0) this.remove(run);
    this.used.fill(0);
    this.placedCost = 0;
    this.unplacedCost = this.ground.model.unplacedCost.reduce((sum, cost) => sum + cost, 0);
    for (const column of choice) if (column >= 0) this.place(column);
  }
}

/** Room for every run that can ever be on a row. */
function memberStarts({ hard, runOf, model }: Ground): Int32Array {
  const starts = new Int32Array(model.rows.length + 1);
  const lastRun = new Int32Array(model.rows.length).fill(-1);
  for (let column = 0; column < runOf.length; column++)
    for (let i = hard.start[column]!; i < hard.start[column + 1]!; i++) {
      const row = hard.row[i]!;
      if (lastRun[row] !== runOf[column]) starts[row + 1]!++;
      lastRun[row] = runOf[column]!;
    }
  for (let row = 0; row < model.rows.length; row++) starts[row + 1]! += starts[row]!;
  return starts;
}
