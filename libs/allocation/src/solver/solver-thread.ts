// The thread in which plans are searched. It loads the planner and nothing else of the product: each thread loads for
// itself what it names.
import { parentPort, workerData } from 'node:worker_threads';
import { planYear } from '../planner/plan-year.js';
import { yearToPropose } from '../planner/propose-year.js';
import { replan } from '../planner/replan.js';
import type { FromSolver, Solved, SolvedCurve, SolvedYear, SolverData, SolverTask } from './solver-task.js';

const { task, stop: flag } = workerData as SolverData;
const stop = () => Atomics.load(new Int32Array(flag), 0) === 1;
const now = () => performance.now();
const tell = (said: FromSolver) => parentPort!.postMessage(said);

function solve(wanted: SolverTask): Promise<Solved> {
  return wanted.kind === 'WHOLE_YEAR' ? wholeYear(wanted) : mended(wanted);
}

async function wholeYear({ instance, seed, seconds }: SolverTask): Promise<SolvedYear> {
  const begun = now();
  const year = yearToPropose(instance);
  const { choice, cost, bound, gap, unplaced } = await planYear(year.model, {
    ...{ seed, seconds, now, stop },
    onProgress: (progress) => tell({ progress }),
  });
  const progress = { elapsedSeconds: (now() - begun) / 1_000, cost, bound, gap, unplaced };
  return { kind: 'WHOLE_YEAR', placements: year.placements(choice), progress };
}

async function mended(wanted: Extract<SolverTask, { kind: 'REPLAN' }>): Promise<SolvedCurve> {
  const begun = now();
  const elapsed = () => (now() - begun) / 1_000;
  const { instance, current, changeCost, seed, seconds } = wanted;
  const points = await replan(instance, {
    ...{ current: new Map(current), changeCost, seconds, stop },
    plan: (model, share) => planYear(model, { seed, seconds: share, now, stop }),
    onPoint: ({ cost, unplaced }) =>
      tell({ progress: { elapsedSeconds: elapsed(), cost, bound: null, gap: null, unplaced } }),
  });
  return { kind: 'REPLAN', points };
}

tell({ solved: await solve(task) });
