import { entryOf, type FaultList, isRecord, shown } from './fault-list.js';
import type { PerWeek } from './instance.js';

interface Range {
  least?: number;
  most?: number;
  whole?: boolean;
}

/** Larger figures are slips of the keyboard, and would cost the arithmetic its precision. */
const GREATEST = 1e9;
const LONGEST_NAME = 200;

/** Reads fields and lists, each fault with its place; what is faulty is answered as something harmless. */
export class InstanceFields {
  constructor(readonly faults: FaultList) {}

  /** A finite number; a week list is not one. */
  number(place: string, value: unknown, { least = 0, most = GREATEST, whole = false }: Range = {}): number {
    if (typeof value !== 'number' || !Number.isFinite(value))
      this.faults.add(`${place} is ${shown(value)}: give a number.`);
    else if (value < least) this.faults.add(`${place} is ${value}: it must not be below ${least}.`);
    else if (value > most) this.faults.add(`${place} is ${value}: it must not be above ${most}.`);
    else if (whole && !Number.isInteger(value)) this.faults.add(`${place} is ${value}: give a whole number.`);
    else return value;
    return least;
  }

  /** One figure for the year, or a list of one for each of its weeks. */
  perWeek(place: string, value: unknown, weeks: number): PerWeek {
    if (!Array.isArray(value)) return this.number(place, value);
    if (value.length !== weeks)
      this.faults.add(
        `${place} is a list of ${value.length}: give one figure for each of the ${weeks} weeks.`,
      );
    return value.slice(0, weeks).map((figure, week) => this.number(`${place} of week ${week}`, figure));
  }

  name(place: string, value: unknown): string {
    if (typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME && !hasControls(value))
      return value;
    this.faults.add(
      `${place} is ${shown(value)}: give a text of at most ${LONGEST_NAME} characters on one line.`,
    );
    return '';
  }

  list(place: string, value: unknown, most: number): unknown[] {
    if (!Array.isArray(value)) this.faults.add(`${place} is ${shown(value)}: give a list.`);
    else if (value.length > most)
      this.faults.add(`${place} has ${value.length} entries: at most ${most} can be planned.`);
    else return value;
    return [];
  }

  record(place: string, value: unknown): Record<string, unknown> {
    if (isRecord(value)) return value;
    this.faults.add(`${place} is ${shown(value)}: give an object.`);
    return {};
  }

  /** A record of figures by name, without a prototype, so that no inherited word is a name. */
  figures(place: string, value: unknown, weeks: number): Record<string, PerWeek> {
    const figures = Object.create(null) as Record<string, PerWeek>;
    for (const [name, figure] of Object.entries(this.record(place, value)))
      figures[this.name(`A name in ${place}`, name)] = this.perWeek(
        `${place} of ${shown(name)}`,
        figure,
        weeks,
      );
    return figures;
  }

  /** Names that must be told apart. */
  unique(place: string, known: { has(name: string): boolean }, name: string): void {
    if (name !== '' && known.has(name)) this.faults.add(`${place} ${shown(name)} stands in the file twice.`);
  }

  numbers(place: string, value: unknown, keys: readonly string[], range: Range = {}): Record<string, number> {
    const record = this.record(place, value);
    return Object.fromEntries(
      keys.map((key) => [key, this.number(`${place}.${key}`, entryOf(record, key), range)]),
    );
  }
}

const hasControls = (text: string) => /[\u0000-\u001f\u007f]/.test(text);
