import { Injectable } from '@nestjs/common';
import { ReceiptsService } from '#applications';
import { Outbox, Transactions } from '#platform';
import type { Handlers } from '../jobs.js';

@Injectable()
export class ReceiptHandlers {
  constructor(
    private readonly receipts: ReceiptsService,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {}

  readonly handlers: Handlers<'set-receipt'> = {
    'set-receipt': async ({ eventId, batchId }) => {
      await this.receipts.set(batchId);
      await this.transactions.run((tx) => this.outbox.consume(tx, eventId, 'receipts'));
    },
  };
}
