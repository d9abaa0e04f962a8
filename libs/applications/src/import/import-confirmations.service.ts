import { Injectable } from '@nestjs/common';
import { fromJsonColumn, type Transaction, Transactions } from '#platform';
import type { Actor } from '#identity';
import { Drafts, newDraft, type NomineeFacts, type OpenedFor } from '../drafts.service.js';
import { runOpenFor } from '../open-run.js';
import type { ImportReceipt } from './import-intake.service.js';
import { ImportRecords } from './import-records.service.js';
import { importEnded } from './imports.events.js';
import { knownNominees } from './known-nominees.js';
import type { NaturalKey } from './natural-key.js';

const ROWS_AT_ONCE = 500;

interface StagedRow {
  row: number;
  naturalKey: NaturalKey;
  facts: string | NomineeFacts;
}

/** Turns the rows of a checked file into drafts: all of them in one transaction, or none. */
@Injectable()
export class ImportConfirmations {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: ImportRecords,
    private readonly drafts: Drafts,
  ) {}

  /**
   * Pressing twice gives the same answer. Who was nominated since the file was checked is left out.
   * Throws RESOURCE.NOT_FOUND, IMPORT.NOT_CONFIRMABLE, COURSE_RUN.NOT_OPEN, NOMINATION.DEADLINE_PASSED.
   */
  confirm(id: string, actor: Actor): Promise<ImportReceipt> {
    return this.transactions.run(async (tx) => {
      const found = await this.records.lock(tx, id, actor);
      if (found.state === 'CONFIRMED') return { id, state: found.state };
      found.holdToConfirmable();
      const { courseRunId, countryCode } = found;
      const { fiscalYear } = await runOpenFor(tx, courseRunId, countryCode, actor);
      const where = { courseRunId, countryCode, fiscalYear, actorId: actor.accountId };
      const known = await this.knownNow(tx, where);
      const { created, leftOut } = await this.openDrafts(tx, id, where, known);
      await tx.write(
        "UPDATE nomination_import SET state = 'CONFIRMED', ended_at = ?, new_rows = ?, known_rows = known_rows + ? WHERE id = ?",
        [tx.at, created, leftOut, id],
      );
      await this.records.note(tx, 'confirm', id, actor.accountId, {
        event: importEnded(id),
        details: { created, leftOut },
      });
      return { id, state: 'CONFIRMED' as const };
    });
  }

  /** Two files of one country to one run wait for each other here, so that the second sees whom the first brought. */
  private async knownNow(
    tx: Transaction,
    { courseRunId, countryCode }: OpenedFor,
  ): Promise<ReadonlyMap<NaturalKey, string>> {
    await tx.row('SELECT id FROM allotment WHERE course_run_id = ? AND country_code = ? FOR UPDATE', [
      courseRunId,
      countryCode,
    ]);
    return knownNominees((sql, values) => tx.rows(sql, values), courseRunId, countryCode);
  }

  private async openDrafts(
    tx: Transaction,
    importId: string,
    where: OpenedFor,
    known: ReadonlyMap<NaturalKey, string>,
  ): Promise<{ created: number; leftOut: number }> {
    let [created, leftOut, after] = [0, 0, -1];
    for (let found = ROWS_AT_ONCE; found === ROWS_AT_ONCE;) {
      const staged = await tx.rows<StagedRow>(
        "SELECT `row_number` `row`, natural_key naturalKey, facts FROM nomination_import_row WHERE import_id = ? AND outcome = 'NEW' AND `row_number` > ? ORDER BY `row_number` LIMIT ?",
        [importId, after, ROWS_AT_ONCE],
      );
      const rows = staged.filter(({ naturalKey }) => !known.has(naturalKey));
      const drafts = rows.map(({ facts }) => newDraft(fromJsonColumn<NomineeFacts>(facts)));
      await this.drafts.open(tx, where, drafts);
      await tx.insertAll(
        'nomination_origin',
        rows.map(({ row, naturalKey }, at) => ({
          nomination_id: drafts[at]!.id,
          import_id: importId,
          row_number: row,
          natural_key: naturalKey,
        })),
      );
      created += rows.length;
      leftOut += staged.length - rows.length;
      found = staged.length;
      after = staged.at(-1)?.row ?? after;
    }
    return { created, leftOut };
  }
}
