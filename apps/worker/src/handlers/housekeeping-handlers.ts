import { Injectable } from '@nestjs/common';
import { DeadlinesService } from '#applications';
import { OutboxRelay } from '#platform';
import { HouseKeeper } from '../house-keeper.js';
import { consumersOf, type Handlers } from '../jobs.js';
import { Patrol } from '../patrol/patrol.js';

@Injectable()
export class HousekeepingHandlers {
  constructor(
    private readonly relay: OutboxRelay,
    private readonly deadlines: DeadlinesService,
    private readonly houseKeeper: HouseKeeper,
    private readonly patrol: Patrol,
  ) {}

  readonly handlers: Handlers<'sweep-outbox' | 'lapse-drafts' | 'clear-out' | 'patrol'> = {
    'sweep-outbox': () => this.relay.sweep(consumersOf),
    'lapse-drafts': () => this.deadlines.lapseDrafts(),
    'clear-out': () => this.houseKeeper.clearOut(),
    patrol: () => this.patrol.walk(),
  };
}
