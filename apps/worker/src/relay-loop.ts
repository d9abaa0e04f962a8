import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { type ClaimedEvent, OutboxRelay, productLog } from '#platform';
import { JobQueues } from './job-queues.js';
import { SUBSCRIPTIONS } from './jobs.js';

const IDLE_MS = 200;
const AFTER_TROUBLE_MS = 1_000;

/** Takes events from the database to the queues as long as the worker runs; waits while Redis or the database is away. */
@Injectable()
export class RelayLoop {
  private readonly log: Logger = productLog('relay');
  private running: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly relay: OutboxRelay,
    private readonly queues: JobQueues,
  ) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  /** Moves one batch; answers how many events it moved. */
  once(): Promise<number> {
    return this.relay.relay((events) => this.handOver(events));
  }

  private async run(): Promise<void> {
    let troubled = false;
    while (!this.stopped) {
      try {
        const moved = this.queues.connected ? await this.once() : 0;
        troubled = false;
        if (moved === 0) await pause(IDLE_MS);
      } catch (error) {
        if (!troubled) this.log.warn({ why: (error as Error).message }, 'events wait in the database');
        troubled = true;
        await pause(AFTER_TROUBLE_MS);
      }
    }
  }

  private handOver(events: ClaimedEvent[]): Promise<void> {
    const jobs = events.flatMap((event) =>
      SUBSCRIPTIONS.filter(({ events: types }) => types.includes(event.type)).map((subscription) =>
        subscription.job(event),
      ),
    );
    return this.queues.add(jobs);
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
