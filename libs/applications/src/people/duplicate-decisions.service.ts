import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import type { DuplicateDecision } from './duplicate-candidate.entity.js';

/** A wish about one pair of people that may be one. */
export interface PairDecision {
  id: string;
  reason: string;
}

/** That two people are two, and the way back. (That they are one is a merge.) */
@Injectable()
export class DuplicateDecisions {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
  ) {}

  /** They are not shown as candidates of each other any more. Throws RESOURCE.NOT_FOUND, DUPLICATE.DECIDED. */
  keepApart(pair: PairDecision, actor: Actor, request: RepeatableRequest): Promise<{ id: string }> {
    return this.decide({ ...pair, from: null, to: 'TWO_PEOPLE' }, actor, request);
  }

  /** They wait for a decision once more. Throws RESOURCE.NOT_FOUND, DUPLICATE.NOT_KEPT_APART. */
  reopen(pair: PairDecision, actor: Actor, request: RepeatableRequest): Promise<{ id: string }> {
    return this.decide({ ...pair, from: 'TWO_PEOPLE', to: null }, actor, request);
  }

  private decide(
    wanted: PairDecision & { from: DuplicateDecision | null; to: DuplicateDecision | null },
    actor: Actor,
    request: RepeatableRequest,
  ): Promise<{ id: string }> {
    const { id, reason, from, to } = wanted;
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        if ((await this.locked(tx, id)) !== from) throw to ? alreadyDecided() : notKeptApart();
        await tx.write(
          'UPDATE duplicate_candidate SET decision = ?, decided_by = ?, decided_at = ?, decided_because = ? WHERE id = ?',
          [to, actor.accountId, tx.at, reason, id],
        );
        await this.audit.record(tx, {
          action: to ? 'keep-apart' : 'reopen',
          subjectType: 'duplicate_candidate',
          subjectId: id,
          actorId: actor.accountId,
        });
        return { id };
      }),
    );
  }

  private async locked(tx: Transaction, id: string): Promise<DuplicateDecision | null> {
    const pair = await tx.row<{ decision: DuplicateDecision | null }>(
      'SELECT decision FROM duplicate_candidate WHERE id = ? FOR UPDATE',
      [id],
    );
    if (!pair) throw notFound();
    return pair.decision;
  }
}

function alreadyDecided(): DomainError {
  return new DomainError(
    'CONFLICT',
    'DUPLICATE.DECIDED',
    'This pair has been decided already. To change it, reopen the pair or undo the merge.',
  );
}

function notKeptApart(): DomainError {
  return new DomainError(
    'CONFLICT',
    'DUPLICATE.NOT_KEPT_APART',
    'Only a pair that was kept apart can be reopened. If the two were made one, undo that merge.',
  );
}
