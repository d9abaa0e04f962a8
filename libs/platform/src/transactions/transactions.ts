import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { Clock } from '../clock.js';
import { DomainError } from '../domain-error.js';
import { newId } from '../identifier.js';
import { isConnectionLoss, isRetried } from './retry.js';
import { Transaction, type WriteResult } from './transaction.js';

const PATIENCE_MS = 10_000;

/**
 * Runs a function as one transaction and retries the whole of it when MariaDB says "again" or goes away, for ten
 * seconds in all; then the caller gets UNAVAILABLE. The function must therefore have no effect but rows.
 */
@Injectable()
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock = new Clock(),
  ) {}

  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const id = newId();
    const at = this.clock.now();
    return this.patiently(() => this.attempt(id, at, work));
  }

  /**
   * One statement that is a transaction by itself: without BEGIN and COMMIT it takes one round trip instead of three.
   * It may run twice when its answer is lost, so it must be one that may be repeated.
   */
  statement(sql: string, parameters: unknown[]): Promise<WriteResult> {
    return this.patiently(() => this.dataSource.query<WriteResult>(sql, parameters));
  }

  private async patiently<T>(attempt: () => Promise<T>): Promise<T> {
    const giveUpAt = performance.now() + PATIENCE_MS;
    for (let tries = 1; ; tries++) {
      try {
        return await attempt();
      } catch (error) {
        if (!isRetried(error)) throw error;
        const pause = Math.min(25 * 2 ** tries, 1_000) * (0.5 + Math.random());
        if (performance.now() + pause > giveUpAt) throw this.unavailable();
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  private async attempt<T>(id: string, at: Date, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    let result: T;
    try {
      await runner.startTransaction();
      result = await work(new Transaction(id, at, runner.manager));
    } catch (error) {
      await this.abandon(runner, error);
      throw error;
    }
    try {
      await runner.commitTransaction();
      return result;
    } catch (error) {
      await this.abandon(runner, error);
      // The reply to COMMIT was lost. If our audit entry is there, it happened (measured: 8 of 28 cut commits had).
      if (isConnectionLoss(error) && (await this.happened(id))) return result;
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async abandon(runner: QueryRunner, error: unknown): Promise<void> {
    if (!isConnectionLoss(error) && runner.isTransactionActive)
      await runner.rollbackTransaction().catch(() => undefined);
    await runner.release();
  }

  /** A locking read: it waits for a commit that is still under way on the server. */
  private async happened(id: string): Promise<boolean> {
    const found: unknown[] = await this.dataSource.query(
      'SELECT 1 FROM audit_entry WHERE transaction_id = ? LIMIT 1 LOCK IN SHARE MODE',
      [id],
    );
    return found.length > 0;
  }

  private unavailable(): DomainError {
    return new DomainError(
      'UNAVAILABLE',
      'SERVICE.DATABASE_UNAVAILABLE',
      'The database does not answer at the moment. Nothing was changed; send the same request again in a few seconds.',
      { retryAfterSeconds: 5 },
    );
  }
}
