import { instanceAround } from './around.js';
import type { Instance, Placement } from './instance.js';
import { type Choice, type Model, modelOf } from './model.js';
import { placementOf } from './placement-options.js';
import { costOf, TOLERANCE, Usage } from './usage.js';

/** Runs that are freed beside those that are hit, step by step: it grows about twofold, as what it costs people does. */
const RELATED = [0, 10, 30, 60, 120, 240];

/** Plans a year, or what is left of it. */
type PlanRuns = (model: Model, seconds: number) => Promise<{ choice: Choice }>;

export interface ReplanAsked {
  /** Where the runs lie now; runs that are new lie nowhere. */
  current: ReadonlyMap<string, Placement>;
  /** Points of cost for each run that is moved. */
  changeCost: number;
  seconds: number;
  plan: PlanRuns;
  stop?: () => boolean;
  onPoint?: (point: ReplanPoint) => void;
}

/** One offer: the more runs may move, the more find a place. */
export interface ReplanPoint {
  /** So many runs were free to move. */
  freed: number;
  placed: number;
  unplaced: number;
  /** Runs that had a place and get another. */
  moved: string[];
  /** Of the whole plan, without the cost of the moves. */
  cost: number;
  placements: Record<string, Placement | null>;
}

/**
 * Mends a plan after something has changed (an office is closed, runs are new), moving as little as can be: first only
 * what is hit may move, then what stands in its way too, in growing steps. Answers the curve, placed against moved: each
 * point moves more than the one before, and places more. Pinned runs are no part of what is planned, so they never move.
 */
export async function replan(instance: Instance, asked: ReplanAsked): Promise<ReplanPoint[]> {
  const mending = new Mending(instance, asked);
  const curve: ReplanPoint[] = [];
  const freed = mending.hit();
  for (const [step, related] of RELATED.entries()) {
    if (step > 0 && asked.stop?.()) break;
    const before = freed.size;
    for (const run of mending.related(freed, curve.at(-1), related)) freed.add(run);
    if (step > 0 && freed.size === before) continue;
    const point = await mending.plan(freed, asked.seconds / RELATED.length);
    if (curve.length > 0 && point.unplaced >= curve.at(-1)!.unplaced) continue;
    curve.push(point);
    asked.onPoint?.(point);
    if (point.unplaced === 0) break;
  }
  // With more freedom fewer may have to move: then nobody wants the offer before.
  return curve.filter(
    (point, at) => !curve.slice(at + 1).some((later) => later.moved.length <= point.moved.length),
  );
}

class Mending {
  private readonly model: Model;
  private readonly pinned: ReadonlyMap<string, Placement>;
  private readonly now: Choice;

  constructor(
    private readonly instance: Instance,
    private readonly asked: ReplanAsked,
  ) {
    this.pinned = new Map(instance.pins.map(({ run, placement }) => [run, placement]));
    this.model = modelOf({ ...instance, pins: [] });
    this.now = columnsOf(this.model, (run) => this.pinned.get(run) ?? asked.current.get(run));
  }

  /** Whoever lies nowhere, lies where nobody may, or shares a limit that is exceeded now. */
  hit(): Set<number> {
    const { used } = Usage.of(this.model, this.now);
    const { rows, columnStart, useRow, instance } = this.model;
    const exceeded = rows.map(({ hard }, row) => used[row]! > hard + TOLERANCE);
    const isHit = (column: number) =>
      column < 0 ||
      useRow.subarray(columnStart[column], columnStart[column + 1]).some((row) => exceeded[row]);
    const free = instance.runs.flatMap(({ id }, run) =>
      !this.pinned.has(id) && isHit(this.now[run]!) ? [run] : [],
    );
    return new Set(free);
  }

  /** The `most` runs that stand in the way of what is left unplaced, those that block most of its placements first. */
  related(freed: ReadonlySet<number>, point: ReplanPoint | undefined, most: number): number[] {
    if (!point || most === 0) return [];
    const { runs } = this.instance;
    const choice = columnsOf(this.model, (run) => point.placements[run] ?? undefined);
    const weight = this.weightOfRows(choice, (run) => point.placements[runs[run]!.id] === null);
    const { columnStart, useRow } = this.model;
    const scored = runs.flatMap(({ id }, run) => {
      const column = this.now[run]!;
      if (freed.has(run) || this.pinned.has(id) || column < 0) return [];
      let score = 0;
      for (let i = columnStart[column]!; i < columnStart[column + 1]!; i++) score += weight[useRow[i]!]!;
      return score > 0 ? [{ run, score }] : [];
    });
    return scored
      .sort((a, b) => b.score - a.score || a.run - b.run)
      .slice(0, most)
      .map(({ run }) => run);
  }

  async plan(freed: ReadonlySet<number>, seconds: number): Promise<ReplanPoint> {
    const { instance, asked, pinned } = this;
    const { runs } = instance;
    const fixed = new Map(pinned);
    runs.forEach(({ id }, run) => {
      const placement = asked.current.get(id);
      if (!freed.has(run) && !fixed.has(id) && placement) fixed.set(id, placement);
    });
    const free = runs.filter((_, run) => freed.has(run));
    const left = instanceAround(
      {
        ...instance,
        released: { changeCost: asked.changeCost, placements: Object.fromEntries(asked.current) },
      },
      fixed,
      free,
    );
    const model = modelOf(left);
    const choice = free.length === 0 ? [] : (await asked.plan(model, seconds)).choice;
    const placements = Object.fromEntries<Placement | null>(
      runs.map(({ id }) => [id, fixed.get(id) ?? null]),
    );
    choice.forEach((column, run) => {
      if (column >= 0) placements[left.runs[run]!.id] = placementOf(model, run, column);
    });
    return this.pointOf(placements, freed.size);
  }

  private pointOf(placements: Record<string, Placement | null>, freed: number): ReplanPoint {
    const { current } = this.asked;
    const choice = columnsOf(this.model, (run) => placements[run] ?? undefined);
    const entries = Object.entries(placements);
    const unplaced = entries.filter(([, placement]) => placement === null).length;
    const moved = entries.flatMap(([run, placement]) => {
      const before = current.get(run);
      return placement && before && placement.join('|') !== before.join('|') ? [run] : [];
    });
    const cost = costOf(this.model, choice);
    return { freed, placed: entries.length - unplaced, unplaced, moved, cost, placements };
  }

  /** How much each limit keeps the wanted runs out: a placement with one obstacle tells more of it than one with five. */
  private weightOfRows(choice: Choice, isWanted: (run: number) => boolean): Float64Array {
    const { model } = this;
    const usage = Usage.of(model, choice);
    const weight = new Float64Array(model.rows.length);
    for (let run = 0; run < choice.length; run++) {
      if (!isWanted(run)) continue;
      const [from, to] = [model.runStart[run]!, model.runStart[run + 1]!];
      for (let column = from; column < to; column++) {
        const blocked = usage.blockedBy(column);
        for (const row of blocked) weight[row]! += 1 / (blocked.length * (to - from));
      }
    }
    return weight;
  }
}

/** The columns of placements; −1 where there is none, or where it is none that is offered. */
export function columnsOf(model: Model, placementOfRun: (run: string) => Placement | undefined): Choice {
  const { instance, runStart } = model;
  return Int32Array.from(instance.runs, ({ id, placements }, run) => {
    const wanted = placementOfRun(id);
    if (!wanted) return -1;
    const [office, partner, week] = wanted;
    const place = placements.findIndex((one) => one[0] === office && one[1] === partner && one[2] === week);
    return place < 0 ? -1 : runStart[run]! + place;
  });
}
