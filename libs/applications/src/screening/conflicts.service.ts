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
import { NominationRecords } from '../nomination-records.service.js';
import { scopeOf } from '../nomination-scope.js';
import { ownRun } from './in-screening.js';

interface Declaration {
  courseRunId: string;
  /** Null for the whole run. */
  nominationId: string | null;
  reason: string;
}

/** An officer says: here somebody else must screen and decide. */
@Injectable()
export class ConflictsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly records: NominationRecords,
  ) {}

  /** For one nomination; the officer no longer has it in charge, and an own score of before no longer counts. */
  declareForNomination(
    nominationId: string,
    reason: string,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<{ id: string }> {
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const scope = scopeOf(actor, 'DOMESTIC_OFFICE');
        const { courseRunId } = await this.records.lock(tx, nominationId, scope, null);
        return this.declare(tx, { courseRunId, nominationId, reason }, actor);
      }),
    );
  }

  /** For every nomination of a run, also those that are still to come. */
  declareForRun(
    courseRunId: string,
    reason: string,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<{ id: string }> {
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await ownRun(tx, courseRunId, actor);
        return this.declare(tx, { courseRunId, nominationId: null, reason }, actor);
      }),
    );
  }

  /** Another officer of the office finds that it does not stand any more. Throws SCREENING.CONFLICT_LIFTED_BY_ANOTHER. */
  async lift(id: string, reason: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const conflict = await tx.row<{ accountId: string }>(
        `SELECT c.account_id accountId FROM conflict_of_interest c JOIN course_run r ON r.id = c.course_run_id
         WHERE c.id = ? AND c.lifted_at IS NULL AND r.domestic_office_code IN (?) FOR UPDATE`,
        [id, actor.scopesOf('DOMESTIC_OFFICE')],
      );
      if (!conflict) throw notFound();
      if (conflict.accountId === actor.accountId) throw byAnother();
      await tx.write(
        'UPDATE conflict_of_interest SET lifted_at = ?, lifted_by = ?, lifted_because = ? WHERE id = ?',
        [tx.at, actor.accountId, reason, id],
      );
      await this.note(tx, 'lift-conflict-of-interest', id, actor);
    });
  }

  /** The officer's own row is locked: a decision of the same officer that is under way ends first. */
  private async declare(tx: Transaction, facts: Declaration, actor: Actor): Promise<{ id: string }> {
    await tx.row('SELECT id FROM account WHERE id = ? FOR UPDATE', [actor.accountId]);
    const id = newId();
    await tx.insert('conflict_of_interest', {
      id,
      account_id: actor.accountId,
      course_run_id: facts.courseRunId,
      nomination_id: facts.nominationId,
      reason: facts.reason,
      declared_at: tx.at,
    });
    await tx.write(
      `UPDATE screening_file f JOIN nomination n ON n.id = f.nomination_id SET f.assigned_to = NULL, f.assigned_at = NULL
       WHERE f.assigned_to = ? AND n.course_run_id = ? AND (n.id = ? OR ? IS NULL)`,
      [actor.accountId, facts.courseRunId, facts.nominationId, facts.nominationId],
    );
    await this.note(tx, 'declare-conflict-of-interest', id, actor);
    return { id };
  }

  private note(tx: Transaction, action: string, subjectId: string, actor: Actor): Promise<void> {
    const subjectType = 'conflict-of-interest';
    return this.audit.record(tx, { action, subjectType, subjectId, actorId: actor.accountId });
  }
}

function byAnother(): DomainError {
  return new DomainError(
    'FORBIDDEN',
    'SCREENING.CONFLICT_LIFTED_BY_ANOTHER',
    'Your own declaration is lifted by another officer of your office, not by yourself.',
  );
}
