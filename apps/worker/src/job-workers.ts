import { Injectable } from '@nestjs/common';
import { type Job, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { Counter, Registry } from 'prom-client';
import { MailSettings, patientRedisOptions, productLog, RedisSettings } from '#platform';
import { JobHandlers } from './handlers/job-handlers.js';
import { JobQueues } from './job-queues.js';
import { QUEUE_OF, WORKER_QUEUES, type WorkerJob } from './jobs.js';

/** The consuming side of the queues. */
@Injectable()
export class JobWorkers {
  private readonly log: Logger = productLog('worker');
  private readonly done: Counter;
  private workers: Worker[] = [];
  private connection: Redis | null = null;

  constructor(
    private readonly handlers: JobHandlers,
    private readonly queues: JobQueues,
    private readonly redis: RedisSettings,
    private readonly mail: MailSettings,
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
    this.checkHandlers();
    const concurrency: Record<(typeof WORKER_QUEUES)[number], number> = {
      letters: this.mail.lettersAtOnce,
      'annual-counts': 2,
      following: 5,
      people: 1,
      imports: 1, // reading a large file fills one core
      documents: 1,
      housekeeping: 2,
    };
    this.connection = new Redis(patientRedisOptions(this.redis));
    this.connection.on('error', () => undefined); // told by health
    this.workers = WORKER_QUEUES.map((name) => {
      const worker = new Worker(name, (job: Job) => this.handle(job), {
        connection: this.connection!,
        prefix: this.redis.prefix,
        concurrency: concurrency[name],
        maxStalledCount: 20, // a job is repeated after a crash as often as it takes: handlers are safe to repeat
        lockDuration: 60_000,
        stalledInterval: 15_000,
      });
      worker.on('error', () => undefined);
      worker.on('failed', (job, error) => this.failed(job, error));
      return worker;
    });
    this.queues.whenConnected(
      () =>
        void this.queues
          .schedule()
          .catch((error: Error) => this.log.warn({ why: error.message }, 'schedule')),
    );
  }

  /** Finishes what is under way, takes nothing new. */
  async stop(): Promise<void> {
    const connected = this.connection?.status === 'ready';
    await Promise.all(this.workers.map((worker) => worker.close(!connected)));
    this.connection?.disconnect();
  }

  private async handle(job: Job): Promise<void> {
    const handler = this.handlers.all[job.name as WorkerJob] as (payload: unknown) => Promise<unknown>;
    await handler(job.data);
    this.done.inc({ job: job.name, end: 'done' });
  }

  private failed(job: Job | undefined, error: Error): void {
    this.done.inc({ job: job?.name ?? 'unknown', end: 'failed' });
    this.log.warn(
      { job: job?.name, payload: job?.data as unknown, attempt: job?.attemptsMade, why: error.message },
      'a job failed and will be tried again',
    );
  }

  private checkHandlers(): void {
    const missing = Object.entries(QUEUE_OF)
      .filter(([name, queue]) => isOwn(queue) && !(name in this.handlers.all))
      .map(([name]) => name);
    if (missing.length > 0) throw new Error(`These jobs have no handler: ${missing.join(', ')}`);
  }
}

const isOwn = (queue: string) => (WORKER_QUEUES as readonly string[]).includes(queue);
