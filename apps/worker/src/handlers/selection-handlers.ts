import { Injectable } from '@nestjs/common';
import { BoardPackMaker, OffersService } from '#applications';
import { Outbox, Transactions } from '#platform';
import type { Handlers } from '../jobs.js';

/** Places that fell free, offers that were not answered, lists for the board. */
@Injectable()
export class SelectionHandlers {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly offers: OffersService,
    private readonly boardPacks: BoardPackMaker,
  ) {}

  readonly handlers: Handlers<'fill-places' | 'fill-all-places' | 'lapse-offers' | 'make-board-pack'> = {
    // Several transactions, each safe to repeat: the event is confirmed when all are through.
    'fill-places': async ({ eventId }) => {
      const event = await this.transactions.run((tx) => this.outbox.read(tx, eventId));
      if (event) await this.offers.fill(String(event.facts.courseRunId));
      await this.transactions.run((tx) => this.outbox.consume(tx, eventId, 'place-offers'));
    },
    'fill-all-places': () => this.offers.fillAll(),
    'lapse-offers': async () => {
      await this.offers.lapse();
      await this.offers.letGo();
    },
    'make-board-pack': ({ eventId, packId }) => this.boardPacks.make(packId, eventId),
  };
}
