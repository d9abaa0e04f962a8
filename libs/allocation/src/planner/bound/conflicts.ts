import type { Model } from '../model.js';

/** Which columns stand in the way of which: those of one run, and those of which two are more than a row holds. */
export class Conflicts {
  /** Of each column the sets that it belongs to; of each set the columns of which any two exclude each other. */
  readonly setsOf: Int32Array[];
  readonly sets: number[][];

  constructor({ rows, runStart, columnStart, useRow, useAmount, cost }: Model) {
    this.sets = Array.from({ length: rows.length + runStart.length - 1 }, () => []);
    this.setsOf = Array.from(cost, () => new Int32Array());
    for (let run = 0; run + 1 < runStart.length; run++)
      for (let column = runStart[run]!; column < runStart[run + 1]!; column++) {
        const sets = [rows.length + run];
        for (let i = columnStart[column]!; i < columnStart[column + 1]!; i++)
          if (2 * useAmount[i]! > rows[useRow[i]!]!.hard + 0.01) sets.push(useRow[i]!);
        this.setsOf[column] = Int32Array.from(sets);
        for (const set of sets) this.sets[set]!.push(column);
      }
  }

  between(one: number, other: number): boolean {
    const others = this.setsOf[other]!;
    return this.setsOf[one]!.some((set) => others.includes(set));
  }
}
