import { Injectable } from '@nestjs/common';
import { addDays, DomainError, endOfDayInTokyo, newId, tokyoDate, type Transaction } from '#platform';
import type { Nomination } from '../nomination.entity.js';
import type { NominationMove } from '../nomination.lifecycle.js';
import type { NominationStep } from '../nomination-step.entity.js';
import { DEFAULT_SETTINGS } from './selection-setting.entity.js';

/** Nobody is asked again of itself who has once let an offer pass, or from whom it was taken back. */
export const NO_LAPSED_OFFER =
  "NOT EXISTS (SELECT 1 FROM place_offer o WHERE o.nomination_id = n.id AND o.ended_as IN ('lapse-offer', 'take-back'))";

const LAST = 1_000_000;

/** What the reserve list asks of a move, and what a move leaves on it. Part of the transaction of the move. */
@Injectable()
export class ReserveList {
  /**
   * A place goes to the first on the list whose country has a slot; whoever is passed over is passed over for a reason.
   * Throws NOMINATION.NOT_RELEASED, OFFER.ANSWER_LATE, SELECTION.OUT_OF_RANK.
   */
  async hold(
    tx: Transaction,
    move: NominationMove,
    nomination: Nomination,
    reason?: string | null,
  ): Promise<void> {
    if (move === 'offer' && nomination.releasedAt === null) throw notReleased();
    if (move === 'confirm') await this.holdToAnswerDay(tx, nomination.id);
    if ((move === 'offer' || move === 'promote') && !reason) {
      const ahead = await this.ahead(tx, nomination);
      if (ahead) throw outOfRank(ahead);
    }
  }

  /** Opens an offer with the state OFFERED and ends it with whatever move leaves that state. */
  async follow(tx: Transaction, nomination: Nomination, step: NominationStep): Promise<void> {
    if (step.fromState === 'OFFERED') {
      await tx.write(
        'UPDATE place_offer SET ended_at = ?, ended_as = ? WHERE nomination_id = ? AND ended_as IS NULL',
        [tx.at, step.move, nomination.id],
      );
    }
    if (step.toState !== 'OFFERED') return;
    const setting = await tx.row<{ answerDays: number }>(
      'SELECT answer_days answerDays FROM selection_setting WHERE course_run_id = ?',
      [nomination.courseRunId],
    );
    await tx.insert('place_offer', {
      id: newId(),
      nomination_id: nomination.id,
      offered_at: tx.at,
      offered_by: step.actorId,
      reason: step.reason,
      answer_by: addDays(tokyoDate(tx.at), setting?.answerDays ?? DEFAULT_SETTINGS.answerDays),
    });
  }

  /** The reference of somebody who stands further up and could be given the place. */
  private async ahead(tx: Transaction, nomination: Nomination): Promise<string | null> {
    const row = await tx.row<{ reference: string }>(
      `SELECT n.reference FROM nomination n
       JOIN allotment a ON a.course_run_id = n.course_run_id AND a.country_code = n.country_code
       WHERE n.course_run_id = ? AND n.state = 'RESERVE' AND COALESCE(n.reserve_rank, ${LAST}) < ?
         AND a.places_taken < a.slots AND ${NO_LAPSED_OFFER} ORDER BY n.reserve_rank, n.id LIMIT 1`,
      [nomination.courseRunId, nomination.reserveRank ?? LAST],
    );
    return row?.reference ?? null;
  }

  private async holdToAnswerDay(tx: Transaction, nominationId: string): Promise<void> {
    const open = await tx.row<{ answerBy: string }>(
      'SELECT answer_by answerBy FROM place_offer WHERE nomination_id = ? AND ended_as IS NULL',
      [nominationId],
    );
    if (!open || tx.at <= endOfDayInTokyo(open.answerBy)) return;
    throw new DomainError(
      'CONFLICT',
      'OFFER.ANSWER_LATE',
      `The offer was open until ${open.answerBy} 23:59 (Asia/Tokyo). Ask the domestic office whether it can be made again.`,
      { deadline: endOfDayInTokyo(open.answerBy).toISOString(), zone: 'Asia/Tokyo' },
    );
  }
}

function notReleased(): DomainError {
  return new DomainError(
    'CONFLICT',
    'NOMINATION.NOT_RELEASED',
    'Nobody outside knows yet that this person is on the reserve list. Release the results first, or promote instead.',
  );
}

function outOfRank(ahead: string): DomainError {
  const message = `${ahead} stands further up the reserve list and could have the place: say why it is passed over.`;
  return new DomainError('INVALID', 'SELECTION.OUT_OF_RANK', message, {
    fields: [{ field: 'reason', message }],
    ahead,
  });
}
