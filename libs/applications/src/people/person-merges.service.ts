import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  newId,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';

export interface MergeReceipt {
  id: string;
  keptPersonId: string;
  mergedPersonId: string;
}

interface Locked {
  id: string;
  head: string;
}

/** All that was decided from this person on, along the decisions that stand. */
const BRANCH = `WITH RECURSIVE branch (id) AS (
    SELECT CAST(? AS CHAR(36) CHARACTER SET ascii)
    UNION SELECT m.merged_person_id FROM branch b JOIN person_merge m ON m.kept_person_id = b.id AND m.undone_at IS NULL
  ) SELECT id FROM branch WHERE id <> ?`;

/**
 * Two people are one, and the way back. Decisions form a forest, kept as they were made; each person carries the id of
 * the tree's root, so that reading needs one step. Nothing that is counted is touched.
 */
@Injectable()
export class PersonMerges {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws RESOURCE.NOT_FOUND, PERSON.ALREADY_ONE, PERSON.ALREADY_MERGED. */
  merge(
    keptPersonId: string,
    { mergedPersonId, reason }: { mergedPersonId: string; reason: string },
    actor: Actor,
    request: RepeatableRequest,
  ): Promise<MergeReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const [kept, merged] = await this.lock(tx, keptPersonId, mergedPersonId);
        if (kept.head === merged.head) throw alreadyOne();
        if (merged.head !== merged.id) throw alreadyMerged(merged.head);
        await tx.insert('person_merge', {
          id,
          kept_person_id: keptPersonId,
          merged_person_id: mergedPersonId,
          reason,
          decided_by: actor.accountId,
          decided_at: tx.at,
        });
        await tx.write('UPDATE person SET merged_into_id = ? WHERE id = ? OR merged_into_id = ?', [
          kept.head,
          mergedPersonId,
          mergedPersonId,
        ]);
        await this.decidePair(tx, [keptPersonId, mergedPersonId], actor, reason);
        const details = { keptPersonId, mergedPersonId };
        await this.record(tx, 'merge', id, actor, details);
        return { id, ...details };
      }),
    );
  }

  /** Everything is as if the decision had not been made; later ones stand. Throws RESOURCE.NOT_FOUND, PERSON.MERGE_UNDONE. */
  undo(mergeId: string, reason: string, actor: Actor, request: RepeatableRequest): Promise<MergeReceipt> {
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const merge = await tx.row<MergeReceipt & { undoneAt: Date | null }>(
          `SELECT id, kept_person_id keptPersonId, merged_person_id mergedPersonId, undone_at undoneAt
           FROM person_merge WHERE id = ? FOR UPDATE`,
          [mergeId],
        );
        if (!merge) throw notFound();
        const { id, keptPersonId, mergedPersonId } = merge;
        if (merge.undoneAt) throw alreadyUndone();
        await this.lock(tx, keptPersonId, mergedPersonId);
        await tx.write(
          'UPDATE person_merge SET undone_by = ?, undone_at = ?, undone_because = ? WHERE id = ?',
          [actor.accountId, tx.at, reason, id],
        );
        const branch = await tx.rows<{ id: string }>(BRANCH, [mergedPersonId, mergedPersonId]);
        await tx.write('UPDATE person SET merged_into_id = NULL WHERE id = ?', [mergedPersonId]);
        await tx.write('UPDATE person SET merged_into_id = ? WHERE id IN (?)', [
          mergedPersonId,
          ['', ...branch.map((person) => person.id)],
        ]);
        await this.decidePair(tx, [keptPersonId, mergedPersonId], null, null);
        await this.record(tx, 'undo-merge', id, actor, { keptPersonId, mergedPersonId });
        return { id, keptPersonId, mergedPersonId };
      }),
    );
  }

  /** Both people and the roots they stand under, locked in the order of their ids: of two decisions at once one waits. */
  private async lock(tx: Transaction, keptId: string, mergedId: string): Promise<[Locked, Locked]> {
    const rows = await tx.rows<Locked>(
      `SELECT p.id, COALESCE(p.merged_into_id, p.id) head FROM person p WHERE p.id IN (?) ORDER BY p.id FOR UPDATE`,
      [[keptId, mergedId]],
    );
    const [kept, merged] = [rows.find(({ id }) => id === keptId), rows.find(({ id }) => id === mergedId)];
    if (!kept || !merged) throw notFound();
    const [{ merged: moved } = { merged: 0 }] = await tx.rows<{ merged: number | null }>(
      'SELECT MAX(merged_into_id IS NOT NULL) merged FROM person WHERE id IN (?) FOR UPDATE',
      [[kept.head, merged.head]],
    );
    if (Number(moved)) throw decidedMeanwhile();
    return [kept, merged];
  }

  private decidePair(
    tx: Transaction,
    pair: [string, string],
    actor: Actor | null,
    reason: string | null,
  ): Promise<unknown> {
    const decided = actor ? ['ONE_PERSON', actor.accountId, tx.at, reason] : [null, null, null, null];
    return tx.write(
      `UPDATE duplicate_candidate SET decision = ?, decided_by = ?, decided_at = ?, decided_because = ?
       WHERE one_person_id = ? AND other_person_id = ?`,
      [...decided, ...pair.toSorted()],
    );
  }

  private record(
    tx: Transaction,
    action: 'merge' | 'undo-merge',
    subjectId: string,
    actor: Actor,
    details: Record<string, unknown>,
  ): Promise<void> {
    const subject = { subjectType: 'person_merge', subjectId };
    return this.audit.record(tx, { action, ...subject, actorId: actor.accountId, details });
  }
}

function alreadyOne(): DomainError {
  return new DomainError(
    'CONFLICT',
    'PERSON.ALREADY_ONE',
    'These two are one person already. Open the person to see which decision made them one.',
  );
}

function alreadyMerged(into: string): DomainError {
  return new DomainError(
    'CONFLICT',
    'PERSON.ALREADY_MERGED',
    `The person to be merged has been merged into another one. Merge that one, ${into}, or undo the earlier decision first.`,
    { mergedInto: into },
  );
}

function alreadyUndone(): DomainError {
  return new DomainError(
    'CONFLICT',
    'PERSON.MERGE_UNDONE',
    'This decision has been undone already. To make it again, merge the two people again.',
  );
}

function decidedMeanwhile(): DomainError {
  return new DomainError(
    'CONFLICT',
    'PERSON.CHANGED_MEANWHILE',
    'Somebody decided about one of these people at this moment. Open them again and look before you decide.',
  );
}
