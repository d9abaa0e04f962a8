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
import { RankedNomineesQueries, type SelectionInputs } from './ranked-nominees.queries.js';
import { linesOf, type ProposedLine } from './reserve-reasons.js';
import type { SelectionReceipt } from './selection-records.service.js';
import { solveSelection } from './selection-model.js';

/** Proposes a selection: the system proposes, the officer decides. */
@Injectable()
export class SelectionProposals {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
    private readonly inputs: RankedNomineesQueries,
  ) {}

  /**
   * Solved before the transaction; every line keeps the version of the nomination it saw, and the approval compares.
   * A list that is still open is superseded. Throws RESOURCE.NOT_FOUND, SELECTION.NOBODY, SELECTION.AWAITS_APPROVAL.
   */
  async propose(courseRunId: string, actor: Actor, request: RepeatableRequest): Promise<SelectionReceipt> {
    const inputs = await this.inputs.of(courseRunId, actor.scopesOf('DOMESTIC_OFFICE'));
    if (inputs.nominees.length === 0) throw nobody();
    const { accepted } = await solveSelection(inputs.nominees, inputs.bounds);
    const lines = linesOf(inputs.nominees, accepted, inputs.bounds);
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await this.supersede(tx, courseRunId, actor);
        await this.insert(tx, { id, courseRunId, actor }, inputs, lines);
        await this.audit.record(tx, {
          action: 'propose',
          subjectType: 'selection-list',
          subjectId: id,
          actorId: actor.accountId,
          details: { courseRunId, inputsHash: inputs.hash, nominees: lines.length },
        });
        return { id, state: 'OPEN', version: 1 };
      }),
    );
  }

  /** One open list a run: the run is locked, so that of two proposals the later supersedes the earlier. */
  private async supersede(tx: Transaction, courseRunId: string, actor: Actor): Promise<void> {
    const run = await tx.row('SELECT id FROM course_run WHERE id = ? FOR UPDATE', [courseRunId]);
    if (!run) throw notFound();
    const [open] = await tx.rows<{ id: string; state: string }>(
      "SELECT id, state FROM selection_list WHERE course_run_id = ? AND state IN ('OPEN', 'DECIDED') FOR UPDATE",
      [courseRunId],
    );
    if (open?.state === 'DECIDED') throw awaitsApproval();
    if (!open) return;
    await tx.write(
      "UPDATE selection_list SET state = 'SUPERSEDED', ended_at = ?, ended_by = ?, version = version + 1 WHERE id = ?",
      [tx.at, actor.accountId, open.id],
    );
  }

  private async insert(
    tx: Transaction,
    list: { id: string; courseRunId: string; actor: Actor },
    { bounds, hash }: SelectionInputs,
    lines: ProposedLine[],
  ): Promise<void> {
    await tx.insert('selection_list', {
      id: list.id,
      course_run_id: list.courseRunId,
      inputs_hash: hash,
      capacity: bounds.capacity,
      balance_weight: bounds.balanceWeight,
      proposed_at: tx.at,
      proposed_by: list.actor.accountId,
    });
    const rows = lines.map((line, place) => ({
      id: newId(),
      list_id: list.id,
      position: place + 1,
      nomination_id: line.nominee.nominationId,
      seen_state: line.nominee.state,
      seen_version: line.nominee.version,
      score: line.nominee.score,
      eligible: line.nominee.eligible,
      pinned: line.pinned,
      proposal: line.proposal,
      proposed_rank: line.rank,
      proposal_reason: line.reason,
    }));
    await tx.insertAll('selection_line', rows);
  }
}

function nobody(): DomainError {
  return new DomainError(
    'CONFLICT',
    'SELECTION.NOBODY',
    'Nobody can be selected for this run yet. Take the nominations that were handed in under screening first.',
  );
}

export function awaitsApproval(): DomainError {
  return new DomainError(
    'CONFLICT',
    'SELECTION.AWAITS_APPROVAL',
    'A selection list of this run is not approved yet. A second person approves it, sends it back, or somebody discards it.',
  );
}
