import type { Instance, Placement } from '../planner/instance.js';
import type { ReplanPoint } from '../planner/replan.js';
import type { ProposalProgress } from '../proposal/proposal-progress.js';

/** What is to be solved. It crosses to another thread, so it is nothing but data. */
export type SolverTask =
  | { kind: 'WHOLE_YEAR'; instance: Instance; seed: number; seconds: number }
  | {
      kind: 'REPLAN';
      instance: Instance;
      current: [run: string, placement: Placement][];
      changeCost: number;
      seed: number;
      seconds: number;
    };

export interface SolvedYear {
  kind: 'WHOLE_YEAR';
  placements: Record<string, Placement | null>;
  progress: ProposalProgress;
}

export interface SolvedCurve {
  kind: 'REPLAN';
  points: ReplanPoint[];
}

export type Solved = SolvedYear | SolvedCurve;

/** What the thread says. */
export type FromSolver = { progress: ProposalProgress } | { solved: Solved };

/** What the thread is started with: the first number of `stop` is 1 when a person wants what there is. */
export interface SolverData {
  task: SolverTask;
  stop: SharedArrayBuffer;
}
