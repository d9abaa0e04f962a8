import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  Clock,
  DomainError,
  Idempotency,
  invalid,
  isDuplicateKey,
  newId,
  notFound,
  type RepeatableRequest,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { changedMeanwhile, fiscalYearOf } from '#catalogue';
import { VisitOpeningBalance } from './visit.entity.js';

export type PublishedVisits = Pick<VisitOpeningBalance, 'fiscalYear' | 'visits' | 'source'> & {
  note?: string | null;
};

/** Published yearly figures of visits, entered by headquarters with their source. */
@Injectable()
export class OpeningBalancesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** Throws VISITS.YEAR_NOT_OVER, VISITS.YEAR_ENTERED. */
  enter(
    figure: PublishedVisits,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<{ id: string; version: number }> {
    const id = newId();
    if (figure.fiscalYear >= fiscalYearOf(this.clock.today())) throw yearNotOver(figure.fiscalYear);
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await tx.manager
          .insert(VisitOpeningBalance, { ...figure, id, enteredBy: actor.accountId, enteredAt: tx.at })
          .catch((error: unknown) => {
            throw isDuplicateKey(error) ? yearEntered(figure.fiscalYear) : error;
          });
        const { fiscalYear, visits } = figure;
        await this.audit.record(tx, {
          action: 'enter',
          subjectType: 'visit-opening-balance',
          subjectId: id,
          actorId: actor.accountId,
          details: { fiscalYear, visits },
        });
        return { id, version: 1 };
      }),
    );
  }

  /** Throws VISITS.CHANGED_MEANWHILE. */
  amend(
    id: string,
    changes: Partial<Omit<PublishedVisits, 'fiscalYear'>>,
    actor: Actor,
    ifVersion: number,
  ): Promise<{ id: string; version: number }> {
    return this.transactions.run(async (tx) => {
      const before = await tx.manager.findOneBy(VisitOpeningBalance, { id });
      if (!before) throw notFound();
      const { affected } = await tx.manager.update(
        VisitOpeningBalance,
        { id, version: ifVersion },
        { ...changes, version: ifVersion + 1 },
      );
      if (affected === 0) throw changedMeanwhile('VISITS', before.version);
      await this.audit.record(tx, {
        action: 'amend',
        subjectType: 'visit-opening-balance',
        subjectId: id,
        actorId: actor.accountId,
        details: {
          fiscalYear: before.fiscalYear,
          before: before.visits,
          after: changes.visits ?? before.visits,
        },
      });
      return { id, version: ifVersion + 1 };
    });
  }
}

function yearNotOver(year: number): DomainError {
  const message = `fiscalYear ${year} is not over: its visits are being counted. Enter published figures of years that are over.`;
  return invalid('VISITS.YEAR_NOT_OVER', [{ field: 'fiscalYear', message }]);
}

function yearEntered(year: number): DomainError {
  const sentence = `The published figure of FY${year} is entered already. Amend that entry if it is wrong.`;
  return new DomainError('CONFLICT', 'VISITS.YEAR_ENTERED', sentence, {
    fields: [{ field: 'fiscalYear', message: sentence }],
  });
}
