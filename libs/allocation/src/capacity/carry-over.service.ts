import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  newId,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import type { FiscalYear } from '#catalogue';
import { lockOffices } from '../domestic-offices/office-lock.js';
import { figuresOfYear } from './office-figures.js';

export interface CarriedOver {
  /** Codes of the offices that got figures. */
  offices: string[];
  /** Languages whose national pool was carried over. */
  languages: string[];
}

/** A new year begins with the figures of the last one; what was said of single weeks stays in its own year. */
@Injectable()
export class CarryOverService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
  ) {}

  /** What the year has already is left alone. Throws CAPACITY.NOTHING_TO_CARRY_OVER. */
  carryOver(fiscalYear: FiscalYear, actor: Actor, request: RepeatableRequest | null): Promise<CarriedOver> {
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        // Whoever enters first figures or opens a pool meanwhile waits, or is seen.
        await lockOffices(tx);
        const carried = {
          offices: await this.offices(tx, fiscalYear),
          languages: await this.pools(tx, fiscalYear),
        };
        if (carried.offices.length + carried.languages.length === 0) throw nothing(fiscalYear);
        await this.audit.record(tx, {
          ...{ action: 'carry-over', subjectType: 'office-capacity', subjectId: String(fiscalYear) },
          ...{ actorId: actor.accountId, details: { ...carried } },
        });
        return carried;
      }),
    );
  }

  private async offices(tx: Transaction, fiscalYear: FiscalYear): Promise<string[]> {
    const there = await figuresOfYear(tx, fiscalYear);
    const before = [...(await figuresOfYear(tx, fiscalYear - 1)).values()].filter(
      ({ domesticOfficeCode }) => !there.has(domesticOfficeCode),
    );
    const copies = before.map((figures) => ({ id: newId(), figures }));
    await tx.insertAll(
      'office_capacity',
      copies.map(({ id, figures }) => ({
        ...{ id, fiscal_year: fiscalYear, domestic_office_code: figures.domesticOfficeCode },
        ...{ rooms: figures.rooms, beds: figures.beds, hotel_beds: figures.hotelBeds },
        ...{ coordinators: figures.coordinators, arrivals_per_week: figures.arrivalsPerWeek },
        seat_weeks_target: figures.seatWeeksTarget,
      })),
    );
    await tx.insertAll(
      'office_interpreters',
      copies.flatMap(({ id, figures }) =>
        figures.interpreters.map((pool) => ({ id: newId(), office_capacity_id: id, ...pool })),
      ),
    );
    return before.map(({ domesticOfficeCode }) => domesticOfficeCode);
  }

  private async pools(tx: Transaction, fiscalYear: FiscalYear): Promise<string[]> {
    const pools = await tx.rows<{ language: string; people: number }>(
      `SELECT language, people FROM interpreter_pool p WHERE fiscal_year = ?
         AND NOT EXISTS (SELECT 1 FROM interpreter_pool q WHERE q.fiscal_year = ? AND q.language = p.language) ORDER BY language`,
      [fiscalYear - 1, fiscalYear],
    );
    await tx.insertAll(
      'interpreter_pool',
      pools.map((pool) => ({ id: newId(), fiscal_year: fiscalYear, ...pool })),
    );
    return pools.map(({ language }) => language);
  }
}

function nothing(fiscalYear: FiscalYear): DomainError {
  const sentence = `FY${fiscalYear - 1} has nothing that FY${fiscalYear} does not have already: enter the figures one by one.`;
  return new DomainError('CONFLICT', 'CAPACITY.NOTHING_TO_CARRY_OVER', sentence);
}
