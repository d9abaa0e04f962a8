import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addDays, AuditTrail, endOfDayInTokyo, HttpSettings, tokyoDate, Transactions } from '#platform';
import { InvitationRecords } from './invitation-records.service.js';

const SESSION_HOURS = 8;
const HOUR = 3_600_000;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const newToken = () => randomBytes(32).toString('base64url');

/** The nominee whose pages are open. */
export interface NomineeAtWork {
  invitationId: string;
  nominationId: string;
}

const STANDS = 'i.revoked_at IS NULL AND i.handed_over_at IS NULL';

/** Links in letters, and the sessions that they open. Only hashes are stored. */
@Injectable()
export class NomineeLinks {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly settings: HttpSettings,
    private readonly invitations: InvitationRecords,
  ) {}

  /** A fresh link for the letter that is being sent, and the day (Tokyo) to the end of which it opens; null when the invitation has ended, or went to another address. */
  issue(invitationId: string, email: string): Promise<{ token: string; until: string } | null> {
    const token = newToken();
    return this.transactions.run(async (tx) => {
      const standing = await tx.row(
        `SELECT i.id FROM nominee_invitation i JOIN nomination n ON n.id = i.nomination_id
         WHERE i.id = ? AND i.address_mark = ? AND ${STANDS} AND n.state IN ('DRAFT', 'RETURNED')`,
        [invitationId, this.invitations.markOf(email)],
      );
      if (!standing) return null;
      const until = addDays(tokyoDate(tx.at), this.settings.invitationDays);
      await tx.insert('nominee_link', {
        token_hash: hashOf(token),
        invitation_id: invitationId,
        expires_at: endOfDayInTokyo(until),
      });
      return { token, until };
    });
  }

  /** A person pressed the button. The link opens as often as it is needed, for a form is filled in on several days. Null for every link that does not open. */
  open(token: string): Promise<string | null> {
    const session = newToken();
    return this.transactions.run(async (tx) => {
      const link = await tx.row<NomineeAtWork & { expiresAt: Date }>(
        `SELECT i.id invitationId, i.nomination_id nominationId, l.expires_at expiresAt FROM nominee_link l
         JOIN nominee_invitation i ON i.id = l.invitation_id WHERE l.token_hash = ? AND l.expires_at > ? AND ${STANDS}`,
        [hashOf(token), tx.at],
      );
      if (!link) return null;
      const evening = tx.at.getTime() + SESSION_HOURS * HOUR;
      await tx.insert('nominee_session', {
        token_hash: hashOf(session),
        invitation_id: link.invitationId,
        expires_at: new Date(Math.min(evening, link.expiresAt.getTime())),
      });
      await tx.write('UPDATE nominee_invitation SET opened_at = COALESCE(opened_at, ?) WHERE id = ?', [
        tx.at,
        link.invitationId,
      ]);
      await this.audit.record(tx, {
        action: 'open-invitation',
        subjectType: 'nomination',
        subjectId: link.nominationId,
        actorId: null,
        details: { invitationId: link.invitationId },
      });
      return session;
    });
  }

  /** Whose pages these are, or null: the session has ended, or its invitation has. */
  async atWork(session: string): Promise<NomineeAtWork | null> {
    return this.transactions.run(async (tx) => {
      const row = await tx.row<NomineeAtWork>(
        `SELECT i.id invitationId, i.nomination_id nominationId FROM nominee_session s
         JOIN nominee_invitation i ON i.id = s.invitation_id WHERE s.token_hash = ? AND s.expires_at > ? AND ${STANDS}`,
        [hashOf(session), tx.at],
      );
      return row ?? null;
    });
  }

  async close(session: string): Promise<void> {
    await this.transactions.run((tx) =>
      tx.write('DELETE FROM nominee_session WHERE token_hash = ?', [hashOf(session)]),
    );
  }
}
