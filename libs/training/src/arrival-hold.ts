import { Injectable } from '@nestjs/common';
import { DomainError, type Transaction } from '#platform';
import { type Nomination, NominationHolds } from '#applications';
import { ENROLMENT_STATE_FACTS, type EnrolmentState } from './enrolment.lifecycle.js';

/** Somebody who has arrived is no longer a question of selection: first the arrival is undone, then the acceptance. */
@Injectable()
export class ArrivalHold {
  constructor(holds: NominationHolds) {
    holds.register((tx, nomination) => this.ask(tx, nomination));
  }

  /** Throws ENROLMENT.ARRIVED. The enrolment is locked for reading until the move is through. */
  private async ask(tx: Transaction, nomination: Nomination): Promise<void> {
    const enrolment = await tx.row<{ state: EnrolmentState }>(
      'SELECT state FROM enrolment WHERE nomination_id = ? LOCK IN SHARE MODE',
      [nomination.id],
    );
    if (!enrolment || !ENROLMENT_STATE_FACTS[enrolment.state].counted) return;
    throw new DomainError(
      'CONFLICT',
      'ENROLMENT.ARRIVED',
      'This person has arrived for the training. The domestic office must undo the arrival before the acceptance can change.',
      { state: enrolment.state },
    );
  }
}
