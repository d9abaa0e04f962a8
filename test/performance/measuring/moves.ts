import { type Instance, Judge, type Placement } from '#allocation';
import { median, quantile } from './figures.js';

const TRIES = 5;

/** Milliseconds of judging every placement of a run, over all runs of a year. */
export interface TimesOfMoves {
  runs: number;
  /** Placements of a run, on average. */
  placements: number;
  /** Making the tables of use from a whole plan. */
  ready: number;
  median: number;
  p95: number;
  most: number;
}

/**
 * How long it takes to explain the moves of a run: every placement judged, with the rules that block it and the runs
 * that are in the way. Each run of the year is taken up in turn, some times over, and the least of its times counts: the
 * others say how busy the machine is.
 */
export function timesOfMoves(
  instance: Instance,
  placements: ReadonlyMap<string, Placement>,
  now: () => number,
): TimesOfMoves {
  const costs = new Map(
    instance.runs.flatMap((run) =>
      run.placements.map(([office, partner, week, cost]) => [
        [run.id, office, partner, week].join('|'),
        cost,
      ]),
    ),
  );
  const terms = (runId: string, placement: Placement) => ({
    placement: costs.get([runId, ...placement].join('|')) ?? 0,
  });
  const judgeNow = () => new Judge(instance, placements, { terms, refusals: () => [] });
  judgeNow();
  const begun = now();
  const judge = judgeNow();
  const ready = now() - begun;
  const once = (id: string) => {
    const from = now();
    judge.verdictsOf(id);
    return now() - from;
  };
  const times = instance.runs.map(({ id }) => Math.min(...Array.from({ length: TRIES }, () => once(id))));
  const all = instance.runs.reduce((sum, run) => sum + run.placements.length, 0);
  return {
    ...{ runs: instance.runs.length, placements: all / Math.max(1, instance.runs.length) },
    ...{ ready, median: median(times), p95: quantile(times, 0.95), most: Math.max(...times) },
  };
}

/** A plan to measure in: each run at the first of its placements that breaks nothing, in the order of the year. */
export function firstComeFirstServed(instance: Instance): Map<string, Placement> {
  const placements = new Map<string, Placement>();
  const judge = new Judge(instance, placements, { terms: () => ({}), refusals: () => [] });
  for (const { id } of instance.runs) {
    const free = judge.verdictsOf(id).find(({ colour }) => colour !== 'RED');
    if (!free) continue;
    judge.place(id, free.placement);
    placements.set(id, free.placement);
  }
  return placements;
}
