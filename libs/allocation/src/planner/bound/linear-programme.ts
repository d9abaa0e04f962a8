import highsModule, { type Highs, type Model as Solver } from 'highs';
import type { Model } from '../model.js';
import type { Cut } from './cut.js';
import { columnsOf, type PricedCut, type Prices } from './lower-bound.js';

// The types of the package are those of its CommonJS build; what Node imports is the function itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;
let loading: Promise<Highs> | undefined;

const A_DAY = 86_400;

export interface Proof {
  prices: Prices;
  cuts: PricedCut[];
}

/** A plan in fractions of runs, and the prices at which none is cheaper. */
export interface Fractions extends Proof {
  value: number;
  /** How much of each column of the model is chosen. */
  share: Float64Array;
  /** What is used of each row beyond its soft limit. */
  excess: Float64Array;
  /** What each column would cost more than what is chosen for its run. */
  dearer: Float64Array;
}

/**
 * The linear relaxation of the model with the cuts added so far, by the dual simplex of HiGHS; each solution begins at the
 * last. Holds native memory until it is disposed.
 */
export class LinearProgramme {
  private readonly cuts: Cut[] = [];

  private constructor(
    private readonly model: Model,
    private readonly highs: Highs,
    private readonly solver: Solver,
    private readonly layout: Layout,
  ) {}

  static async of(model: Model): Promise<LinearProgramme> {
    const highs = await (loading ??= loadHighs());
    const layout = layOut(model);
    const solver = highs.createModel(dataOf(model, layout));
    solver.options.set({ output_flag: false, solver: 'simplex', presolve: 'off' });
    return new LinearProgramme(model, highs, solver, layout);
  }

  add(cuts: readonly Cut[]): void {
    const { ofColumn, ofExcess } = this.layout;
    for (const cut of cuts) {
      const indices: number[] = [];
      const values: number[] = [];
      const entry = (place: number, amount: number) => {
        if (place < 0) return;
        indices.push(place);
        values.push(amount);
      };
      cut.columns.forEach((column, i) => entry(ofColumn[column]!, cut.amounts[i]!));
      for (const [row, weight] of cut.excess) entry(ofExcess[row]!, -weight);
      this.solver.addRow(-this.highs.infinity, cut.most, { indices, values });
      this.cuts.push(cut);
    }
  }

  /**
   * Blocks, for some seconds the first time with a year of 600 runs. Null when the time is over or the simplex gives up first:
   * the prices reached by then are in `pricesReached`. Throws an Error when pins break a hard rule together.
   */
  solve(seconds = Infinity): Fractions | null {
    const status = this.run(seconds);
    const { optimal, infeasible } = this.highs.constants.modelStatus;
    // Every run may stay unplaced, and every plan keeps the cuts: only pins leave no plan.
    if (status === infeasible && this.cuts.length === 0)
      throw new Error('No plan keeps every pin: pins break a hard rule together.');
    if (status !== optimal) return null;
    const { solver, layout } = this;
    const { colValue, colDual, rowDual } = solver.getSolution();
    const at = (values: Float64Array) => (place: number) => (place < 0 ? 0 : values[place]!);
    return {
      value: solver.getObjectiveValue(),
      share: Float64Array.from(layout.ofColumn, at(colValue)),
      excess: Float64Array.from(layout.ofExcess, at(colValue)),
      dearer: Float64Array.from(layout.ofColumn, at(colDual)),
      ...this.pricesFrom(rowDual),
    };
  }

  /** Any prices prove a bound; those of a solution that was broken off prove less. */
  pricesReached(): Proof {
    return this.pricesFrom(this.solver.getSolution().rowDual);
  }

