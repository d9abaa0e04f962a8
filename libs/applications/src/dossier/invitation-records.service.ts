import { Injectable } from '@nestjs/common';
import { AuditTrail, comparableMailbox, Outbox, SealedFields, type Transaction } from '#platform';
import type { Actor } from '#identity';
import { nomineeInvited } from '../applications.events.js';
import type { Nomination } from '../nomination.entity.js';
import { Passports } from '../people/passports.service.js';
import type { FormPartName } from './form/form-field.js';

/** Writes invitations with all that belongs to them: the end of the one before, audit entry, event. */
@Injectable()
export class InvitationRecords {
  constructor(
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly sealedFields: SealedFields,
    private readonly passports: Passports,
  ) {}

  /** Keyed: by it an invitation knows its address again without holding it. */
  markOf(email: string): string {
    return this.sealedFields.fingerprint('nominee-address', comparableMailbox(email));
  }

  /** Answers the parts whose sealed answers were forgotten, because this address had not written them. */
  async begin(
    tx: Transaction,
    invitation: { id: string; nomination: Nomination; email: string },
    actor: Actor,
  ): Promise<FormPartName[]> {
    const { id, nomination } = invitation;
    const nominationId = nomination.id;
    const mark = this.markOf(invitation.email);
    await this.close(tx, nominationId);
    const forgotten = await this.forgetOthers(tx, nomination, mark);
    await tx.insert('nominee_invitation', {
      id,
      nomination_id: nominationId,
      invited_by: actor.accountId,
      invited_at: tx.at,
      address_mark: mark,
    });
    await this.outbox.record(tx, nomineeInvited(nominationId, id), actor.accountId);
    await this.note(tx, 'invite-nominee', nominationId, actor, { invitationId: id, forgotten });
    return forgotten;
  }

  async revoke(tx: Transaction, nominationId: string, actor: Actor): Promise<void> {
    const ended = await this.close(tx, nominationId);
    await this.note(tx, 'revoke-invitation', nominationId, actor, { ended });
  }

  private async close(tx: Transaction, nominationId: string): Promise<number> {
    const { affectedRows } = await tx.write(
      'UPDATE nominee_invitation SET revoked_at = ? WHERE nomination_id = ? AND revoked_at IS NULL AND handed_over_at IS NULL',
      [tx.at, nominationId],
    );
    return affectedRows;
  }

  /**
   * The pages show a nominee the own sealed answers, and those only: the address may be wrong, or the office's own. What
   * was written from another address or typed by the office begins anew. What was handed in stays in its version.
   */
  private async forgetOthers(
    tx: Transaction,
    { id: nominationId, personId }: Nomination,
    mark: string,
  ): Promise<FormPartName[]> {
    const others = await tx.rows<{ id: string; part: FormPartName }>(
      `SELECT d.id, d.part FROM dossier_part d LEFT JOIN nominee_invitation i ON i.id = d.nominee_invitation_id
       WHERE d.nomination_id = ? AND d.sealed IS NOT NULL AND (i.id IS NULL OR i.address_mark <> ?)`,
      [nominationId, mark],
    );
    for (const { id } of others)
      await tx.write(
        `UPDATE dossier_part SET sealed = NULL, nominee_invitation_id = NULL,
           written_by = 'OVERSEAS_OFFICE', last_change = '', changed_at = ?, version = version + 1 WHERE id = ?`,
        [tx.at, id],
      );
    if (others.some(({ part }) => part === 'PART_B')) await this.passports.keep(tx, personId, null);
    return others.map(({ part }) => part);
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
