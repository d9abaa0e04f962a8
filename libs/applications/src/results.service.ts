import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  DomainError,
  Idempotency,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { LetterFactsQueries, type NominationLetterFacts } from './letter-facts.queries.js';
import { statesWhere } from './nomination.lifecycle.js';
import { NominationRecords } from './nomination-records.service.js';
import { NominationSteps } from './nomination-steps.service.js';
import { scopeOf } from './nomination-scope.js';
import { rememberRoom } from './selection/released-room.js';
import { awaitsApproval } from './selection/selection-proposals.service.js';

/** The decisions of a run that wait, in the order of their release, and what their letters depend on. */
export interface WaitingResults {
  fingerprint: string;
  waiting: NominationLetterFacts[];
}

/** Makes decisions known: to the overseas office first, with a copy to the nominee. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly records: NominationRecords,
    private readonly steps: NominationSteps,
    private readonly letterFacts: LetterFactsQueries,
  ) {}

  /** What a release would make known now. Throws RESOURCE.NOT_FOUND. */
  waiting(courseRunId: string, actor: Actor): Promise<WaitingResults> {
    return this.transactions.run(async (tx) => {
      await this.holdToOwnRun(tx, courseRunId, actor);
      return this.waitingIn(tx, courseRunId);
    });
  }

  /**
   * Releases every decision of a run that waits. With the fingerprint of a rehearsal, only if it would do just what was
   * rehearsed. Throws RESULTS.NOTHING_TO_RELEASE, RESULTS.NOT_AS_REHEARSED, SELECTION.AWAITS_APPROVAL.
   */
  release(
    courseRunId: string,
    actor: Actor,
    request: RepeatableRequest | null,
    asRehearsed: string | null,
  ): Promise<{ released: number }> {
    const scope = scopeOf(actor, 'DOMESTIC_OFFICE');
    const by = { as: 'DOMESTIC_OFFICE', accountId: actor.accountId } as const;
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await this.holdToOwnRun(tx, courseRunId, actor);
        await this.holdToApproval(tx, courseRunId);
        const waiting = await this.waitingIds(tx, courseRunId);
        if (waiting.length === 0) throw nothingToRelease();
        const locked = [];
        for (const id of waiting) locked.push(await this.records.lock(tx, id, scope, null));
        if (asRehearsed !== null && (await this.waitingIn(tx, courseRunId)).fingerprint !== asRehearsed)
          throw notAsRehearsed();
        const open = locked.filter((nomination) => nomination.awaitsRelease);
        for (const nomination of open) await this.steps.release(tx, nomination, by);
        await rememberRoom(tx, courseRunId);
        return { released: open.length };
      }),
    );
  }

  private async holdToOwnRun(tx: Transaction, courseRunId: string, actor: Actor): Promise<void> {
    const run = await tx.row('SELECT id FROM course_run WHERE id = ? AND domestic_office_code IN (?)', [
      courseRunId,
      actor.scopesOf('DOMESTIC_OFFICE'),
    ]);
    if (!run) throw notFound();
  }

  /** Who decides by a list, releases what two have seen. An approval under way is waited for. */
  private async holdToApproval(tx: Transaction, courseRunId: string): Promise<void> {
    const begun = await tx.row(
      "SELECT id FROM selection_list WHERE course_run_id = ? AND state IN ('OPEN', 'DECIDED') LIMIT 1 LOCK IN SHARE MODE",
      [courseRunId],
    );
    if (begun) throw awaitsApproval();
  }

  private async waitingIds(tx: Transaction, courseRunId: string): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      'SELECT id FROM nomination WHERE course_run_id = ? AND state IN (?) AND released_at IS NULL ORDER BY id',
      [courseRunId, statesWhere('needsRelease')],
    );
    return rows.map(({ id }) => id);
  }

  private async waitingIn(tx: Transaction, courseRunId: string): Promise<WaitingResults> {
    const facts = await this.letterFacts.ofNominations(await this.waitingIds(tx, courseRunId), tx);
    const waiting = facts.sort((one, other) => (one.nominationId < other.nominationId ? -1 : 1));
    return { fingerprint: createHash('sha256').update(JSON.stringify(waiting)).digest('hex'), waiting };
  }
}

function nothingToRelease(): DomainError {
  return new DomainError(
    'CONFLICT',
    'RESULTS.NOTHING_TO_RELEASE',
    'No decision of this course run waits to be released. Decide first, then release.',
  );
}

function notAsRehearsed(): DomainError {
  return new DomainError(
    'STALE',
    'RESULTS.NOT_AS_REHEARSED',
    'Decisions, addresses or dates have changed since the rehearsal, and nothing was released. Rehearse again, then release.',
  );
}
