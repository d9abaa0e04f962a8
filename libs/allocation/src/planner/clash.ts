import type { LimitRow, Model, Rule } from './model.js';
import { TOLERANCE } from './usage.js';
import { limitInWords, listed, weeksInWords, type Words } from './words.js';

/** Pins that cannot hold together. */
export interface PinClash {
  /** Null: the pinned placement is not possible at all, whatever the others do. */
  rule: Rule | null;
  of: string;
  /** Empty where the limit is of the whole year. */
  weeks: number[];
  /** The smallest set of pinned runs that cannot be together: without any one of them the rest of the set fits. */
  runs: string[];
  /** All pinned runs that share the limit in these weeks. */
  sharing: string[];
  /** How many of those must be unpinned at least. */
  atLeast: number;
  limit: number;
}

/**
 * Every conflict among the pins, each as small as it can be. A pin fixes the whole placement, so pins clash exactly
 * where they exceed a limit by themselves; and of the pins in one limit the largest ones are the fewest that exceed it.
 */
export function clashesOf(model: Model): PinClash[] {
  return [...impossible(model), ...tooMany(model)].sort((a, b) => a.runs.length - b.runs.length);
}

function impossible({ instance, pinned }: Model): PinClash[] {
  const asked = new Set(instance.pins.map(({ run }) => run));
  return instance.runs
    .filter(({ id }, run) => asked.has(id) && pinned[run] === -1)
    .map(({ id }) => ({
      ...{ rule: null, of: '', weeks: [], limit: 0 },
      ...{ runs: [id], sharing: [id], atLeast: 1 },
    }));
}

function tooMany(model: Model): PinClash[] {
  const clashes = new Map<string, PinClash>();
  pinsOfRows(model).forEach((pins, row) => {
    const clash = clashIn(model.rows[row]!, pins);
    if (!clash) return;
    // A clash lasts for as many weeks as the runs are there together.
    const name = [clash.rule, clash.of, clash.atLeast, ...clash.sharing].join('|');
    const known = clashes.get(name);
    if (known) known.weeks.push(...clash.weeks);
    else clashes.set(name, clash);
  });
  return [...clashes.values()];
}

interface Pin {
  run: string;
  amount: number;
}

function pinsOfRows({ instance, pinned, columnStart, useRow, useAmount }: Model): Map<number, Pin[]> {
  const rows = new Map<number, Pin[]>();
  pinned.forEach((column, run) => {
    if (column < 0) return;
    for (let i = columnStart[column]!; i < columnStart[column + 1]!; i++) {
      const pins = rows.get(useRow[i]!) ?? [];
      pins.push({ run: instance.runs[run]!.id, amount: useAmount[i]! });
      rows.set(useRow[i]!, pins);
    }
  });
  return rows;
}

function clashIn({ rule, of, week, hard }: LimitRow, pins: Pin[]): PinClash | null {
  const total = pins.reduce((sum, { amount }) => sum + amount, 0);
  if (total <= hard + TOLERANCE) return null;
  const largest = pins.toSorted((a, b) => b.amount - a.amount);
  const runs: string[] = [];
  for (let sum = 0, next = 0; sum <= hard + TOLERANCE; next++) {
    runs.push(largest[next]!.run);
    sum += largest[next]!.amount;
  }
  let atLeast = 0;
  for (let rest = total; rest > hard + TOLERANCE; atLeast++) rest -= largest[atLeast]!.amount;
  const sharing = pins.map(({ run }) => run);
  return { rule, of, weeks: week === null ? [] : [week], runs, sharing, atLeast, limit: hard };
}

/** What stands against what, and what to do. */
export function clashSentence({ rule, of, weeks, runs, sharing, atLeast, limit }: PinClash, words: Words) {
  const names = listed(runs.map(words.run), 8);
  if (rule === null)
    return `${names} is pinned where it cannot be: its language, host partner, a closure or a blackout forbids it. Unpin it.`;
  const what = limitInWords({ rule, of }, words);
  const when = weeksInWords(weeks, words);
  const many =
    sharing.length > runs.length
      ? ` In all ${sharing.length} pinned runs share it, of which at least ${atLeast} must give way.`
      : '';
  if (rule === 'SERIES')
    return `${names} belong to one series and may not overlap, but are pinned together ${when}. Unpin one of them.${many}`;
  if (runs.length === 1)
    return `${names} is pinned where it alone needs more ${what} than there are (${limit}) ${when}. Unpin it, or change the capacity.`;
  return `${names} cannot all stay pinned: together they need more ${what} than there are (${limit}) ${when}. Unpin one of them, or change the capacity.${many}`;
}
