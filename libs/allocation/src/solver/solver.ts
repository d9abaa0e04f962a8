import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { ProposalProgress } from '../proposal/proposal-progress.js';
import type { FromSolver, Solved, SolverData, SolverTask } from './solver-task.js';

/** Megabytes of the heap of JavaScript; HiGHS has its memory beside it. Together the planner stays below 600 MB. */
const HEAP_MB = 256;

/** The solver was ended from outside, by the end of the planner. */
export class SolverClosed extends Error {}

/**
 * Solves in a thread of its own, one task at a time: HiGHS answers when it is through and not before, and meanwhile the
 * planner must renew its lock, tell how far it is and hear that somebody wants it stopped. What the thread took of memory
 * goes with it.
 */
@Injectable()
export class Solver {
  private thread: Worker | null = null;
  private closed = false;

  /** `stop` is looked at by the solver as often as it can. Throws what the thread died of; SolverClosed. */
  async solve(
    task: SolverTask,
    { stop, onProgress }: { stop: SharedArrayBuffer; onProgress: (progress: ProposalProgress) => void },
  ): Promise<Solved> {
    if (this.closed) throw new SolverClosed();
    const workerData: SolverData = { task, stop };
    const thread = new Worker(new URL('./solver-thread.js', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    this.thread = thread;
    try {
      return await new Promise<Solved>((resolve, reject) => {
        thread.on('message', (said: FromSolver) => {
          if ('solved' in said) resolve(said.solved);
          else onProgress(said.progress);
        });
        thread.on('error', reject);
        thread.on('exit', () =>
          reject(this.closed ? new SolverClosed() : new Error('The solver ended early.')),
        );
      });
    } finally {
      await this.abandon();
    }
  }

  /** Ends what is under way: nobody wants it any more. */
  async abandon(): Promise<void> {
    const { thread } = this;
    this.thread = null;
    await thread?.terminate();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.abandon();
  }
}
