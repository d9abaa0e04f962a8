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
import { lockOffices } from '../domestic-offices/office-lock.js';
import type { WeekRange } from '../planning-week.js';
import { rangeFaults } from './by-week.js';
import type { CapacityReceipt } from './office-capacities.service.js';

export interface PoolFacts {
  /** At once. */
  people: number;
  changes: (WeekRange & { people: number; reason: string })[];
}

interface PoolRow extends CapacityReceipt {
  fiscalYear: FiscalYear;
  language: string;
}

/** The interpreters whom all offices share, language by language. */
@Injectable()
export class InterpreterPoolsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
  ) {}

  /** From now on runs in this language need an interpreter. Throws INTERPRETERS.INVALID, INTERPRETERS.ALREADY_THERE. */
  open(
    { fiscalYear, language, ...facts }: PoolFacts & Pick<PoolRow, 'fiscalYear' | 'language'>,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<CapacityReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        holdToRules(fiscalYear, facts);
        await lockOffices(tx);
        try {
          await tx.insert('interpreter_pool', {
            id,
            fiscal_year: fiscalYear,
            language,
            people: facts.people,
          });
        } catch (error) {
          throw isDuplicateKey(error) ? alreadyThere(fiscalYear, language) : error;
        }
        await this.insertChanges(tx, id, facts);
        await this.note(tx, 'open', { id, fiscalYear, language, version: 1 }, actor, facts);
        return { id, version: 1 };
      }),
    );
  }

  /** Throws INTERPRETERS.CHANGED_MEANWHILE, INTERPRETERS.INVALID. */
  amend(id: string, facts: PoolFacts, actor: Actor, ifVersion: number): Promise<CapacityReceipt> {
    return this.transactions.run(async (tx) => {
      const pool = await this.lock(tx, id, ifVersion);
      holdToRules(pool.fiscalYear, facts);
      await tx.write('UPDATE interpreter_pool SET people = ?, version = version + 1 WHERE id = ?', [
        facts.people,
        id,
      ]);
      await tx.write('DELETE FROM interpreter_pool_change WHERE pool_id = ?', [id]);
      await this.insertChanges(tx, id, facts);
      await this.note(tx, 'amend', pool, actor, facts);
      return { id, version: ifVersion + 1 };
    });
  }

  /** Entered by mistake: runs in this language need no interpreter any more. Throws INTERPRETERS.CHANGED_MEANWHILE. */
  async close(id: string, actor: Actor, ifVersion: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      const pool = await this.lock(tx, id, ifVersion);
      await tx.write('DELETE FROM interpreter_pool_change WHERE pool_id = ?', [id]);
      await tx.write('DELETE FROM interpreter_pool WHERE id = ?', [id]);
      await this.note(tx, 'close', pool, actor, {});
    });
  }

  private async lock(tx: Transaction, id: string, ifVersion: number): Promise<PoolRow> {
    const pool = await tx.row<PoolRow>(
      'SELECT id, fiscal_year fiscalYear, language, version FROM interpreter_pool WHERE id = ? FOR UPDATE',
      [id],
    );
    if (!pool) throw notFound();
    if (pool.version !== ifVersion) throw changedMeanwhile('INTERPRETERS', pool.version);
    return pool;
  }

  private insertChanges(tx: Transaction, poolId: string, { changes }: PoolFacts): Promise<void> {
    const rows = changes.map(({ fromWeek, toWeek, people, reason }) => ({
      ...{ id: newId(), pool_id: poolId, from_week: fromWeek, to_week: toWeek, people, reason },
    }));
    return tx.insertAll('interpreter_pool_change', rows);
  }

  private note(
    tx: Transaction,
    action: string,
    { id, fiscalYear, language }: PoolRow,
    actor: Actor,
    facts: Partial<PoolFacts>,
  ): Promise<void> {
    return this.audit.record(tx, {
      ...{ action, subjectType: 'interpreter-pool', subjectId: id, actorId: actor.accountId },
      details: { fiscalYear, language, ...facts },
    });
  }
}

function holdToRules(fiscalYear: FiscalYear, { changes }: PoolFacts): void {
  const faults = rangeFaults(changes, 'changes', () => fiscalYear);
  if (faults.length > 0) throw invalid('INTERPRETERS.INVALID', faults);
}

function alreadyThere(fiscalYear: FiscalYear, language: string): DomainError {
  const sentence = `FY${fiscalYear} has a pool for «${language}» already: change that one.`;
  return new DomainError('CONFLICT', 'INTERPRETERS.ALREADY_THERE', sentence);
}
