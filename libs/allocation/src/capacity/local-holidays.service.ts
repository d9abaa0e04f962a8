import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  invalid,
  newId,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { lockOffices } from '../domestic-offices/office-lock.js';
import { unknownOffice } from '../domestic-offices/unknown-office.js';
import { type HolidayExceptionFacts, holidayOn } from './holidays.js';

/** Days on which an office, or all of them, does otherwise than the calendar of Japan: headquarters for all, an office for itself. */
@Injectable()
export class LocalHolidaysService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws HOLIDAY.OTHER_OFFICE, HOLIDAY.INVALID, HOLIDAY.ALREADY_THERE, OFFICE.UNKNOWN. */
  enter(
    holiday: HolidayExceptionFacts,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<{ id: string }> {
    const id = newId();
    const { day, domesticOfficeCode, kind, name } = holiday;
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        if (!mayDecideFor(actor, domesticOfficeCode)) throw otherOffice();
        if (kind === 'WORKING_DAY' && !holidayOn(day)) throw noHoliday(day);
        await holdToFirst(tx, holiday);
        await tx.insert('local_holiday', { id, day, domestic_office_code: domesticOfficeCode, kind, name });
        await this.note(tx, 'enter', id, actor, holiday);
        return { id };
      }),
    );
  }

  async takeBack(id: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const holiday = await tx.row<HolidayExceptionFacts>(
        'SELECT day, domestic_office_code domesticOfficeCode, kind, name FROM local_holiday WHERE id = ? FOR UPDATE',
        [id],
      );
      if (!holiday || !mayDecideFor(actor, holiday.domesticOfficeCode)) throw notFound();
      await tx.write('DELETE FROM local_holiday WHERE id = ?', [id]);
      await this.note(tx, 'take-back', id, actor, holiday);
    });
  }

  private note(
    tx: Transaction,
    action: string,
    id: string,
    actor: Actor,
    holiday: HolidayExceptionFacts,
  ): Promise<void> {
    return this.audit.record(tx, {
      ...{ action, subjectType: 'local-holiday', subjectId: id, actorId: actor.accountId },
      details: { ...holiday },
    });
  }
}

function mayDecideFor(actor: Actor, code: string | null): boolean {
  return actor.has('HEADQUARTERS') || (code !== null && actor.scopesOf('DOMESTIC_OFFICE').includes(code));
}

/** One exception a day and office, and an office that exists. */
async function holdToFirst(
  tx: Transaction,
  { day, domesticOfficeCode: code }: HolidayExceptionFacts,
): Promise<void> {
  const offices = await lockOffices(tx);
  if (code !== null && !offices.includes(code)) throw unknownOffice(code);
  const there = await tx.row<{ name: string }>(
    'SELECT name FROM local_holiday WHERE day = ? AND domestic_office_code <=> ?',
    [day, code],
  );
  if (!there) return;
  const sentence = `Of ${day} it is on record already that it is «${there.name}»: take that back first.`;
  throw new DomainError('CONFLICT', 'HOLIDAY.ALREADY_THERE', sentence);
}

function otherOffice(): DomainError {
  const sentence = 'An office enters exceptions of its own days only: name your office, or ask headquarters.';
  return new DomainError('FORBIDDEN', 'HOLIDAY.OTHER_OFFICE', sentence);
}

function noHoliday(day: string): DomainError {
  const message = `day: ${day} is a working day already; WORKING_DAY is for a holiday on which the office is open.`;
  return invalid('HOLIDAY.INVALID', [{ field: 'day', message }]);
}
