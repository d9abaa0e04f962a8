import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  invalid,
  isDuplicateKey,
  newId,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { changedMeanwhile, type FiscalYear } from '#catalogue';
import { unknownOffice } from '../domestic-offices/unknown-office.js';
import { capacityFaults } from './capacity-faults.js';
import type { CapacityFacts } from './office-figures.js';

export interface CapacityReceipt {
  id: string;
  version: number;
}

interface CapacityRow extends CapacityReceipt {
  fiscalYear: FiscalYear;
  domesticOfficeCode: string;
}

/** The figures of domestic offices by fiscal year: headquarters sets all of them, an office its own. */
@Injectable()
export class OfficeCapacitiesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
  ) {}

  /** The first figures of an office for a year. Throws CAPACITY.INVALID, CAPACITY.ALREADY_THERE, OFFICE.UNKNOWN. */
  set(
    { fiscalYear, domesticOfficeCode }: Pick<CapacityRow, 'fiscalYear' | 'domesticOfficeCode'>,
    facts: CapacityFacts,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<CapacityReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        holdToRules(fiscalYear, facts);
        const office = await tx.row('SELECT 1 FROM domestic_office WHERE code = ?', [domesticOfficeCode]);
        if (!office) throw unknownOffice(domesticOfficeCode);
        const row = { id, fiscal_year: fiscalYear, domestic_office_code: domesticOfficeCode };
        try {
          await tx.insert('office_capacity', { ...row, ...figuresOf(facts) });
        } catch (error) {
          throw isDuplicateKey(error) ? alreadyThere(fiscalYear, domesticOfficeCode) : error;
        }
        await this.insertParts(tx, id, facts);
        await this.note(tx, 'set', { id, fiscalYear, domesticOfficeCode, version: 1 }, actor, facts);
        return { id, version: 1 };
      }),
    );
  }

  /** All of it is said anew. Throws CAPACITY.CHANGED_MEANWHILE, CAPACITY.INVALID. */
  amend(id: string, facts: CapacityFacts, actor: Actor, ifVersion: number): Promise<CapacityReceipt> {
    return this.transactions.run(async (tx) => {
      const capacity = await this.lock(tx, id, actor);
      if (capacity.version !== ifVersion) throw changedMeanwhile('CAPACITY', capacity.version);
      holdToRules(capacity.fiscalYear, facts);
      const columns = Object.entries(figuresOf(facts));
      await tx.write(
        `UPDATE office_capacity SET ${columns.map(([column]) => `${column} = ?`).join(', ')}, version = version + 1 WHERE id = ?`,
        [...columns.map(([, figure]) => figure), id],
      );
      for (const table of PARTS) await tx.write(`DELETE FROM ${table} WHERE office_capacity_id = ?`, [id]);
      await this.insertParts(tx, id, facts);
      await this.note(tx, 'amend', capacity, actor, facts);
      return { id, version: ifVersion + 1 };
    });
  }

  /** An office's own: another's is unknown to it, as far as changing goes. */
  private async lock(tx: Transaction, id: string, actor: Actor): Promise<CapacityRow> {
    const capacity = await tx.row<CapacityRow>(
      `SELECT id, fiscal_year fiscalYear, domestic_office_code domesticOfficeCode, version
       FROM office_capacity WHERE id = ? FOR UPDATE`,
      [id],
    );
    const mayChange =
      actor.has('HEADQUARTERS') ||
      actor.scopesOf('DOMESTIC_OFFICE').includes(capacity?.domesticOfficeCode ?? '');
    if (!capacity || !mayChange) throw notFound();
    return capacity;
  }

  private async insertParts(
    tx: Transaction,
    id: string,
    { interpreters, changes, closures }: CapacityFacts,
  ): Promise<void> {
    const owned = () => ({ id: newId(), office_capacity_id: id });
    const weeks = ({ fromWeek, toWeek }: { fromWeek: number; toWeek: number }) => ({
      from_week: fromWeek,
      to_week: toWeek,
    });
    await tx.insertAll(
      'office_interpreters',
      interpreters.map(({ language, people }) => ({ ...owned(), language, people })),
    );
    await tx.insertAll(
      'capacity_change',
      changes.map(({ quantity, language, figure, reason, ...range }) => ({
        ...{ ...owned(), quantity, language, ...weeks(range), figure, reason },
      })),
    );
    await tx.insertAll(
      'office_closure',
      closures.map(({ reason, ...range }) => ({ ...owned(), ...weeks(range), reason })),
    );
  }

  private note(
    tx: Transaction,
    action: string,
    { id, fiscalYear, domesticOfficeCode }: CapacityRow,
    actor: Actor,
    facts: CapacityFacts,
  ): Promise<void> {
    return this.audit.record(tx, {
      ...{ action, subjectType: 'office-capacity', subjectId: id, actorId: actor.accountId },
      details: { fiscalYear, domesticOfficeCode, ...facts },
    });
  }
}

const PARTS = ['office_interpreters', 'capacity_change', 'office_closure'] as const;

function figuresOf(facts: CapacityFacts): Record<string, number> {
  const { rooms, beds, hotelBeds, coordinators, arrivalsPerWeek, seatWeeksTarget } = facts;
  return {
    ...{ rooms, beds, hotel_beds: hotelBeds, coordinators },
    ...{ arrivals_per_week: arrivalsPerWeek, seat_weeks_target: seatWeeksTarget },
  };
}

function holdToRules(fiscalYear: FiscalYear, facts: CapacityFacts): void {
  const faults = capacityFaults(fiscalYear, facts);
  if (faults.length > 0) throw invalid('CAPACITY.INVALID', faults);
}

function alreadyThere(fiscalYear: FiscalYear, code: string): DomainError {
  const sentence = `${code} has figures for FY${fiscalYear} already: change those.`;
  return new DomainError('CONFLICT', 'CAPACITY.ALREADY_THERE', sentence);
}
