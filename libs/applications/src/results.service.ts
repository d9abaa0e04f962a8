import { Injectable } from '@nestjs/common';
import { DomainError, Idempotency, newId, notFound, type RepeatableRequest, Transactions } from '#platform';
import type { Actor } from '#identity';
import { statesWhere } from './nomination.lifecycle.js';
import { NominationRecords } from './nomination-records.service.js';
import { scopeOf } from './nomination-scope.js';

/** Makes decisions known: to the overseas office first, with a copy to the nominee. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly records: NominationRecords,
  ) {}

  /** Releases every decision of a run that waits. Throws RESULTS.NOTHING_TO_RELEASE. */
  release(
    courseRunId: string,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<{ released: number }> {
    const scope = scopeOf(actor, 'DOMESTIC_OFFICE');
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const run = await tx.row('SELECT id FROM course_run WHERE id = ? AND domestic_office_code IN (?)', [
          courseRunId,
          actor.scopesOf('DOMESTIC_OFFICE'),
        ]);
        if (!run) throw notFound();
        const waiting = await tx.rows<{ id: string }>(
          'SELECT id FROM nomination WHERE course_run_id = ? AND state IN (?) AND released_at IS NULL ORDER BY id',
          [courseRunId, statesWhere('needsRelease')],
        );
        if (waiting.length === 0) throw nothingToRelease();
        const at = tx.at;
        for (const { id } of waiting) {
          const nomination = await this.records.lock(tx, id, scope, null);
          if (!nomination.awaitsRelease) continue;
          nomination.release(at);
          await this.records.store(tx, nomination, {
            id: newId(),
            nominationId: id,
            move: 'release',
            fromState: nomination.state,
            toState: nomination.state,
            actorId: actor.accountId,
            actedAs: 'DOMESTIC_OFFICE',
            madeAt: at,
            reason: null,
          });
        }
        return { released: waiting.length };
      }),
    );
  }
}

function nothingToRelease(): DomainError {
  return new DomainError(
    'CONFLICT',
    'RESULTS.NOTHING_TO_RELEASE',
    'No decision of this course run waits to be released. Decide first, then release.',
  );
}
