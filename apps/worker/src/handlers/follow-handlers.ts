import { Injectable } from '@nestjs/common';
import { DeadlinesService, NominationRecords } from '#applications';
import { Outbox, Transactions } from '#platform';
import { EnrolmentsService } from '#training';
import type { Handlers } from '../jobs.js';

/** One context follows what happened in another. */
@Injectable()
export class FollowHandlers {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly enrolments: EnrolmentsService,
    private readonly deadlines: DeadlinesService,
    private readonly nominations: NominationRecords,
  ) {}

  readonly handlers: Handlers<'follow-nomination' | 'cancel-with-run' | 'move-lists'> = {
    'follow-nomination': ({ eventId, nominationId }) =>
      this.transactions.run(async (tx) => {
        if (await this.outbox.consume(tx, eventId, 'enrolments'))
          await this.enrolments.follow(tx, nominationId);
      }),
    'move-lists': ({ eventId, courseRunId }) =>
      this.transactions.run(async (tx) => {
        if (await this.outbox.consume(tx, eventId, 'nomination-lists'))
          await this.nominations.moveToListsOf(tx, courseRunId);
      }),
    // Many transactions, each safe to repeat: the event is confirmed when all are through.
    'cancel-with-run': async ({ eventId, courseRunId }) => {
      await this.deadlines.cancelWithRun(courseRunId);
      await this.transactions.run((tx) => this.outbox.consume(tx, eventId, 'run-cancellation'));
    },
  };
}
