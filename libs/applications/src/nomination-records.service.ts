import { Injectable } from '@nestjs/common';
import { AuditTrail, notFound, Outbox, type Transaction } from '#platform';
import { changedMeanwhile } from '#catalogue';
import { nominationMoved, PLACE_LET_GO } from './applications.events.js';
import { Nomination } from './nomination.entity.js';
import { type NominationMove, publicState } from './nomination.lifecycle.js';
import { nominationScopeClause, type NominationScope } from './nomination-scope.js';
import type { NominationStep } from './nomination-step.entity.js';

const COLUMNS = `n.id, n.reference, n.course_run_id courseRunId, n.country_code countryCode, n.person_id personId, n.organisation, n.post,
  n.state, n.reserve_rank reserveRank, n.held_since heldSince, n.public_since publicSince, n.submitted_at submittedAt,
  n.released_at releasedAt, n.follows_id followsId, n.follows_as followsAs, n.place_held placeHeld, n.hand_in_by handInBy,
  n.created_at createdAt, n.version, n.public_version publicVersion`;

/** Reads a nomination for change and writes it back with all that belongs to a change: history, audit entry, event. */
@Injectable()
export class NominationRecords {
  constructor(
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /** Locks one nomination within the scope; `ifVersion` is the one that this scope is shown. Throws RESOURCE.NOT_FOUND, NOMINATION.CHANGED_MEANWHILE. */
  async lock(
    tx: Transaction,
    id: string,
    scope: NominationScope,
    ifVersion: number | null,
  ): Promise<Nomination> {
    const within = nominationScopeClause(scope);
    const row = await tx.row<Nomination>(
      `SELECT ${COLUMNS} FROM nomination n WHERE n.id = ? AND ${within.where} FOR UPDATE`,
      [id, ...within.parameters],
    );
    if (!row) throw notFound();
    const shown = scope.kind === 'OVERSEAS_OFFICE' ? row.publicVersion : row.version;
    if (ifVersion !== null && shown !== ifVersion) throw changedMeanwhile('NOMINATION', shown);
    return Object.assign(new Nomination(), row, { placeHeld: Boolean(row.placeHeld) });
  }

  /** The row is locked, and its version was counted up by the entity. */
  async store(tx: Transaction, nomination: Nomination, step: NominationStep): Promise<void> {
    const n = nomination;
    await tx.write(
      `UPDATE nomination SET state = ?, public_state = ?, reserve_rank = ?, held_since = ?, public_since = ?, submitted_at = ?, released_at = ?,
         place_held = ?, version = ?, public_version = ?,
         domestic_office_code = IF(submitted_at IS NULL, NULL, (SELECT r.domestic_office_code FROM course_run r WHERE r.id = course_run_id)) WHERE id = ?`,
      [
        ...[n.state, publicState(n.state, n.releasedAt !== null), n.reserveRank, n.heldSince, n.publicSince],
        ...[n.submittedAt, n.releasedAt, n.placeHeld, n.version, n.publicVersion, n.id],
      ],
    );
    await this.recordStep(tx, nomination, step);
    await this.outbox.record(
      tx,
      nominationMoved(step.move as NominationMove | 'release', nomination, step.id),
      step.actorId,
    );
  }

  /** Another place on the reserve list: no step of the lifecycle, but a change all the same. */
  async rank(
    tx: Transaction,
    nomination: Nomination,
    rank: number | null,
    actorId: string | null,
  ): Promise<void> {
    const version = nomination.version + 1;
    const publicVersion = nomination.awaitsRelease ? nomination.publicVersion : version;
    await tx.write('UPDATE nomination SET reserve_rank = ?, version = ?, public_version = ? WHERE id = ?', [
      ...[rank, version, publicVersion],
      nomination.id,
    ]);
    await this.audit.record(tx, {
      action: 'rank',
      subjectType: 'nomination',
      subjectId: nomination.id,
      actorId,
      details: { from: nomination.reserveRank, to: rank },
    });
  }

  /** The kept place is given up; no step of the lifecycle either. */
  async letGo(tx: Transaction, nomination: Nomination): Promise<void> {
    const { id, version, courseRunId } = nomination;
    await tx.write('UPDATE nomination SET place_held = FALSE, version = ? WHERE id = ?', [version, id]);
    await this.audit.record(tx, {
      action: 'let-go',
      subjectType: 'nomination',
      subjectId: id,
      actorId: null,
      details: { version },
    });
    await this.outbox.record(tx, { type: PLACE_LET_GO, subjectId: id, facts: { courseRunId } }, null);
  }

  /** The run has another domestic office now: its nominations stand in that office's lists. */
  async moveToListsOf(tx: Transaction, courseRunId: string): Promise<void> {
    await tx.write(
      `UPDATE nomination n JOIN course_run r ON r.id = n.course_run_id SET n.domestic_office_code = r.domestic_office_code
       WHERE n.course_run_id = ? AND n.submitted_at IS NOT NULL`,
      [courseRunId],
    );
  }

  async recordStep(tx: Transaction, nomination: Nomination, step: NominationStep): Promise<void> {
    await tx.insert('nomination_step', {
      id: step.id,
      nomination_id: step.nominationId,
      move: step.move,
      from_state: step.fromState,
      to_state: step.toState,
      actor_id: step.actorId,
      acted_as: step.actedAs,
      made_at: step.madeAt,
      reason: step.reason,
    });
    await this.audit.record(tx, {
      action: step.move,
      subjectType: 'nomination',
      subjectId: nomination.id,
      actorId: step.actorId,
      details: { from: step.fromState, to: step.toState, version: nomination.version },
    });
  }
}
