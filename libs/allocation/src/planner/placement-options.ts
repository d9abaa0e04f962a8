import type { Placement } from './instance.js';
import type { Choice, Model } from './model.js';
import type { Usage } from './usage.js';

/** Parts of the cost of a placement, by name, in points. Their sum is its cost in the instance. */
export type NamedTerms = Readonly<Record<string, number>>;

/** One placement of a run beside all that is placed already. */
export interface PlacementOption {
  column: number;
  placement: Placement;
  /** Its own cost, and what it adds to hotel beds and overload. */
  cost: number;
  /** The limits that it would exceed. */
  blocked: number[];
}

export function placementOf({ instance, runStart }: Model, run: number, column: number): Placement {
  const [office, partner, week] = instance.runs[run]!.placements[column - runStart[run]!]!;
  return [office, partner, week];
}

/** Every placement of a run; `usage` is what all others use. */
export function optionsOf(model: Model, usage: Usage, run: number): PlacementOption[] {
  return model.instance.runs[run]!.placements.map((_, place) => {
    const column = model.runStart[run]! + place;
    const { hotelBeds, overload } = addedBy(model, usage, column);
    return {
      column,
      placement: placementOf(model, run, column),
      cost: model.cost[column]! + hotelBeds + overload,
      blocked: usage.blockedBy(column),
    };
  });
}

/** What an option costs, part by part; `own` are the terms of the placement itself, where they are known. */
export function termsOf(
  model: Model,
  usage: Usage,
  { column, placement }: PlacementOption,
  own: ((placement: Placement) => NamedTerms) | null,
): NamedTerms {
  const terms = own?.(placement) ?? {};
  const known = Object.values(terms).reduce((sum, amount) => sum + amount, 0);
  // Where a plan is in force, leaving it costs beside what the placement itself does.
  const rest = { [own ? 'change' : 'placement']: model.cost[column]! - known };
  return { ...terms, ...rest, ...addedBy(model, usage, column) };
}

function addedBy(
  { columnStart, useRow, useAmount, rows }: Model,
  { used }: Usage,
  column: number,
): { hotelBeds: number; overload: number } {
  const added = { hotelBeds: 0, overload: 0 };
  for (let i = columnStart[column]!; i < columnStart[column + 1]!; i++) {
    const { rule, price, soft } = rows[useRow[i]!]!;
    if (price === 0) continue;
    const before = used[useRow[i]!]! - soft;
    const more = price * (Math.max(0, before + useAmount[i]!) - Math.max(0, before));
    added[rule === 'BEDS' ? 'hotelBeds' : 'overload'] += more;
  }
  return added;
}

/** Of each limit the runs that use it. */
export type Occupants = ReadonlyMap<number, readonly number[]>;

export function occupantsOf({ columnStart, useRow }: Model, choice: Choice): Occupants {
  const occupants = new Map<number, number[]>();
  choice.forEach((column, run) => {
    if (column < 0) return;
    for (let i = columnStart[column]!; i < columnStart[column + 1]!; i++) {
      const there = occupants.get(useRow[i]!);
      if (!there) occupants.set(useRow[i]!, [run]);
      else if (there.at(-1) !== run) there.push(run);
    }
  });
  return occupants;
}

/** A limit that blocks, over all weeks in which it does. */
export interface Blocker {
  rows: number[];
  /** How many options it blocks that none before it in the list does. */
  options: number;
}

/** Which limits block the options, the one that blocks most first; each option is counted once. */
export function blockersOf({ rows }: Model, options: readonly PlacementOption[]): Blocker[] {
  const name = (row: number) => `${rows[row]!.rule}|${rows[row]!.of}`;
  let open = options.map(({ blocked }) => ({ blocked, names: new Set(blocked.map(name)) }));
  const blockers: Blocker[] = [];
  while (open.length > 0) {
    const counts = new Map<string, number>();
    for (const { names } of open) for (const one of names) counts.set(one, (counts.get(one) ?? 0) + 1);
    const [most] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best));
    const explained = open.filter(({ names }) => names.has(most));
    const of = explained.flatMap(({ blocked }) => blocked.filter((row) => name(row) === most));
    blockers.push({ rows: [...new Set(of)], options: explained.length });
    open = open.filter(({ names }) => !names.has(most));
  }
  return blockers;
}
