import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  newId,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import type { Nomination } from '../nomination.entity.js';
import { NominationRecords } from '../nomination-records.service.js';
import { scopeOf } from '../nomination-scope.js';
import { AttachmentIntake } from './attachment-intake.service.js';
import type { AttachmentKind } from './attachment.entity.js';

const MOST = 20;

/** The documents of a nomination: put to it by the overseas office while it may change. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly intake: AttachmentIntake,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly records: NominationRecords,
  ) {}

  /**
   * Puts an uploaded file to a nomination. Throws UPLOAD.INCOMPLETE, FILE.TOO_LARGE, FILE.NOT_ALLOWED, FILE.HARMFUL,
   * FILE.NOT_SCANNED, ATTACHMENT.TOO_MANY, NOMINATION.NOT_EDITABLE.
   */
  async attach(
    nominationId: string,
    wanted: { uploadId: string; kind: AttachmentKind },
    actor: Actor,
    request: RepeatableRequest,
  ): Promise<{ id: string }> {
    const scope = scopeOf(actor, 'OVERSEAS_OFFICE');
    // Asked before the file is looked at, so that nobody can try out foreign ids; and again under lock.
    const earlier = await this.transactions.run(async (tx) => {
      const nomination = await this.records.lock(tx, nominationId, scope, null);
      const reply = await this.idempotency.before<{ id: string }>(tx, request);
      if (!reply) holdToEditable(nomination);
      return reply;
    });
    if (earlier) return earlier;
    const id = newId();
    return this.intake.keep(wanted.uploadId, actor.accountId, (tx, file) =>
      this.idempotency.once(tx, request, async () => {
        const nomination = await this.records.lock(tx, nominationId, scope, null);
        holdToEditable(nomination);
        const present = await tx.rows(
          'SELECT id FROM attachment WHERE nomination_id = ? AND removed_at IS NULL',
          [nominationId],
        );
        if (present.length >= MOST) throw tooMany();
        await this.intake.record(tx, wanted.uploadId, file);
        await tx.insert('attachment', {
          id,
          nomination_id: nominationId,
          kind: wanted.kind,
          file_id: file.id,
          added_by: actor.accountId,
          added_at: tx.at,
        });
        await this.note(tx, 'attach', nominationId, actor, { attachmentId: id, kind: wanted.kind });
        return { id };
      }),
    );
  }

  /** Takes a document off. Its file goes for good; that it was there stays on record. Throws NOMINATION.NOT_EDITABLE. */
  async remove(nominationId: string, attachmentId: string, actor: Actor): Promise<void> {
    const fileId = await this.transactions.run(async (tx) => {
      const scope = scopeOf(actor, 'OVERSEAS_OFFICE');
      const nomination = await this.records.lock(tx, nominationId, scope, null);
      holdToEditable(nomination);
      const attachment = await tx.row<{ fileId: string }>(
        'SELECT file_id fileId FROM attachment WHERE id = ? AND nomination_id = ? AND removed_at IS NULL',
        [attachmentId, nominationId],
      );
      if (!attachment) throw notFound();
      await tx.write('UPDATE attachment SET removed_at = ? WHERE id = ?', [tx.at, attachmentId]);
      await this.note(tx, 'detach', nominationId, actor, { attachmentId });
      return attachment.fileId;
    });
    await this.intake.forget(fileId);
  }

  private note(
    tx: Transaction,
    action: string,
    nominationId: string,
    actor: Actor,
    details: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(tx, {
      action,
      subjectType: 'nomination',
      subjectId: nominationId,
      actorId: actor.accountId,
      details,
    });
  }
}

function holdToEditable(nomination: Nomination): void {
  if (nomination.state === 'DRAFT' || nomination.state === 'RETURNED') return;
  throw new DomainError(
    'CONFLICT',
    'NOMINATION.NOT_EDITABLE',
    'Documents are added and taken off while a nomination is a draft or returned. Ask the domestic office to return it.',
  );
}

function tooMany(): DomainError {
  return new DomainError(
    'CONFLICT',
    'ATTACHMENT.TOO_MANY',
    `A nomination takes at most ${MOST} documents. Join some of them into one PDF, or take one off.`,
  );
}
