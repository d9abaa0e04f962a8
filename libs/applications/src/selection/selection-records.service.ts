import { Injectable } from '@nestjs/common';
import { AuditTrail, DomainError, notFound, type Transaction } from '#platform';
import { changedMeanwhile } from '#catalogue';
import type { Actor } from '#identity';
import { holdToNoConflict } from '../screening/no-conflict.js';
import type { SelectionLine } from './selection-line.entity.js';
import type { ListState, SelectionList } from './selection-list.entity.js';

export interface SelectionReceipt {
  id: string;
  state: ListState;
  version: number;
}

export type LockedList = Pick<
  SelectionList,
  'id' | 'courseRunId' | 'state' | 'version' | 'proposedBy' | 'decidedBy' | 'reason'
>;
export type LockedLine = Omit<SelectionLine, 'listId' | 'decidedAt' | 'score'> & { reference: string };

const LINE_COLUMNS = `l.id, l.position, l.nomination_id nominationId, l.seen_state seenState, l.seen_version seenVersion, l.eligible,
  l.pinned, l.proposal, l.proposed_rank proposedRank, l.proposal_reason proposalReason, l.decision, l.decided_rank decidedRank,
  l.reason, l.decided_by decidedBy, n.reference`;

/** Reads a selection list for change and writes it back with its audit entry. */
@Injectable()
export class SelectionRecords {
  constructor(private readonly audit: AuditTrail) {}

  /** Locks a list of a run of the actor's office. Throws RESOURCE.NOT_FOUND, SELECTION.CHANGED_MEANWHILE. */
  async lock(tx: Transaction, id: string, actor: Actor, ifVersion: number): Promise<LockedList> {
    const list = await tx.row<LockedList>(
      `SELECT s.id, s.course_run_id courseRunId, s.state, s.version, s.proposed_by proposedBy, s.decided_by decidedBy, s.reason
       FROM selection_list s
       WHERE s.id = ? AND s.course_run_id IN (SELECT r.id FROM course_run r WHERE r.domestic_office_code IN (?)) FOR UPDATE`,
      [id, actor.scopesOf('DOMESTIC_OFFICE')],
    );
    if (!list) throw notFound();
    if (list.version !== ifVersion) throw changedMeanwhile('SELECTION', list.version);
    return list;
  }

  /** In rank. */
  async lines(tx: Transaction, listId: string): Promise<LockedLine[]> {
    const rows = await tx.rows<LockedLine>(
      `SELECT ${LINE_COLUMNS} FROM selection_line l JOIN nomination n ON n.id = l.nomination_id
       WHERE l.list_id = ? ORDER BY l.position`,
      [listId],
    );
    return rows.map((row) => ({ ...row, pinned: Boolean(row.pinned), eligible: Boolean(row.eligible) }));
  }

  /** Throws SCREENING.CONFLICT_OF_INTEREST. */
  async decide(tx: Transaction, list: LockedList, line: LockedLine, actor: Actor): Promise<void> {
    await holdToNoConflict(tx, actor.accountId, { id: line.nominationId, courseRunId: list.courseRunId });
    await tx.write(
      'UPDATE selection_line SET decision = ?, decided_rank = ?, reason = ?, decided_by = ?, decided_at = ? WHERE id = ?',
      [line.decision, line.decidedRank, line.reason, actor.accountId, tx.at, line.id],
    );
  }

  /** Counts the version up and writes what the act changed. */
  async store(
    tx: Transaction,
    list: LockedList,
    act: { action: string; actor: Actor; details?: Record<string, unknown> },
  ): Promise<SelectionReceipt> {
    const { id, state, decidedBy, reason } = list;
    const version = list.version + 1;
    const ended = state === 'OPEN' || state === 'DECIDED' ? null : act.actor.accountId;
    await tx.write(
      `UPDATE selection_list SET state = ?, version = ?, decided_by = ?, decided_at = IF(? IS NULL, NULL, COALESCE(decided_at, ?)),
         ended_by = ?, ended_at = ?, reason = ? WHERE id = ?`,
      [state, version, decidedBy, decidedBy, tx.at, ended, ended && tx.at, reason, id],
    );
    await this.audit.record(tx, {
      action: act.action,
      subjectType: 'selection-list',
      subjectId: id,
      actorId: act.actor.accountId,
      details: { state, version, ...act.details },
    });
    return { id, state, version };
  }
}

/** Throws SELECTION.NOT_OPEN with what is possible in its state. */
export function holdToState(list: LockedList, ...states: ListState[]): void {
  if (states.includes(list.state)) return;
  const words: Record<ListState, string> = {
    OPEN: 'still open: decide its lines and hand it on first',
    DECIDED: 'handed on and waits for approval: approve it, or send it back',
    APPROVED: 'approved: propose a new one for what has changed since',
    SUPERSEDED: 'superseded by a newer one: work on that',
    DISCARDED: 'discarded: propose a new one',
  };
  throw new DomainError('CONFLICT', 'SELECTION.NOT_OPEN', `This selection list is ${words[list.state]}.`, {
    state: list.state,
  });
}
