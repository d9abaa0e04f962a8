import { Injectable } from '@nestjs/common';
import { Outbox, type PlainDate, tokyoDate, type Transaction, Transactions } from '#platform';
import type { JudgedRow } from './row-judge.js';
import type { NominationImport } from './nomination-import.entity.js';

/** A worker that said nothing for so long is taken for dead. A group of rows takes a fraction of a second. */
const LEASE_MS = 30_000;
const CLEARED_AT_ONCE = 2_000;
export const IMPORTS_CONSUMER = 'imports';

/** An import that this worker checks, and nobody else. */
export interface ClaimedImport extends Pick<
  NominationImport,
  'id' | 'courseRunId' | 'countryCode' | 'fileName' | 'encodingSaid'
> {
  fileId: string;
  attempt: number;
  eventId: string;
  /** In Tokyo: nobody is born after it. */
  today: PlainDate;
}

export interface Progress {
  rowsRead: number;
  rowsEstimated: number;
}

/** Another worker has taken the import over, or it was thrown away: what this one does counts no more. */
export class Overtaken extends Error {}

/**
 * Lets one worker at a time check an import. A killed worker's import is taken over when its lease has run out, and
 * begun again; the number of the attempt keeps one that only slept from writing beside its successor.
 */
@Injectable()
export class ImportClaims {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {}

  /** Null when there is nothing to do, or another worker is at it. */
  async claim(importId: string, eventId: string): Promise<ClaimedImport | null> {
    const claimed = await this.transactions.run(async (tx) => {
      const found = await tx.row<ClaimedImport & Pick<NominationImport, 'state' | 'leaseUntil'>>(
        `SELECT id, course_run_id courseRunId, country_code countryCode, file_name fileName, encoding_said encodingSaid,
           file_id fileId, attempt, state, lease_until leaseUntil FROM nomination_import WHERE id = ? FOR UPDATE`,
        [importId],
      );
      if (found?.state !== 'CHECKING') {
        await this.outbox.consume(tx, eventId, IMPORTS_CONSUMER);
        return null;
      }
      if (found.leaseUntil && found.leaseUntil > tx.at) return null;
      const attempt = found.attempt + 1;
      await tx.write(
        'UPDATE nomination_import SET attempt = ?, lease_until = ?, rows_read = 0 WHERE id = ?',
        [attempt, lease(tx), importId],
      );
      return { ...found, attempt, eventId, today: tokyoDate(tx.at) };
    });
    if (claimed && claimed.attempt > 1) await this.clearRows(importId);
    return claimed;
  }

  /** Keeps a group of judged rows, and the claim. Throws Overtaken. */
  async stage(claimed: ClaimedImport, rows: JudgedRow[], progress: Progress): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.hold(tx, claimed, 'lease_until = ?, rows_read = ?, rows_estimated = ?', [
        lease(tx),
        progress.rowsRead,
        progress.rowsEstimated,
      ]);
      await tx.insertAll(
        'nomination_import_row',
        rows.map(({ number, outcome, key, facts, remarks }) => ({
          import_id: claimed.id,
          row_number: number,
          outcome,
          natural_key: key,
          facts,
          remarks: remarks.length > 0 ? JSON.stringify(remarks) : null,
        })),
      );
    });
  }

  /** Ends the check in the transaction of its result. Throws Overtaken. */
  async end(tx: Transaction, claimed: ClaimedImport, set: string, values: unknown[]): Promise<void> {
    await this.hold(tx, claimed, `lease_until = NULL, checked_at = ?, ${set}`, [tx.at, ...values]);
    await this.outbox.consume(tx, claimed.eventId, IMPORTS_CONSUMER);
  }

  /** After a failure: whoever is asked next may begin at once. */
  async giveUp(claimed: ClaimedImport): Promise<void> {
    await this.transactions.statement(
      "UPDATE nomination_import SET lease_until = NULL WHERE id = ? AND attempt = ? AND state = 'CHECKING'",
      [claimed.id, claimed.attempt],
    );
  }

  async clearRows(importId: string): Promise<void> {
    for (let gone = CLEARED_AT_ONCE; gone === CLEARED_AT_ONCE;) {
      const { affectedRows } = await this.transactions.statement(
        'DELETE FROM nomination_import_row WHERE import_id = ? LIMIT ?',
        [importId, CLEARED_AT_ONCE],
      );
      gone = affectedRows;
    }
  }

  private async hold(tx: Transaction, claimed: ClaimedImport, set: string, values: unknown[]): Promise<void> {
    const { affectedRows } = await tx.write(
      `UPDATE nomination_import SET ${set} WHERE id = ? AND attempt = ? AND state = 'CHECKING'`,
      [...values, claimed.id, claimed.attempt],
    );
    if (affectedRows === 0) throw new Overtaken();
  }
}

const lease = (tx: Transaction) => new Date(tx.at.getTime() + LEASE_MS);
