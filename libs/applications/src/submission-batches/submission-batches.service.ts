import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  type FieldFault,
  Idempotency,
  invalid,
  newId,
  Outbox,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { NominationMoves } from '../nomination-moves.service.js';
import { referenceNumber } from '../reference-number.js';
import { batchSubmitted } from './submission-batches.events.js';

/** One nomination of a batch, as its office has seen it. */
export interface BatchedNomination {
  id: string;
  version: number;
}

export interface BatchReceipt {
  id: string;
  number: string;
  nominations: number;
}

interface Place {
  courseRunId: string;
  countryCode: string;
  fiscalYear: number;
  jicaDeadline: string;
}

/** Hands in many nominations at once: all of them, or none and everything that is wrong with each. */
@Injectable()
export class SubmissionBatchesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly moves: NominationMoves,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /** Throws BATCH.REFUSED with a fault for each nomination, BATCH.MIXED when they are not of one country and run. */
  submit(nominations: BatchedNomination[], actor: Actor, request: RepeatableRequest): Promise<BatchReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await this.moveAll(tx, nominations, actor);
        const place = await this.placeOf(tx, nominations);
        const number = referenceNumber(id, place.fiscalYear, 'RCPT');
        await tx.insert('submission_batch', {
          id,
          number,
          course_run_id: place.courseRunId,
          country_code: place.countryCode,
          nominations: nominations.length,
          jica_deadline: place.jicaDeadline,
          submitted_by: actor.accountId,
          submitted_at: tx.at,
        });
        const items = nominations.map((nomination, position) => ({
          id: newId(),
          batch_id: id,
          nomination_id: nomination.id,
          position,
        }));
        await tx.insertAll('submission_batch_item', items);
        await this.audit.record(tx, {
          action: 'submit-batch',
          subjectType: 'submission-batch',
          subjectId: id,
          actorId: actor.accountId,
          details: { nominations: nominations.length },
        });
        await this.outbox.record(tx, batchSubmitted(id), actor.accountId);
        return { id, number, nominations: nominations.length };
      }),
    );
  }

  /** In the order of their ids, so that two batches with the same nominations wait for each other instead of for ever. */
  private async moveAll(tx: Transaction, nominations: BatchedNomination[], actor: Actor): Promise<void> {
    const faults: FieldFault[] = [];
    const inOrder = nominations.map((one, at) => ({ ...one, at })).sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const { id, version, at } of inOrder) {
      try {
        await this.moves.makeWithin(tx, { id, move: 'submit', ifVersion: version }, actor, 'OVERSEAS_OFFICE');
      } catch (error) {
        if (!(error instanceof DomainError) || error.refusal === 'UNAVAILABLE') throw error;
        faults.push(...faultsOf(error, at));
      }
    }
    if (faults.length > 0) throw invalid('BATCH.REFUSED', faults);
  }

  private async placeOf(tx: Transaction, nominations: BatchedNomination[]): Promise<Place> {
    const places = await tx.rows<Place>(
      `SELECT DISTINCT n.course_run_id courseRunId, n.country_code countryCode, r.fiscal_year fiscalYear, a.jica_deadline jicaDeadline
       FROM nomination n JOIN course_run r ON r.id = n.course_run_id
       JOIN allotment a ON a.course_run_id = n.course_run_id AND a.country_code = n.country_code WHERE n.id IN (?)`,
      [nominations.map(({ id }) => id)],
    );
    const [place] = places;
    if (place && places.length === 1) return place;
    const message = 'nominations must all be of one country to one course run: a receipt is for one of each.';
    throw invalid('BATCH.MIXED', [{ field: 'nominations', message }]);
  }
}

/** What is wrong with one of them, as faults of the list. */
function faultsOf(error: DomainError, at: number): FieldFault[] {
  const field = `nominations[${at}]`;
  const inner = error.facts.fields ?? [];
  if (inner.length === 0) return [{ field, message: `${field}: ${error.message}` }];
  return inner.map((fault) => ({ field: `${field}.${fault.field}`, message: `${field}: ${fault.message}` }));
}
