import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import {
  type ClaimedProposal,
  type MakeProposal,
  ProposalClaims,
  ProposalEndings,
  ProposalOvertaken,
  type ProposalProgress,
  ProposalYears,
  Solver,
  SolverClosed,
  type SolverTask,
  UnplannableYear,
} from '#allocation';
import { DomainError, isConnectionLoss, productLog } from '#platform';

/** How often a planner says that it lives, how far it is, and asks whether somebody wants it stopped. */
const BEAT_MS = 1_000;

/** Makes one proposal: claims it, has it solved, keeps its progress, ends it with a draft or a curve. */
@Injectable()
export class ProposalMaker {
  private readonly log: Logger = productLog('planner');

  constructor(
    private readonly claims: ProposalClaims,
    private readonly years: ProposalYears,
    private readonly endings: ProposalEndings,
    private readonly solver: Solver,
  ) {}

  /** Safe to repeat, also while another planner is at it. */
  async make(job: MakeProposal): Promise<void> {
    const claimed = await this.claims.claim(job);
    if (!claimed) return;
    try {
      await this.solve(claimed);
    } catch (error) {
      await this.giveUp(claimed, error);
    }
  }

  private async solve(claimed: ClaimedProposal): Promise<void> {
    const stop = new SharedArrayBuffer(4);
    const beat = new Beat(this.claims, claimed, () => Atomics.store(new Int32Array(stop), 0, 1));
    try {
      const year = await this.years.of(claimed);
      const { seed, seconds } = claimed;
      const { instance, current, changeCost } = year;
      const task: SolverTask =
        claimed.kind === 'REPLAN'
          ? { kind: 'REPLAN', instance, current: [...current], changeCost, seed, seconds }
          : { kind: 'WHOLE_YEAR', instance, seed, seconds };
      const onProgress = (progress: ProposalProgress) => beat.note(progress);
      const solving = this.solver.solve(task, { stop, onProgress });
      solving.catch(() => undefined); // heard of below, unless the claim is lost before
      const solved = await Promise.race([solving, beat.lost]);
      await beat.end();
      const end = { year, stopped: beat.stopped, elapsedSeconds: beat.elapsedSeconds };
      if (solved.kind === 'REPLAN') await this.endings.withCurve(claimed, solved, end);
      else await this.endings.withDraft(claimed, solved, end);
    } finally {
      await beat.end();
      await this.solver.abandon();
    }
  }

  /** What another planner may try again is thrown on to the queue; what it would fail at as well ends with a sentence. */
  private async giveUp(claimed: ClaimedProposal, error: unknown): Promise<void> {
    if (error instanceof ProposalOvertaken) return;
    if (error instanceof UnplannableYear) return this.endings.failed(claimed, error.message);
    if (error instanceof SolverClosed || isAway(error)) {
      await this.claims.letGo(claimed).catch(() => undefined); // then its lease runs out
      throw error;
    }
    this.log.error({ proposal: claimed.id, err: error }, 'a proposal failed');
    await this.endings.failed(claimed, isOutOfMemory(error) ? TOO_LARGE : OWN_ERROR);
  }
}

const isOutOfMemory = (error: unknown) => (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
const TOO_LARGE =
  'The year needs more memory than the planner has. Let the weights of the year offer fewer pairs or placements for each run, then try again.';
const OWN_ERROR =
  'The planner failed at this proposal by an error of its own; it has been noted. Try again with another seed or fewer seconds, and tell the administrators if it stays.';

/** The database: what is done now will be done then. */
const isAway = (error: unknown) =>
  isConnectionLoss(error) || (error instanceof DomainError && error.refusal === 'UNAVAILABLE');

/** Renews the claim once a second, whatever the solver does. */
class Beat {
  stopped = false;
  /** Rejects when the claim is lost: then nothing more is to be solved. */
  readonly lost: Promise<never>;
  private readonly timer: NodeJS.Timeout;
  private readonly begun = performance.now();
  private latest: Omit<ProposalProgress, 'elapsedSeconds'> = {
    cost: null,
    bound: null,
    gap: null,
    unplaced: null,
  };
  private underWay: Promise<void> = Promise.resolve();
  private lose: (error: unknown) => void = () => undefined;

  constructor(
    private readonly claims: ProposalClaims,
    private readonly claimed: ClaimedProposal,
    private readonly onStop: () => void,
  ) {
    this.lost = new Promise((_, reject) => (this.lose = reject));
    this.lost.catch(() => undefined); // heard of where it is waited for
    this.timer = setInterval(() => {
      this.underWay = this.underWay.then(() => this.beat());
    }, BEAT_MS);
  }

  note({ cost, bound, gap, unplaced }: ProposalProgress): void {
    this.latest = { cost, bound, gap, unplaced };
  }

  get elapsedSeconds(): number {
    return Math.round(performance.now() - this.begun) / 1_000;
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.underWay;
  }

  private async beat(): Promise<void> {
    try {
      const { stop } = await this.claims.keep(this.claimed, {
        ...this.latest,
        elapsedSeconds: this.elapsedSeconds,
      });
      if (!stop || this.stopped) return;
      this.stopped = true;
      this.onStop();
    } catch (error) {
      // While the database is away the search goes on: its answer is still wanted if the claim holds.
      if (error instanceof ProposalOvertaken) this.lose(error);
    }
  }
}
