import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  newId,
  notFound,
  Outbox,
  type PlainDate,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { changedMeanwhile } from '#catalogue';
import { STATES, type NominationState } from '#applications';
import { Enrolment, type RunDates } from './enrolment.entity.js';
import type { EnrolmentMove, EnrolmentRule, EnrolmentState } from './enrolment.lifecycle.js';
import type { EnrolmentStep } from './enrolment-step.entity.js';
import { enrolmentMoved } from './training.events.js';

export interface EnrolmentReceipt {
  id: string;
  state: EnrolmentState;
  version: number;
}

type Locked = Enrolment & RunDates;

const COLUMNS = `e.id, e.nomination_id nominationId, e.course_run_id courseRunId, e.country_code countryCode, e.person_id personId, e.state,
  e.observer, e.arrived_on arrivedOn, e.ended_on endedOn, e.counted_in countedIn, e.continues_through continuesThrough, e.version`;

@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  /** Throws RESOURCE.NOT_FOUND, ENROLMENT.CHANGED_MEANWHILE and what the entity asks. */
  make(
    wanted: {
      id: string;
      move: EnrolmentMove;
      ifVersion: number;
      on?: PlainDate;
      reason?: string | null;
      request?: RepeatableRequest | null;
    },
    actor: Actor,
  ): Promise<EnrolmentReceipt> {
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, wanted.request ?? null, async () => {
        if (wanted.move === 'arrive') await this.holdToAcceptance(tx, wanted.id);
        const enrolment = await this.lock(
          tx,
          'e.id = ? AND e.course_run_id IN (SELECT id FROM course_run WHERE domestic_office_code IN (?))',
          [wanted.id, actor.scopesOf('DOMESTIC_OFFICE')],
        );
        if (!enrolment) throw notFound();
        if (enrolment.version !== wanted.ifVersion) throw changedMeanwhile('ENROLMENT', enrolment.version);
        await this.step(
          tx,
          enrolment,
          wanted.move,
          { as: 'DOMESTIC_OFFICE', accountId: actor.accountId },
          wanted,
        );
        const { id, state, version } = enrolment;
        return { id, state, version };
      }),
    );
  }

  /**
   * Brings the enrolment of a nomination in line with it: opened by acceptance, cancelled before arrival when the
   * acceptance falls, renewed when it returns. Safe to repeat, in any order.
   */
  async follow(tx: Transaction, nominationId: string): Promise<void> {
    const nomination = await tx.row<{
      state: NominationState;
      courseRunId: string;
      countryCode: string;
      personId: string;
    }>(
      'SELECT state, course_run_id courseRunId, country_code countryCode, person_id personId FROM nomination WHERE id = ? FOR UPDATE',
      [nominationId],
    );
    if (!nomination) return;
    const enrolled = await this.lock(tx, 'e.nomination_id = ?', [nominationId]);
    const stands = STATES[nomination.state].enrols;
    const system = { as: 'SYSTEM', accountId: null } as const;
    if (stands && !enrolled) await this.open(tx, nominationId, nomination);
    if (stands && enrolled?.state === 'CANCELLED') await this.step(tx, enrolled, 'renew', system, {});
    if (!stands && enrolled?.state === 'PRE_DEPARTURE') await this.step(tx, enrolled, 'cancel', system, {});
  }

  /**
   * Only somebody whose acceptance stands arrives. The nomination is locked first, as everywhere: an acceptance that
   * is being reopened is either seen here, or sees the arrival. Throws ENROLMENT.NOT_ACCEPTED.
   */
  private async holdToAcceptance(tx: Transaction, enrolmentId: string): Promise<void> {
    const nomination = await tx.row<{ state: NominationState }>(
      `SELECT n.state FROM nomination n
       WHERE n.id = (SELECT e.nomination_id FROM enrolment e WHERE e.id = ?) LOCK IN SHARE MODE`,
      [enrolmentId],
    );
    if (!nomination || STATES[nomination.state].enrols) return;
    throw new DomainError(
      'CONFLICT',
      'ENROLMENT.NOT_ACCEPTED',
      'The acceptance of this person does not stand any more, so no arrival can be recorded. Accept the nomination again first.',
      { state: nomination.state },
    );
  }

  private async open(
    tx: Transaction,
    nominationId: string,
    nomination: { courseRunId: string; countryCode: string; personId: string },
  ): Promise<void> {
    const id = newId();
    const now = tx.at;
    const { courseRunId, countryCode, personId } = nomination;
    await tx.manager.insert(Enrolment, {
      id,
      nominationId,
      courseRunId,
      countryCode,
      personId,
      createdAt: now,
    });
    await this.record(tx, {
      id: newId(),
      enrolmentId: id,
      move: 'enrol',
      fromState: null,
      toState: 'PRE_DEPARTURE',
      actorId: null,
      madeAt: now,
      happenedOn: null,
      reason: null,
    });
  }

  private async step(
    tx: Transaction,
    enrolment: Locked,
    move: EnrolmentMove,
    by: { as: EnrolmentRule['by']; accountId: string | null },
    facts: { on?: PlainDate; reason?: string | null },
  ): Promise<void> {
    const before = { countedIn: enrolment.countedIn, continuesThrough: enrolment.continuesThrough };
    const { programmeType, startsOn, endsOn } = enrolment;
    const step = enrolment.make(move, by, tx.at, {
      ...facts,
      run: { programmeType, startsOn, endsOn },
    });
    await tx.write(
      'UPDATE enrolment SET state = ?, arrived_on = ?, ended_on = ?, counted_in = ?, continues_through = ?, version = ? WHERE id = ?',
      [
        enrolment.state,
        enrolment.arrivedOn,
        enrolment.endedOn,
        enrolment.countedIn,
        enrolment.continuesThrough,
        enrolment.version,
        enrolment.id,
      ],
    );
    await this.record(tx, step);
    await this.outbox.record(tx, enrolmentMoved(move, enrolment, before), by.accountId);
  }

  private async lock(tx: Transaction, where: string, parameters: unknown[]): Promise<Locked | null> {
    const row = await tx.row<Locked>(
      `SELECT ${COLUMNS} FROM enrolment e WHERE ${where} FOR UPDATE`,
      parameters,
    );
    if (!row) return null;
    const run = await tx.row<RunDates>(
      'SELECT programme_type programmeType, starts_on startsOn, ends_on endsOn FROM course_run WHERE id = ?',
      [row.courseRunId],
    );
    return run ? Object.assign(new Enrolment(), row, { observer: Boolean(row.observer) }, run) : null;
  }

  private async record(tx: Transaction, step: EnrolmentStep): Promise<void> {
    await tx.insert('enrolment_step', {
      id: step.id,
      enrolment_id: step.enrolmentId,
      move: step.move,
      from_state: step.fromState,
      to_state: step.toState,
      actor_id: step.actorId,
      made_at: step.madeAt,
      happened_on: step.happenedOn,
      reason: step.reason,
    });
    const details = { from: step.fromState, to: step.toState };
    await this.audit.record(tx, {
      action: step.move,
      subjectType: 'enrolment',
      subjectId: step.enrolmentId,
      actorId: step.actorId,
      details,
    });
  }
}
