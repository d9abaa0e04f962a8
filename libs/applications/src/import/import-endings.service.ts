import { Injectable } from '@nestjs/common';
import { Files, Outbox, type Transaction, Transactions } from '#platform';
import type { Actor } from '#identity';
import { ImportClaims } from './import-claims.service.js';
import type { ImportReceipt } from './import-intake.service.js';
import { ImportRecords } from './import-records.service.js';
import { importEnded } from './imports.events.js';

/** Nobody comes back to a file after so long; what it says of people goes. */
const KEPT_DAYS = 14;
const DAY = 86_400_000;
export const CLEARING_CONSUMER = 'import-clearing';

/** Imports that are thrown away, by hand or by time, and what remains to be cleared of every import that ended. */
@Injectable()
export class ImportEndings {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: ImportRecords,
    private readonly claims: ImportClaims,
    private readonly files: Files,
    private readonly outbox: Outbox,
  ) {}

  /** Also while it is being checked. Pressing twice gives the same answer. Throws RESOURCE.NOT_FOUND, IMPORT.CONFIRMED. */
  throwAway(id: string, actor: Actor): Promise<ImportReceipt> {
    return this.transactions.run(async (tx) => {
      const found = await this.records.lock(tx, id, actor);
      found.holdToOpen();
      if (found.state !== 'THROWN_AWAY') await this.end(tx, id, actor.accountId);
      return { id, state: 'THROWN_AWAY' as const };
    });
  }

  /** Throws away what nobody confirmed for two weeks. Answers how many. */
  forget(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const old = await tx.rows<{ id: string }>(
        "SELECT id FROM nomination_import WHERE state IN ('CHECKING', 'CHECKED', 'FAULTY', 'REFUSED') AND created_at < ? LIMIT 500 FOR UPDATE",
        [new Date(tx.at.getTime() - KEPT_DAYS * DAY)],
      );
      for (const { id } of old) await this.end(tx, id, null);
      return old.length;
    });
  }

  /** Removes the rows and files of an ended import. Safe to repeat. */
  async clear(eventId: string, importId: string): Promise<void> {
    await this.claims.clearRows(importId);
    const files = await this.transactions.run(async (tx) => {
      const found = await tx.row<{ fileId: string | null; errorsFileId: string | null }>(
        'SELECT file_id fileId, errors_file_id errorsFileId FROM nomination_import WHERE id = ?',
        [importId],
      );
      return [found?.fileId, found?.errorsFileId].filter((id) => typeof id === 'string');
    });
    for (const id of files) await this.files.removeBytes(id);
    await this.transactions.run(async (tx) => {
      await tx.write('UPDATE nomination_import SET file_id = NULL, errors_file_id = NULL WHERE id = ?', [
        importId,
      ]);
      for (const id of files) await this.files.forget(tx, id);
      await this.outbox.consume(tx, eventId, CLEARING_CONSUMER);
    });
  }

  private async end(tx: Transaction, id: string, actorId: string | null): Promise<void> {
    await tx.write("UPDATE nomination_import SET state = 'THROWN_AWAY', ended_at = ? WHERE id = ?", [
      tx.at,
      id,
    ]);
    await this.records.note(tx, 'throw-away', id, actorId, { event: importEnded(id) });
  }
}
