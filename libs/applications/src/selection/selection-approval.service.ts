import { Injectable } from '@nestjs/common';
import { DomainError, Idempotency, type RepeatableRequest, type Transaction, Transactions } from '#platform';
import type { Actor } from '#identity';
import type { NominationMove } from '../nomination.lifecycle.js';
import { NominationSteps } from '../nomination-steps.service.js';
import { scopeOf } from '../nomination-scope.js';
import { holdToRoom } from './selection-room.js';
import {
  holdToState,
  type LockedLine,
  type LockedList,
  SelectionRecords,
  type SelectionReceipt,
} from './selection-records.service.js';

/** A reason for the history, where the lifecycle asks for one; the officer's own words stay on the list. */
const BY_THE_LIST = 'By the approved selection list.';

/** The second person's act: all moves of a list in one transaction, or none. */
@Injectable()
export class SelectionApproval {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly records: SelectionRecords,
    private readonly steps: NominationSteps,
  ) {}

  /** Throws SELECTION.SECOND_PERSON, SELECTION.NOT_OPEN, SELECTION.CHANGED_MEANWHILE. */
  approve(
    id: string,
    actor: Actor,
    ifVersion: number,
    request: RepeatableRequest | null,
  ): Promise<SelectionReceipt> {
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const list = await this.records.lock(tx, id, actor, ifVersion);
        holdToState(list, 'DECIDED');
        const lines = await this.records.lines(tx, id);
        holdToSecondPerson(list, lines, actor);
        await holdToRoom(tx, list.courseRunId, lines);
        // What frees a place comes before what takes one.
        const freeing = lines.filter((line) => line.decision !== 'ACCEPT');
        const taking = lines.filter((line) => line.decision === 'ACCEPT');
        for (const line of [...freeing, ...taking]) await this.carryOut(tx, line, actor);
        list.state = 'APPROVED';
        return this.records.store(tx, list, { action: 'approve', actor, details: { lines: lines.length } });
      }),
    );
  }

  private async carryOut(tx: Transaction, line: LockedLine, actor: Actor): Promise<void> {
    if (line.pinned || !line.decision) return;
    const by = { as: 'DOMESTIC_OFFICE', accountId: actor.accountId } as const;
    const scope = scopeOf(actor, 'DOMESTIC_OFFICE');
    if (line.decision === 'RESERVE' && line.seenState === 'RESERVE') {
      await this.steps.rank(tx, line.nominationId, line.decidedRank, { by, scope });
      return;
    }
    const wanted = { id: line.nominationId, ifVersion: null, rank: line.decidedRank };
    await this.steps.make(tx, { ...wanted, ...moveOf(line) }, by, scope);
  }
}

function moveOf(line: LockedLine): { move: NominationMove; reason: string | null } {
  switch (line.decision!) {
    case 'ACCEPT':
      return line.seenState === 'RESERVE'
        ? { move: 'promote', reason: BY_THE_LIST }
        : { move: 'accept', reason: null };
    case 'RESERVE':
      return { move: 'reserve', reason: null };
    case 'NOT_ACCEPT':
      return { move: 'not-accept', reason: line.reason ?? BY_THE_LIST };
  }
}

/** Whoever proposed, decided a line or handed the list on is not the second person. */
function holdToSecondPerson(list: LockedList, lines: LockedLine[], actor: Actor): void {
  const first = new Set([list.proposedBy, list.decidedBy, ...lines.map((line) => line.decidedBy)]);
  if (!first.has(actor.accountId)) return;
  throw new DomainError(
    'FORBIDDEN',
    'SELECTION.SECOND_PERSON',
    'A second person must approve: you proposed or decided lines of this list yourself. Ask a colleague of your office.',
  );
}
