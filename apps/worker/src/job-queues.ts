import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type JobsOptions, Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { RedisSettings, redisOptions } from '#platform';
import { type JobName, type JobPayloads, QUEUE_OF, QUEUES, type QueueName } from './jobs.js';
import { SCHEDULE } from './schedule.js';

export interface NewJob<Name extends JobName = JobName> {
  name: Name;
  payload: JobPayloads[Name];
  options?: JobsOptions;
}

const KEPT: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: { age: 7 * 24 * 3_600, count: 10_000 },
};

/** The producing side of the queues: fails within half a second when Redis is away, and what it did not take stays in the database. */
@Injectable()
export class JobQueues implements OnModuleDestroy {
  private readonly connection: Redis;
  private readonly queues: Map<QueueName, Queue>;

  constructor(settings: RedisSettings) {
    this.connection = new Redis({
      ...redisOptions(settings.url),
      enableOfflineQueue: false,
      commandTimeout: 2_000,
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt) => Math.min(attempt * 100, 1_000),
    });
    this.connection.on('error', () => undefined); // told by health
    this.queues = new Map(
      QUEUES.map((name) => {
        const queue = new Queue(name, {
          connection: this.connection,
          prefix: settings.prefix,
          // Both would ask Redis at the start, and remember for ever that it was away.
          skipWaitingForReady: true,
          skipVersionCheck: true,
          defaultJobOptions: KEPT,
        });
        queue.on('error', () => undefined);
        return [name, queue];
      }),
    );
  }

  get connected(): boolean {
    return this.connection.status === 'ready';
  }

  /** Runs at once if connected, and again whenever the connection comes back: Redis may have lost everything. */
  whenConnected(act: () => void): void {
    this.connection.on('ready', act);
    if (this.connected) act();
  }

  async add(jobs: NewJob[]): Promise<void> {
    if (!this.connected) throw new Error('Redis is away');
    for (const queueName of QUEUES) {
      const own = jobs.filter((job) => QUEUE_OF[job.name] === queueName);
      if (own.length > 0)
        await this.queue(queueName).addBulk(
          own.map(({ name, payload, options }) => ({ name, data: payload, opts: options })),
        );
    }
  }

  async schedule(): Promise<void> {
    for (const { job, cron } of SCHEDULE) {
      await this.queue(QUEUE_OF[job]).upsertJobScheduler(
        job,
        { pattern: cron, tz: 'Asia/Tokyo' },
        { name: job, data: {} },
      );
    }
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close().catch(() => undefined)));
    this.connection.disconnect();
  }

  private queue(name: QueueName): Queue {
    return this.queues.get(name)!;
  }
}
