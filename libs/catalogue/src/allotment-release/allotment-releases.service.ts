import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  newId,
  Outbox,
  type RepeatableRequest,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { notOpen, windowIn } from '../programme-calendar/calendar-rows.js';
import { allotmentsReleased } from './allotment-release.events.js';

export interface ReleaseReceipt {
  id: string;
  fiscalYear: number;
  allotments: number;
}

/** Makes decided allotments known: one act, one letter to each overseas office. */
@Injectable()
export class AllotmentReleasesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
    private readonly outbox: Outbox,
  ) {}

  /**
   * All that is decided and unreleased in the fiscal year of a calendar; one that names no day for it holds nobody up.
   * Throws RELEASE.NOTHING_TO_RELEASE, RELEASE.NOT_OPEN.
   */
  release(calendarId: string, actor: Actor, request: RepeatableRequest): Promise<ReleaseReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const window = await windowIn(tx, calendarId, 'ALLOTMENT_RELEASE');
        const { fiscalYear } = window;
        if (window.opensOn !== null && !window.open)
          throw notOpen('RELEASE.NOT_OPEN', 'The release of allotments', window);
        await tx.insert('allotment_release', {
          id,
          fiscal_year: fiscalYear,
          allotments: 0,
          released_by: actor.accountId,
          released_at: tx.at,
        });
        // The version starts anew: it would tell how often headquarters had changed its mind.
        const { affectedRows: allotments } = await tx.write(
          `UPDATE allotment a JOIN course_run r ON r.id = a.course_run_id
           SET a.visibility = 'RELEASED', a.release_id = ?, a.version = 1
           WHERE r.fiscal_year = ? AND r.state IN ('DRAFT', 'PUBLISHED') AND a.visibility = 'AWAITS_RELEASE'`,
          [id, fiscalYear],
        );
        if (allotments === 0) throw nothingToRelease(fiscalYear);
        await tx.write('UPDATE allotment_release SET allotments = ? WHERE id = ?', [allotments, id]);
        await this.outbox.record(tx, allotmentsReleased(id, fiscalYear), actor.accountId);
        await this.audit.record(tx, {
          action: 'release',
          subjectType: 'allotment-release',
          subjectId: id,
          actorId: actor.accountId,
          details: { fiscalYear, allotments },
        });
        return { id, fiscalYear, allotments };
      }),
    );
  }
}

function nothingToRelease(fiscalYear: number): DomainError {
  const sentence = `No allotment of FY${fiscalYear} is decided and unreleased: decide on the proposals first.`;
  return new DomainError('CONFLICT', 'RELEASE.NOTHING_TO_RELEASE', sentence);
}
