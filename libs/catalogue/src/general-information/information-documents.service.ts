import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Files, fromJsonColumn, Outbox, tokyoDate, Transactions, Typesetter } from '#platform';
import type { ChangedItem } from './difference.js';
import { printedInformation, type VersionToPrint } from './print.js';
import { snapshotFrom, type StoredSnapshot } from './stored-snapshot.js';

const TEMPLATE = join(import.meta.dirname, 'general-information.typ');
const CONSUMER = 'information-pdf';

/** Sets issued versions as PDF and keeps them. */
@Injectable()
export class InformationDocuments {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly typesetter: Typesetter,
    private readonly files: Files,
  ) {}

  /** Safe to repeat: a version has one PDF, and what it says never changes. */
  async set(versionId: string, eventId: string): Promise<void> {
    const version = await this.versionToPrint(versionId);
    if (!version) return;
    const bytes = await this.typesetter.pdf(TEMPLATE, printedInformation(version));
    const { courseNumber } = version.snapshot.facts;
    const name = `General Information ${courseNumber} version ${version.number}.pdf`;
    const file = await this.files.put({ name, mediaType: 'application/pdf', bytes });
    const kept = await this.transactions.run(async (tx) => {
      if (!(await this.outbox.consume(tx, eventId, CONSUMER))) return false;
      await this.files.record(tx, file);
      await tx.write('UPDATE information_version SET file_id = ? WHERE id = ?', [file.id, versionId]);
      return true;
    });
    // The same job ran twice at once, and the other one was first.
    if (!kept) await this.files.removeBytes(file.id);
  }

  private async versionToPrint(id: string): Promise<VersionToPrint | null> {
    const row = await this.transactions.run((tx) =>
      tx.row<
        StoredSnapshot & { number: number; issuedAt: Date; note: string | null; difference: string | null }
      >(
        'SELECT number, issued_at issuedAt, note, difference, content, facts FROM information_version WHERE id = ? AND file_id IS NULL',
        [id],
      ),
    );
    if (!row) return null;
    return {
      number: row.number,
      issuedOn: tokyoDate(row.issuedAt),
      note: row.note,
      difference: row.difference ? fromJsonColumn<ChangedItem[]>(row.difference) : [],
      snapshot: snapshotFrom(row),
    };
  }
}
