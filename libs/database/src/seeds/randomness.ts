/** Chance that is the same at every run: the demonstration must be equal on every machine. */
export class Randomness {
  private made = 0;

  constructor(private state: number) {}

  /** mulberry32: at least 0, below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(percent: number): boolean {
    return this.next() * 100 < percent;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)]!;
  }

  weighted<Item>(items: readonly Item[], weightOf: (item: Item) => number): Item {
    const weights = items.map(weightOf);
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const found = items.find((_, index) => (left -= weights[index]!) < 0);
    return found ?? items.at(-1)!;
  }

  /** Several different ones, the weighty more often; all of them when there are not more. */
  sample<Item>(items: readonly Item[], count: number, weightOf: (item: Item) => number): Item[] {
    const left = [...items];
    const drawn: Item[] = [];
    while (drawn.length < count && left.length > 0) {
      const item = this.weighted(left, weightOf);
      left.splice(left.indexOf(item), 1);
      drawn.push(item);
    }
    return drawn;
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    return this.sample(items, items.length, () => 1);
  }

  /** Whole numbers within the bounds that add up to exactly the total. */
  adding(total: number, count: number, least: number, most: number): number[] {
    const sizes = Array.from({ length: count }, () => this.between(least, most));
    let missing = total - sizes.reduce((sum, size) => sum + size, 0);
    for (let index = 0; missing !== 0; index = (index + 1) % count) {
      const step = Math.sign(missing);
      if (sizes[index]! + step < least || sizes[index]! + step > most) continue;
      sizes[index]! += step;
      missing -= step;
    }
    return sizes;
  }

  /** An id of the form of UUIDv7: rows made later sort later, also within one millisecond. */
  id(at: Date): string {
    const time = at.getTime().toString(16).padStart(12, '0');
    const count = this.made++;
    const high = ((count >>> 14) & 0xfff).toString(16).padStart(3, '0');
    const low = (0x8000 | (count & 0x3fff)).toString(16);
    const rest = (this.between(0, 0xffffff) * 0x1000000 + this.between(0, 0xffffff))
      .toString(16)
      .padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${low}-${rest}`;
  }
}
