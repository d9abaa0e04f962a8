import { Injectable } from '@nestjs/common';
import { DomainError, type FieldFault, invalid, Transactions } from '#platform';
import type { Actor } from '#identity';
import type { Proposal } from './reserve-reasons.js';
import { holdToRoom } from './selection-room.js';
import {
  holdToState,
  type LockedLine,
  SelectionRecords,
  type SelectionReceipt,
} from './selection-records.service.js';

export interface LineDecision {
  nominationId: string;
  decision: Proposal;
  rank?: number | null;
  reason?: string | null;
}

/** The officer's side of a selection list: line by line, until it is handed on to a second person. */
@Injectable()
export class SelectionDecisions {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: SelectionRecords,
  ) {}

  /** Throws SELECTION.NOT_OPEN, SELECTION.DECISION_INVALID with every fault at its place. */
  decide(id: string, decisions: LineDecision[], actor: Actor, ifVersion: number): Promise<SelectionReceipt> {
    return this.transactions.run(async (tx) => {
      const list = await this.records.lock(tx, id, actor, ifVersion);
      holdToState(list, 'OPEN');
      const lines = new Map((await this.records.lines(tx, id)).map((line) => [line.nominationId, line]));
      const faults = decisions.flatMap((each, place) =>
        faultsOf(each, lines.get(each.nominationId)).map((fault) => ({
          ...fault,
          field: `decisions[${place}].${fault.field}`,
        })),
      );
      if (faults.length > 0) throw invalid('SELECTION.DECISION_INVALID', faults);
      for (const { nominationId, decision, rank, reason } of decisions) {
        const line = lines.get(nominationId)!;
        const decidedRank = decision === 'RESERVE' ? (rank ?? line.proposedRank) : null;
        await this.records.decide(
          tx,
          list,
          { ...line, decision, decidedRank, reason: reason ?? null },
          actor,
        );
      }
      return this.records.store(tx, list, { action: 'decide', actor, details: { lines: decisions.length } });
    });
  }

  /** Follows the proposal wherever nothing is decided yet. */
  adopt(id: string, actor: Actor, ifVersion: number): Promise<SelectionReceipt> {
    return this.transactions.run(async (tx) => {
      const list = await this.records.lock(tx, id, actor, ifVersion);
      holdToState(list, 'OPEN');
      const undecided = (await this.records.lines(tx, id)).filter(
        (line) => !line.pinned && line.decision === null,
      );
      for (const line of undecided) {
        const reason = line.proposal === 'NOT_ACCEPT' ? `Selection: ${line.proposalReason}.` : null;
        const decided = { ...line, decision: line.proposal, decidedRank: line.proposedRank, reason };
        await this.records.decide(tx, list, decided, actor);
      }
      return this.records.store(tx, list, { action: 'adopt', actor, details: { lines: undecided.length } });
    });
  }

  /** Hands the decided list on to a second person. Throws SELECTION.UNDECIDED, SELECTION.CHANGED_MEANWHILE. */
  handOn(id: string, actor: Actor, ifVersion: number): Promise<SelectionReceipt> {
    return this.transactions.run(async (tx) => {
      const list = await this.records.lock(tx, id, actor, ifVersion);
      holdToState(list, 'OPEN');
      const lines = await this.records.lines(tx, id);
      const undecided = lines.filter((line) => !line.pinned && line.decision === null);
      if (undecided.length > 0) throw stillUndecided(undecided);
      await holdToRoom(tx, list.courseRunId, lines);
      await this.numberReserves(tx, lines);
      Object.assign(list, { state: 'DECIDED', decidedBy: actor.accountId, reason: null });
      return this.records.store(tx, list, { action: 'hand-on', actor });
    });
  }

  /** Back to the officer, with what to think over. */
  sendBack(id: string, reason: string, actor: Actor, ifVersion: number): Promise<SelectionReceipt> {
    return this.transactions.run(async (tx) => {
      const list = await this.records.lock(tx, id, actor, ifVersion);
      holdToState(list, 'DECIDED');
      Object.assign(list, { state: 'OPEN', decidedBy: null, reason });
      return this.records.store(tx, list, { action: 'send-back', actor });
    });
  }

  discard(id: string, reason: string, actor: Actor, ifVersion: number): Promise<SelectionReceipt> {
    return this.transactions.run(async (tx) => {
      const list = await this.records.lock(tx, id, actor, ifVersion);
      holdToState(list, 'OPEN', 'DECIDED');
      Object.assign(list, { state: 'DISCARDED', reason });
      return this.records.store(tx, list, { action: 'discard', actor });
    });
  }

  /** 1, 2, 3 … in the order that was decided; where two want one rank, who stands higher on the list comes first. */
  private async numberReserves(
    tx: Parameters<SelectionRecords['lines']>[0],
    lines: LockedLine[],
  ): Promise<void> {
    const last = lines.length + 1;
    const reserves = lines
      .filter((line) => line.decision === 'RESERVE')
      .sort(
        (one, other) =>
          (one.decidedRank ?? last) - (other.decidedRank ?? last) || one.position - other.position,
      );
    for (const [place, line] of reserves.entries())
      await tx.write('UPDATE selection_line SET decided_rank = ? WHERE id = ?', [place + 1, line.id]);
  }
}

function faultsOf(wanted: LineDecision, line: LockedLine | undefined): FieldFault[] {
  if (!line)
    return [
      { field: 'nominationId', message: 'This nomination is not on the list. Propose anew to take it in.' },
    ];
  if (line.pinned)
    return [
      {
        field: 'decision',
        message: `${line.reference} has a place already. Reopen that decision to change it.`,
      },
    ];
  const otherRank = wanted.decision === 'RESERVE' && wanted.rank != null && wanted.rank !== line.proposedRank;
  if (wanted.reason || !(wanted.decision !== line.proposal || otherRank || wanted.decision === 'NOT_ACCEPT'))
    return [];
  const message =
    wanted.decision === 'NOT_ACCEPT'
      ? `Say why ${line.reference} is not accepted.`
      : `Say why ${line.reference} is decided otherwise than proposed.`;
  return [{ field: 'reason', message }];
}

function stillUndecided(lines: LockedLine[]): DomainError {
  const named = lines.slice(0, 5).map(({ reference }) => reference);
  return new DomainError(
    'CONFLICT',
    'SELECTION.UNDECIDED',
    `${lines.length} lines are not decided yet (${named.join(', ')}${lines.length > 5 ? ', …' : ''}). Decide them, or adopt the proposal for them.`,
    { undecided: lines.map(({ nominationId }) => nominationId) },
  );
}
