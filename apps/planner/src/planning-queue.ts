import { Injectable } from '@nestjs/common';
import { type Job, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { Counter, Registry } from 'prom-client';
import { MAKE_PROPOSAL, type MakeProposal, PLANNING_QUEUE } from '#allocation';
import { patientRedisOptions, productLog, RedisSettings } from '#platform';
import { ProposalMaker } from './proposal-maker.js';

/** Takes proposals from the queue, one at a time: a search fills one core. */
@Injectable()
export class PlanningQueue {
  private readonly log: Logger = productLog('planner');
  private readonly done: Counter;
  private worker: Worker<MakeProposal> | null = null;
  private connection: Redis | null = null;

  constructor(
    private readonly maker: ProposalMaker,
    private readonly redis: RedisSettings,
    metrics: Registry,
  ) {
    this.done = new Counter({
      name: 'kccp_jobs_total',
      help: 'Jobs by name and end',
      labelNames: ['job', 'end'],
      registers: [metrics],
    });
  }

  start(): void {
    this.connection = new Redis(patientRedisOptions(this.redis));
    this.connection.on('error', () => undefined); // told by health
    this.worker = new Worker<MakeProposal>(PLANNING_QUEUE, (job) => this.handle(job), {
      connection: this.connection,
      prefix: this.redis.prefix,
      concurrency: 1,
      maxStalledCount: 20, // who makes a proposal is decided by its claim in the database, however often it is asked for
      lockDuration: 30_000,
      stalledInterval: 10_000,
    });
    this.worker.on('error', () => undefined);
    this.worker.on('failed', (job, error) => this.failed(job, error));
  }

  /** Takes nothing new; what is under way ends as soon as the solver does. */
  async stop(): Promise<void> {
    const connected = this.connection?.status === 'ready';
    await this.worker?.close(!connected);
    this.connection?.disconnect();
  }

  private async handle(job: Job<MakeProposal>): Promise<void> {
    if (job.name !== MAKE_PROPOSAL) throw new Error(`The planner knows no job ${job.name}.`);
    await this.maker.make(job.data);
    this.done.inc({ job: job.name, end: 'done' });
  }

  private failed(job: Job<MakeProposal> | undefined, error: Error): void {
    this.done.inc({ job: job?.name ?? 'unknown', end: 'failed' });
    this.log.warn(
      { job: job?.name, payload: job?.data, attempt: job?.attemptsMade, why: error.message },
      'a job failed and will be tried again',
    );
  }
}
