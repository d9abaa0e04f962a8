import { Injectable } from '@nestjs/common';
import {
  DomainError,
  Idempotency,
  invalid,
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
import { dossierClosed, holdToForm } from './dossier-refusals.js';
import type { FormPartName } from './form/form-field.js';
import { InvitationRecords } from './invitation-records.service.js';

const MOST_AN_HOUR = 5;

export interface InvitationReceipt {
  id: string;
  /** Parts whose sealed answers this address had not written: they begin anew. */
  forgotten: FormPartName[];
}

/** The overseas office invites the nominee to fill in their own parts, and may take it back. */
@Injectable()
export class NomineeInvitations {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly records: NominationRecords,
    private readonly invitations: InvitationRecords,
  ) {}

  /**
   * Sends a link to the nominee's address; an invitation that stands ends with it, so that one link opens at a time.
   * Throws INVITATION.NO_ADDRESS, INVITATION.TOO_MANY, DOSSIER.CLOSED, DOSSIER.NO_FORM.
   */
  invite(nominationId: string, actor: Actor, request: RepeatableRequest): Promise<InvitationReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const nomination = await this.records.lock(tx, nominationId, scopeOf(actor, 'OVERSEAS_OFFICE'), null);
        if (nomination.state !== 'DRAFT' && nomination.state !== 'RETURNED') throw dossierClosed();
        await holdToForm(tx, nomination);
        const email = await this.addressOf(tx, nomination);
        await this.holdToFewLetters(tx, nomination);
        const forgotten = await this.invitations.begin(tx, { id, nomination, email }, actor);
        return { id, forgotten };
      }),
    );
  }

  /** The link stops opening, and pages that are open stop saving. Safe to repeat. */
  async revoke(nominationId: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.records.lock(tx, nominationId, scopeOf(actor, 'OVERSEAS_OFFICE'), null);
      await this.invitations.revoke(tx, nominationId, actor);
    });
  }

  private async addressOf(tx: Transaction, nomination: Nomination): Promise<string> {
    const person = await tx.row<{ email: string | null }>('SELECT email FROM person WHERE id = ?', [
      nomination.personId,
    ]);
    if (!person) throw notFound();
    if (person.email) return person.email;
    const message = 'The e-mail address of the nominee is missing: write it into the nomination first.';
    throw invalid('INVITATION.NO_ADDRESS', [{ field: 'email', message }]);
  }

  /** Nobody's mailbox is to be flooded from here. */
  private async holdToFewLetters(tx: Transaction, nomination: Nomination): Promise<void> {
    const anHourAgo = new Date(tx.at.getTime() - 3_600_000);
    const recent = await tx.rows(
      'SELECT id FROM nominee_invitation WHERE nomination_id = ? AND invited_at > ? LIMIT ?',
      [nomination.id, anHourAgo, MOST_AN_HOUR],
    );
    if (recent.length < MOST_AN_HOUR) return;
    throw new DomainError(
      'TOO_MANY',
      'INVITATION.TOO_MANY',
      `The nominee was invited ${MOST_AN_HOUR} times within an hour. Ask whether the address is right before you send another.`,
      { retryAfterSeconds: 3_600 },
    );
  }
}

/** Throws INVITATION.ENDED. */
export async function holdToStandingInvitation(tx: Transaction, invitationId: string): Promise<void> {
  const standing = await tx.row(
    'SELECT id FROM nominee_invitation WHERE id = ? AND revoked_at IS NULL AND handed_over_at IS NULL FOR UPDATE',
    [invitationId],
  );
  if (standing) return;
  throw new DomainError(
    'CONFLICT',
    'INVITATION.ENDED',
    'This invitation has ended: it was taken back, or you have handed your parts over. Ask the office that nominates you for a new link.',
  );
}
