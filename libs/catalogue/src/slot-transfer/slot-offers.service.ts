import { Injectable } from '@nestjs/common';
import { AuditTrail, DomainError, notFound, Transactions } from '#platform';
import type { Actor } from '#identity';
import { ALLOTMENT_KNOWN } from '../allotment-visibility.js';
import { countriesServedBy } from '../channels.js';
import { changedMeanwhile } from '../courses.service.js';

export interface OfferReceipt {
  countryCode: string;
  slots: number;
  slotsOffered: number;
  version: number;
}

/** The consent of an overseas office that slots of its country go to another one before the deadline. */
@Injectable()
export class SlotOffersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * How many slots the office gives up in all; 0 takes the offer back. Not held against the places taken, of which the
   * office must not learn before their release: headquarters can move unused ones only. Throws ALLOTMENT.OFFER_TOO_LARGE, ALLOTMENT.CHANGED_MEANWHILE.
   */
  offer(
    courseRunId: string,
    countryCode: string,
    slotsOffered: number,
    actor: Actor,
    ifVersion: number,
  ): Promise<OfferReceipt> {
    return this.transactions.run(async (tx) => {
      const served = (await countriesServedBy(tx, actor)).includes(countryCode);
      const known = await tx.row<{ id: string; slots: number; version: number }>(
        `SELECT a.id, a.slots, a.version FROM allotment a JOIN course_run r ON r.id = a.course_run_id
         WHERE a.course_run_id = ? AND a.country_code = ? AND ${ALLOTMENT_KNOWN('a', 'r')}`,
        [courseRunId, countryCode],
      );
      if (!served || !known) throw notFound();
      if (slotsOffered > known.slots) throw offerTooLarge(known.slots);
      const { affectedRows } = await tx.write(
        'UPDATE allotment SET slots_offered = ?, version = version + 1 WHERE id = ? AND version = ? AND slots >= ?',
        [slotsOffered, known.id, ifVersion, slotsOffered],
      );
      if (affectedRows === 0) throw changedMeanwhile('ALLOTMENT', known.version);
      await this.audit.record(tx, {
        action: 'offer-slots',
        subjectType: 'course-run',
        subjectId: courseRunId,
        actorId: actor.accountId,
        details: { countryCode, slotsOffered },
      });
      return { countryCode, slots: known.slots, slotsOffered, version: ifVersion + 1 };
    });
  }
}

function offerTooLarge(slots: number): DomainError {
  const sentence = `The country has ${slots} slots in this course run: it cannot offer more.`;
  return new DomainError('CONFLICT', 'ALLOTMENT.OFFER_TOO_LARGE', sentence, {
    fields: [{ field: 'slots', message: sentence }],
  });
}
