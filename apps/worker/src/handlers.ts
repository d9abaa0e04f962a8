import { Injectable } from '@nestjs/common';
import { DeadlinesService } from '#applications';
import { DeliveriesService, LettersService, PostOffice } from '#notifications';
import { Outbox, OutboxRelay, Transactions } from '#platform';
import { AnnualCountsService } from '#statistics';
import { EnrolmentsService } from '#training';
import { HouseKeeper } from './house-keeper.js';
import { JobQueues, type NewJob } from './job-queues.js';
import { consumersOf, type JobName, type JobPayloads } from './jobs.js';
import { Patrol } from './patrol/patrol.js';

type Handlers = { [Name in JobName]: (payload: JobPayloads[Name]) => Promise<unknown> };

/** One handler for each job; the type makes the compiler count them. */
@Injectable()
export class JobHandlers {
  constructor(
    private readonly queues: JobQueues,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
    private readonly letters: LettersService,
    private readonly postOffice: PostOffice,
    private readonly deliveries: DeliveriesService,
    private readonly counts: AnnualCountsService,
    private readonly enrolments: EnrolmentsService,
    private readonly deadlines: DeadlinesService,
    private readonly houseKeeper: HouseKeeper,
    private readonly patrol: Patrol,
  ) {}

  readonly all: Handlers = {
    'write-letters': async ({ eventId }) => this.queues.add((await this.letters.write(eventId)).map(sendLetter)),
    'send-letter': ({ deliveryId }) => this.sendLetter(deliveryId),
    'touch-cells': async ({ eventId }) => {
      await this.counts.touch(eventId);
      await this.recount();
    },
    'recount-cells': () => this.recount(),
    'follow-nomination': ({ eventId, nominationId }) =>
      this.transactions.run(async (tx) => {
        if (await this.outbox.consume(tx, eventId, 'enrolments')) await this.enrolments.follow(tx, nominationId);
      }),
    'cancel-with-run': async ({ eventId, courseRunId }) => {
      await this.deadlines.cancelWithRun(courseRunId);
      await this.transactions.run((tx) => this.outbox.consume(tx, eventId, 'run-cancellation'));
    },
    'sweep-outbox': () => this.relay.sweep(consumersOf),
    'sweep-deliveries': async () => this.queues.add((await this.deliveries.due(2_000)).map(sendLetter)),
    'lapse-drafts': () => this.deadlines.lapseDrafts(),
    'clear-out': () => this.houseKeeper.clearOut(),
    patrol: () => this.patrol.walk(),
  };

  private async sendLetter(deliveryId: string): Promise<void> {
    const result = await this.postOffice.send(deliveryId);
    if (result.againInMs !== null) await this.queues.add([{ ...sendLetter(deliveryId), options: { delay: Math.ceil(result.againInMs) + 50 } }]);
    if (result.followers.length > 0) await this.queues.add(result.followers.map(sendLetter));
  }

  private async recount(): Promise<void> {
    while ((await this.counts.recountTouched()) > 0);
  }
}

function sendLetter(deliveryId: string): NewJob<'send-letter'> {
  return { name: 'send-letter', payload: { deliveryId } };
}