  /** Prices that show why no plan, not even in fractions, leaves as few runs unplaced; null when one does. */
  whyNotUnplaced(atMost: number, seconds: number): Proof | null {
    const { solver } = this;
    const indices = [...this.model.unplacedCost.keys()];
    const row = indices.length + this.model.rows.length + this.cuts.length;
    solver.addRow(-this.highs.infinity, atMost, { indices, values: indices.map(() => 1) });
    const infeasible = this.run(seconds) === this.highs.constants.modelStatus.infeasible;
    const ray = infeasible ? solver.getDualRay()?.values : undefined;
    solver.deleteRows({ kind: 'range', from: row, to: row });
    const scale = Math.abs(ray?.[row] ?? 0);
    return ray && scale > 0 ? this.pricesFrom(ray.map((dual) => dual / scale)) : null;
  }

  private run(seconds: number): number {
    this.solver.options.set('time_limit', Math.max(0, Math.min(seconds, A_DAY)));
    this.solver.zeroAllClocks();
    this.solver.run();
    return this.solver.getModelStatus();
  }

  private pricesFrom(duals: Float64Array): Proof {
    const price = duals.map((dual) => Math.max(0, -dual));
    const first = this.model.unplacedCost.length;
    const afterRows = first + this.model.rows.length;
    return {
      prices: price.slice(first, afterRows),
      cuts: this.cuts.map((cut, i) => ({ cut, price: price[afterRows + i]! })),
    };
  }

  dispose(): void {
    this.solver.dispose();
  }
}

/** Where columns and what is bought beyond soft limits stand in the programme; −1 where they do not. */
interface Layout {
  ofColumn: Int32Array;
  ofExcess: Int32Array;
  width: number;
}

function layOut(model: Model): Layout {
  const ofColumn = new Int32Array(model.cost.length).fill(-1);
  const ofExcess = new Int32Array(model.rows.length).fill(-1);
  // First unplaced of each run, a column of its own: with every cost positive the dual simplex starts feasible and fast.
  let width = model.unplacedCost.length;
  for (let run = 0; run < model.unplacedCost.length; run++)
    for (const column of columnsOf(model, run)) ofColumn[column] = width++;
  model.rows.forEach(({ hard, soft }, row) => {
    if (hard > soft) ofExcess[row] = width++;
  });
  return { ofColumn, ofExcess, width };
}

/** One row for each run, chosen once or unplaced, then the rows of the model. */
function dataOf(model: Model, { ofColumn, ofExcess, width }: Layout) {
  const { rows, unplacedCost, columnStart, useRow, useAmount } = model;
  const runs = unplacedCost.length;
  const height = runs + rows.length;
  const colCost = new Float64Array(width);
  const colUpper = new Float64Array(width).fill(Infinity);
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const enter = (row: number, amount: number) => {
    indices.push(row);
    values.push(amount);
  };
  for (let run = 0; run < runs; run++) {
    colCost[run] = unplacedCost[run]!;
    if (model.pinned[run]! >= 0) colUpper[run] = 0;
    enter(run, 1);
    starts.push(indices.length);
  }
  for (let run = 0; run < runs; run++)
    for (const column of columnsOf(model, run)) {
      colCost[ofColumn[column]!] = model.cost[column]!;
      enter(run, 1);
      for (let i = columnStart[column]!; i < columnStart[column + 1]!; i++)
        enter(runs + useRow[i]!, useAmount[i]!);
      starts.push(indices.length);
    }
  rows.forEach(({ hard, soft, price }, row) => {
    const place = ofExcess[row]!;
    if (place < 0) return;
    colCost[place] = price;
    colUpper[place] = hard - soft;
    enter(runs + row, -1);
    starts.push(indices.length);
  });
  return {
    numCols: width,
    numRows: height,
    colCost,
    colLower: new Float64Array(width),
    colUpper,
    rowLower: Float64Array.from({ length: height }, (_, row) => (row < runs ? 1 : -Infinity)),
    rowUpper: Float64Array.from({ length: height }, (_, row) => (row < runs ? 1 : rows[row - runs]!.soft)),
    matrix: { format: 'csc' as const, numRows: height, numCols: width, starts, indices, values },
  };
}
