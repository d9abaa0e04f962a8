import { Injectable } from '@nestjs/common';
import { AuditTrail, type DomainEvent, notFound, Outbox, type Transaction } from '#platform';
import type { Actor } from '#identity';
import { NominationImport } from './nomination-import.entity.js';

/** Reads an import for change, and leaves what belongs to every change of one: audit entry and event. */
@Injectable()
export class ImportRecords {
  constructor(
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /** Locks one import of the actor's offices. Throws RESOURCE.NOT_FOUND. */
  async lock(tx: Transaction, id: string, actor: Actor): Promise<NominationImport> {
    const row = await tx.row<Partial<NominationImport>>(
      `SELECT id, state, course_run_id courseRunId, country_code countryCode, new_rows newRows, known_rows knownRows
       FROM nomination_import WHERE id = ? AND overseas_office_code IN (?) FOR UPDATE`,
      [id, actor.scopesOf('OVERSEAS_OFFICE')],
    );
    if (!row) throw notFound();
    return Object.assign(new NominationImport(), row);
  }

  async note(
    tx: Transaction,
    action: string,
    importId: string,
    actorId: string | null,
    { event, details }: { event: DomainEvent; details?: Record<string, unknown> },
  ): Promise<void> {
    await this.audit.record(tx, {
      action,
      subjectType: 'nomination-import',
      subjectId: importId,
      actorId,
      details,
    });
    await this.outbox.record(tx, event, actorId);
  }
}
