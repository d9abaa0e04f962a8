import { median, spread } from './figures.js';

/** Something whose pace is measured; answers how many a second in one round, or whatever unit the benchmark has. */
export type Contender = () => Promise<number>;

export interface Comparison {
  product: number[];
  floor: number[];
  /** Product over floor, round by round: both had the same noise of the machine. */
  ratios: number[];
}

/** A B A B …: the first round of each warms up and is forgotten. */
export async function compare(
  rounds: number,
  { product, floor }: { product: Contender; floor: Contender },
): Promise<Comparison> {
  const comparison: Comparison = { product: [], floor: [], ratios: [] };
  for (let round = 0; round <= rounds; round++) {
    const ofFloor = await floor();
    const ofProduct = await product();
    if (round === 0) continue;
    comparison.floor.push(ofFloor);
    comparison.product.push(ofProduct);
    comparison.ratios.push(ofProduct / ofFloor);
  }
  return comparison;
}

/** A row of a table: what, product, floor, ratio with their spreads, goal. */
export function comparisonRow(what: string, { product, floor, ratios }: Comparison, goal: string): string[] {
  return [what, withSpread(product), withSpread(floor), withSpread(ratios, 2), goal];
}

export const COMPARISON_HEAD = ['work', 'product', 'floor', 'ratio', 'goal'];

export function withSpread(values: readonly number[], places = 0): string {
  const [least, most] = spread(values);
  return `**${count(median(values), places)}** (${count(least, places)}–${count(most, places)})`;
}

export function count(value: number, places = 0): string {
  return value.toLocaleString('en-GB', { minimumFractionDigits: places, maximumFractionDigits: places });
}
