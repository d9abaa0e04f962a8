import { Injectable } from '@nestjs/common';
import { Idempotency, type RepeatableRequest, type Transaction, Transactions } from '#platform';
import type { Actor } from '#identity';
import type { Nomination } from './nomination.entity.js';
import type { Mover, NominationMove } from './nomination.lifecycle.js';
import { NominationSteps, type WantedStep } from './nomination-steps.service.js';
import { scopeOf } from './nomination-scope.js';
import { type NominationReceipt, receiptOf } from './nominations.service.js';

export type MoveRequest = WantedStep & { ifVersion: number; request?: RepeatableRequest | null };

/** Moves of one nomination, each a transaction of its own. */
@Injectable()
export class NominationMoves {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly steps: NominationSteps,
  ) {}

  /** A person moves. Throws NOMINATION.MOVE_NOT_OPEN, SLOTS.NONE_LEFT, CAPACITY.NONE_LEFT and what the move itself asks. */
  make(wanted: MoveRequest, actor: Actor, as: Exclude<Mover, 'SYSTEM'>): Promise<NominationReceipt> {
    const by = { as, accountId: actor.accountId };
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, wanted.request ?? null, async () =>
        receiptOf(await this.steps.make(tx, wanted, by, scopeOf(actor, as)), as),
      ),
    );
  }

  /** The same within a transaction that does more. */
  async makeWithin(
    tx: Transaction,
    wanted: Omit<MoveRequest, 'request'>,
    actor: Actor,
    as: Exclude<Mover, 'SYSTEM'>,
  ): Promise<Nomination> {
    return this.steps.make(tx, wanted, { as, accountId: actor.accountId }, scopeOf(actor, as));
  }

  /** The system moves: a deadline has passed, a run was cancelled, a place fell free. A move that is not open is refused. */
  async makeBySystem(
    id: string,
    move: Extract<NominationMove, 'lapse' | 'cancel' | 'offer' | 'lapse-offer'>,
    reason: string | null,
  ): Promise<void> {
    const by = { as: 'SYSTEM', accountId: null } as const;
    await this.transactions.run((tx) =>
      this.steps.make(tx, { id, move, ifVersion: null, reason }, by, { kind: 'SYSTEM' }),
    );
  }

  /** The place that is kept for a returned substitute is given up. */
  letGo(id: string): Promise<boolean> {
    return this.transactions.run((tx) => this.steps.letGo(tx, id));
  }
}
