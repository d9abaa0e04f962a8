import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  invalid,
  newId,
  notFound,
  Outbox,
  type RepeatableRequest,
  type Transaction,
  Transactions,
  tokyoDate,
} from '#platform';
import type { Actor } from '#identity';
import { Allotment } from '../allotment.entity.js';
import { factsFaults } from '../course-run-facts.js';
import { slotsMoved } from './slot-transfer.events.js';
import { SlotTransfer } from './slot-transfer.entity.js';
import { deadlineOfReceiver, groundOfTransfer, type TransferFacts } from './transferable.js';

/** Moves slots that a country does not use to another one, exactly, while others accept, move and amend beside it. */
@Injectable()
export class SlotTransfersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
    private readonly outbox: Outbox,
  ) {}

  /** Both offices are told. Throws SLOTS.NOT_UNUSED, SLOTS.NOT_YET_FREE, SLOTS.INVALID, SLOTS.NOT_ALLOTTED, COURSE_RUN.CLOSED. */
  move(
    courseRunId: string,
    facts: TransferFacts,
    actor: Actor,
    request: RepeatableRequest,
  ): Promise<{ id: string }> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const run = await publishedRun(tx, courseRunId);
        if (facts.fromCountryCode === facts.toCountryCode) throw sameCountry();
        const today = tokyoDate(tx.at);
        const { giver, receiver } = await this.lock(tx, courseRunId, facts);
        const ground = groundOfTransfer(giver, facts.slots, today);
        const deadline = deadlineOfReceiver(receiver, facts.jicaDeadline, today, run.startsOn);
        await this.take(tx, giver, facts.slots);
        await this.give(tx, courseRunId, facts, deadline);
        const { fromCountryCode, toCountryCode, slots, reason } = facts;
        await tx.manager.insert(SlotTransfer, {
          ...{ id, courseRunId, fromCountryCode, toCountryCode, slots, ground, reason },
          ...{ movedBy: actor.accountId, movedAt: tx.at },
        });
        await this.outbox.record(tx, slotsMoved(id, courseRunId), actor.accountId);
        await this.audit.record(tx, {
          action: 'move-slots',
          subjectType: 'course-run',
          subjectId: courseRunId,
          actorId: actor.accountId,
          details: { transferId: id, fromCountryCode, toCountryCode, slots, ground },
        });
        return { id };
      }),
    );
  }

  /** Both countries in the order of their codes: two moves in opposite directions do not wait for each other in a circle. */
  private async lock(
    tx: Transaction,
    courseRunId: string,
    { fromCountryCode, toCountryCode }: TransferFacts,
  ): Promise<{ giver: Allotment; receiver: Allotment | null }> {
    const locked: Allotment[] = [];
    for (const countryCode of [fromCountryCode, toCountryCode].sort()) {
      const one = await tx.manager.findOne(Allotment, {
        where: { courseRunId, countryCode },
        lock: { mode: 'pessimistic_write' },
      });
      if (one) locked.push(one);
    }
    const of = (code: string) => locked.find((one) => one.countryCode === code) ?? null;
    const [giver, receiver] = [of(fromCountryCode), of(toCountryCode)];
    if (!giver) throw notAllotted(fromCountryCode);
    const unreleased = [giver, receiver].find((one) => one?.visibility === 'AWAITS_RELEASE');
    if (unreleased) throw notReleased(unreleased.countryCode);
    return { giver, receiver };
  }

  /** The condition stands in the statement too, so that no reading of it can be older than the change. */
  private async take(tx: Transaction, giver: Allotment, slots: number): Promise<void> {
    const { affectedRows } = await tx.write(
      `UPDATE allotment SET slots_offered = CASE WHEN slots_offered > ? THEN slots_offered - ? ELSE 0 END, slots = slots - ?, version = version + 1
       WHERE id = ? AND slots >= places_taken + ?`,
      [slots, slots, slots, giver.id, slots],
    );
    if (affectedRows === 0) throw new Error('The allotment is locked, and yet its slots changed.');
  }

  private async give(
    tx: Transaction,
    courseRunId: string,
    { toCountryCode, slots }: TransferFacts,
    jicaDeadline: string,
  ): Promise<void> {
    try {
      await tx.write(
        `INSERT INTO allotment (id, course_run_id, country_code, slots, jica_deadline) VALUES (?)
         ON DUPLICATE KEY UPDATE slots = slots + VALUES(slots), jica_deadline = VALUES(jica_deadline), version = version + 1`,
        [[newId(), courseRunId, toCountryCode, slots, jicaDeadline]],
      );
    } catch (error) {
      throw factsFaults(error) ? unknownCountry(toCountryCode) : error;
    }
  }
}

/** A share lock: a run that is being cancelled waits for us, or we see it cancelled. */
async function publishedRun(tx: Transaction, id: string): Promise<{ startsOn: string | null }> {
  const run = await tx.row<{ startsOn: string | null; state: string }>(
    'SELECT starts_on startsOn, state FROM course_run WHERE id = ? LOCK IN SHARE MODE',
    [id],
  );
  if (!run) throw notFound();
  if (run.state === 'PUBLISHED') return run;
  const sentence = 'Slots are moved in published course runs only; in a draft, decide on the proposal anew.';
  throw new DomainError('CONFLICT', 'COURSE_RUN.CLOSED', sentence, { state: run.state });
}

function sameCountry(): DomainError {
  const message = 'toCountryCode must be another country than fromCountryCode.';
  return invalid('SLOTS.INVALID', [{ field: 'toCountryCode', message }]);
}

function unknownCountry(code: string): DomainError {
  const message = `${code} is not one of the known codes; the reference lists have them all.`;
  return invalid('REFERENCE.UNKNOWN', [{ field: 'toCountryCode', message }]);
}

function notAllotted(countryCode: string): DomainError {
  const sentence = `${countryCode} has no slots in this course run: there is nothing to move.`;
  return new DomainError('CONFLICT', 'SLOTS.NOT_ALLOTTED', sentence);
}

function notReleased(countryCode: string): DomainError {
  const sentence = `The slots of ${countryCode} are not released yet: release the allotments of the year first.`;
  return new DomainError('CONFLICT', 'SLOTS.NOT_RELEASED', sentence);
}
