import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform';
import type { Nomination } from './nomination.entity.js';

/** Throws a DomainError when the person must not leave the accepted state now. Runs in the transaction of the move. */
export type Hold = (tx: Transaction, nomination: Nomination) => Promise<void>;

/**
 * What happens to an acceptance later is known further down (arrival, training), where this context may not look:
 * whoever knows something registers a hold here, and it is asked in the same transaction, so that it is exact.
 */
@Injectable()
export class NominationHolds {
  private readonly holds: Hold[] = [];

  register(hold: Hold): void {
    this.holds.push(hold);
  }

  async ask(tx: Transaction, nomination: Nomination): Promise<void> {
    for (const hold of this.holds) await hold(tx, nomination);
  }
}
