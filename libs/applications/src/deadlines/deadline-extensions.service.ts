import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  invalid,
  newId,
  notFound,
  Outbox,
  type PlainDate,
  type RepeatableRequest,
  tokyoDate,
  type Transaction,
  Transactions,
} from '#platform';
import { ALLOTMENT_TOLD } from '#catalogue';
import type { Actor } from '#identity';
import { deadlineExtended } from './deadlines.events.js';

export interface WantedExtension {
  countryCodes: string[];
  /** The new JICA deadline: its day ends in Tokyo. */
  until: PlainDate;
  reason: string;
}

interface Place {
  countryCode: string;
  jicaDeadline: PlainDate;
}

/** Puts off the JICA deadline of countries in a run; their offices are told by a letter each. */
@Injectable()
export class DeadlineExtensionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /** All of the countries, or none. Throws DEADLINE.NOT_LATER, DEADLINE.INVALID, DEADLINE.COUNTRY_UNKNOWN, COURSE_RUN.NOT_OPEN. */
  extend(
    courseRunId: string,
    wanted: WantedExtension,
    actor: Actor,
    request: RepeatableRequest,
  ): Promise<{ extended: number }> {
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const places = await this.lock(tx, courseRunId, wanted);
        const extensions = places.map(({ countryCode, jicaDeadline }) => ({
          id: newId(),
          course_run_id: courseRunId,
          country_code: countryCode,
          from_date: jicaDeadline,
          until_date: wanted.until,
          reason: wanted.reason,
          extended_by: actor.accountId,
          extended_at: tx.at,
        }));
        await tx.insertAll('deadline_extension', extensions);
        await tx.write(
          'UPDATE allotment SET jica_deadline = ?, version = version + 1 WHERE course_run_id = ? AND country_code IN (?)',
          [wanted.until, courseRunId, places.map(({ countryCode }) => countryCode)],
        );
        await this.audit.record(tx, {
          action: 'extend-deadline',
          subjectType: 'course-run',
          subjectId: courseRunId,
          actorId: actor.accountId,
          details: { until: wanted.until, countries: places.map(({ countryCode }) => countryCode) },
        });
        const events = extensions.map(({ id, country_code }) =>
          deadlineExtended(id, courseRunId, country_code),
        );
        await this.outbox.record(tx, events, actor.accountId);
        return { extended: extensions.length };
      }),
    );
  }

  private async lock(tx: Transaction, courseRunId: string, wanted: WantedExtension): Promise<Place[]> {
    const run = await tx.row<{ state: string; startsOn: PlainDate | null }>(
      'SELECT state, starts_on startsOn FROM course_run WHERE id = ? FOR UPDATE',
      [courseRunId],
    );
    if (!run) throw notFound();
    if (run.state !== 'PUBLISHED') throw notOpen();
    const places = await tx.rows<Place>(
      // The letter of an extension must not tell of slots that are not released.
      `SELECT a.country_code countryCode, a.jica_deadline jicaDeadline FROM allotment a
       WHERE a.course_run_id = ? AND a.country_code IN (?) AND ${ALLOTMENT_TOLD('a')} ORDER BY a.country_code FOR UPDATE`,
      [courseRunId, ['', ...wanted.countryCodes]],
    );
    const missing = wanted.countryCodes.filter((code) => !places.some((place) => place.countryCode === code));
    if (missing.length > 0)
      throw fault(
        'countryCodes',
        'DEADLINE.COUNTRY_UNKNOWN',
        `${missing.join(', ')}: no slots in this run that are released. Allot and release some first.`,
      );
    const late = places.filter(({ jicaDeadline }) => jicaDeadline >= wanted.until);
    if (late.length > 0)
      throw fault(
        'until',
        'DEADLINE.NOT_LATER',
        `The deadline of ${late.map(({ countryCode, jicaDeadline }) => `${countryCode} is ${jicaDeadline}`).join(', ')} already: choose a later day.`,
      );
    if (wanted.until < tokyoDate(tx.at))
      throw fault(
        'until',
        'DEADLINE.INVALID',
        `${wanted.until} is over in Tokyo: choose today or a later day.`,
      );
    if (run.startsOn && wanted.until >= run.startsOn)
      throw fault(
        'until',
        'DEADLINE.INVALID',
        `The JICA deadline must be before the run starts on ${run.startsOn}.`,
      );
    return places;
  }
}

const fault = (field: string, code: string, message: string): DomainError =>
  invalid(code, [{ field, message }]);

const notOpen = (): DomainError =>
  new DomainError(
    'CONFLICT',
    'COURSE_RUN.NOT_OPEN',
    'Deadlines are extended in published course runs only. In a draft, change the allotment itself.',
  );
