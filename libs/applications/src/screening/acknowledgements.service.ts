import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  newId,
  notFound,
  Outbox,
  type RepeatableRequest,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { statesWhere } from '../nomination.lifecycle.js';
import { ownRun, quoted } from './in-screening.js';
import { receiptAcknowledged } from './screening.events.js';

// A decision that is not released must not keep a nomination from being acknowledged: its absence would tell of it.
const STILL_KNOWN_OPEN = `n.public_state NOT IN (${quoted(statesWhere('terminal'))})`;

/** The domestic office tells overseas offices that it has received their nominations: a fact, not a change of state. */
@Injectable()
export class AcknowledgementsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Acknowledges the nominations that are named, or all of the run that have not been. Those that have been are left
   * alone. Throws SCREENING.NOTHING_TO_ACKNOWLEDGE.
   */
  acknowledge(
    courseRunId: string,
    nominationIds: string[] | null,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<{ acknowledged: number }> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await ownRun(tx, courseRunId, actor);
        const received = await tx.rows<{ id: string; known: string | null }>(
          `SELECT n.id, f.acknowledgement_id known FROM nomination n LEFT JOIN screening_file f ON f.nomination_id = n.id
           WHERE n.course_run_id = ? AND n.submitted_at IS NOT NULL AND ${STILL_KNOWN_OPEN} ORDER BY n.id FOR UPDATE`,
          [courseRunId],
        );
        const wanted = received.filter((one) => !nominationIds || nominationIds.includes(one.id));
        if (nominationIds && wanted.length < new Set(nominationIds).size) throw notFound();
        const fresh = wanted.filter(({ known }) => known === null);
        if (fresh.length === 0) throw nothing();
        await tx.insert('acknowledgement', {
          id,
          course_run_id: courseRunId,
          acknowledged_by: actor.accountId,
          acknowledged_at: tx.at,
        });
        await tx.write(
          `INSERT INTO screening_file (nomination_id, acknowledgement_id) VALUES ?
           ON DUPLICATE KEY UPDATE acknowledgement_id = VALUES(acknowledgement_id)`,
          [fresh.map((one) => [one.id, id])],
        );
        await this.audit.record(
          tx,
          fresh.map((one) => ({
            action: 'acknowledge',
            subjectType: 'nomination',
            subjectId: one.id,
            actorId: actor.accountId,
          })),
        );
        await this.outbox.record(tx, receiptAcknowledged(id, courseRunId), actor.accountId);
        return { acknowledged: fresh.length };
      }),
    );
  }
}

function nothing(): DomainError {
  return new DomainError(
    'CONFLICT',
    'SCREENING.NOTHING_TO_ACKNOWLEDGE',
    'Every nomination that this run has received was acknowledged before.',
  );
}
