import type { Model } from '../model.js';

/** The model row by row: which columns use a row, and how much. */
export class RowUse {
  readonly runOf: Int32Array;
  private readonly rowStart: Int32Array;
  private readonly column: Int32Array;
  private readonly amount: Float64Array;

  constructor({ rows, cost, runStart, columnStart, useRow, useAmount }: Model) {
    this.runOf = new Int32Array(cost.length);
    for (let run = 0; run + 1 < runStart.length; run++)
      this.runOf.fill(run, runStart[run], runStart[run + 1]);
    this.rowStart = new Int32Array(rows.length + 1);
    for (const row of useRow) this.rowStart[row + 1]!++;
    for (let row = 0; row < rows.length; row++) this.rowStart[row + 1]! += this.rowStart[row]!;
    this.column = new Int32Array(useRow.length);
    this.amount = new Float64Array(useRow.length);
    const next = this.rowStart.slice();
    for (let column = 0; column < cost.length; column++)
      for (let i = columnStart[column]!; i < columnStart[column + 1]!; i++) {
        const place = next[useRow[i]!]!++;
        this.column[place] = column;
        this.amount[place] = useAmount[i]!;
      }
  }

  *of(row: number): Generator<[column: number, amount: number]> {
    for (let i = this.rowStart[row]!; i < this.rowStart[row + 1]!; i++)
      yield [this.column[i]!, this.amount[i]!];
  }
}
