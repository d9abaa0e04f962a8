import { Injectable } from '@nestjs/common';
import { Idempotency, notFound, type RepeatableRequest, type Transaction, Transactions } from '#platform';
import type { Actor } from '#identity';
import { SlotsService } from '#catalogue';
import type { MovedBy, Nomination } from './nomination.entity.js';
import type { Mover, NominationMove } from './nomination.lifecycle.js';
import { NominationRecords } from './nomination-records.service.js';
import { type NominationScope, scopeOf } from './nomination-scope.js';
import { type NominationReceipt, receiptOf } from './nominations.service.js';
import { holdToOnceARun } from './people/once-a-run.js';
import { holdToCompleteness, holdToDeadline, holdToOpenRun, type SubmissionFacts } from './submission.js';

export interface MoveRequest {
  id: string;
  move: NominationMove;
  ifVersion: number;
  reason?: string | null;
  /** The reserve list's order, with `reserve`. */
  rank?: number | null;
  request?: RepeatableRequest | null;
}

/** Every change of state of a nomination: lock, ask, make, save. */
@Injectable()
export class NominationMoves {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly records: NominationRecords,
    private readonly slots: SlotsService,
  ) {}

  /** A person moves. Throws NOMINATION.MOVE_NOT_OPEN, SLOTS.NONE_LEFT, CAPACITY.NONE_LEFT and what the move itself asks. */
  make(wanted: MoveRequest, actor: Actor, as: Exclude<Mover, 'SYSTEM'>): Promise<NominationReceipt> {
    const by = { as, accountId: actor.accountId };
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, wanted.request ?? null, async () =>
        receiptOf(await this.step(tx, wanted, by, scopeOf(actor, as))),
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
    return this.step(tx, wanted, { as, accountId: actor.accountId }, scopeOf(actor, as));
  }

  /** The system moves: a deadline has passed, a run was cancelled. A move that is not open any more is left alone. */
  async makeBySystem(id: string, move: 'lapse' | 'cancel', reason: string | null): Promise<void> {
    const by = { as: 'SYSTEM', accountId: null } as const;
    await this.transactions.run((tx) =>
      this.step(tx, { id, move, ifVersion: null, reason }, by, { kind: 'SYSTEM' }),
    );
  }

  private async step(
    tx: Transaction,
    wanted: Omit<MoveRequest, 'ifVersion'> & { ifVersion: number | null },
    by: MovedBy,
    scope: NominationScope,
  ): Promise<Nomination> {
    const nomination = await this.records.lock(tx, wanted.id, scope, wanted.ifVersion);
    const [stateBefore, placeBefore] = [nomination.state, nomination.takesPlace];
    const step = nomination.make(wanted.move, by, tx.at, wanted.reason);
    await this.ask(tx, wanted.move, { ...nomination, state: stateBefore } as Nomination);
    if (wanted.move === 'reserve') nomination.reserveRank = wanted.rank ?? null;
    if (!placeBefore && nomination.takesPlace)
      await this.slots.take(tx, nomination.courseRunId, nomination.countryCode);
    if (placeBefore && !nomination.takesPlace)
      await this.slots.free(tx, nomination.courseRunId, nomination.countryCode);
    await this.records.store(tx, nomination, step);
    return nomination;
  }

  /** What a move needs beside the lifecycle: the run open, the deadline kept, the nomination complete. */
  private async ask(tx: Transaction, move: NominationMove, nomination: Nomination): Promise<void> {
    if (move !== 'submit' && move !== 'recover' && move !== 'reinstate') return;
    // A share lock: a run that is being cancelled waits for us, or we see it cancelled.
    const facts = await tx.row<SubmissionFacts>(
      `SELECT STRAIGHT_JOIN r.state runState, r.cancelled_because cancelledBecause, a.jica_deadline jicaDeadline,
         p.family_name familyName, p.birth_date birthDate, p.email
       FROM allotment a JOIN course_run r ON r.id = a.course_run_id JOIN person p ON p.id = ?
       WHERE a.course_run_id = ? AND a.country_code = ? LOCK IN SHARE MODE`,
      [nomination.personId, nomination.courseRunId, nomination.countryCode],
    );
    if (!facts) throw notFound();
    holdToOpenRun(facts);
    if (move !== 'recover') await holdToOnceARun(tx, nomination);
    if (move === 'reinstate') return;
    holdToDeadline(facts, nomination.state, tx.at);
    if (move === 'submit')
      holdToCompleteness({ ...facts, organisation: nomination.organisation, post: nomination.post });
  }
}
