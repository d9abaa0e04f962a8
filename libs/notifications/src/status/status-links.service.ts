import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  comparableMailbox,
  DomainError,
  type Limit,
  Limits,
  newId,
  Outbox,
  Transactions,
} from '#platform';
import { STATUS_REQUESTED } from './status-requested.js';

const PER_ADDRESS: Limit = { name: 'status-address', tries: 3, seconds: 3600 };
const PER_CALLER: Limit = { name: 'status-caller', tries: 20, seconds: 3600 };
const LINK_MINUTES = 10;
const SESSION_MINUTES = 30;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const inMinutes = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000);
const newToken = () => randomBytes(32).toString('base64url');

/** Status by e-mail: a request, a link that opens once, a short reading session. The same answer for every address. */
@Injectable()
export class StatusLinks {
  constructor(
    private readonly transactions: Transactions,
    private readonly limits: Limits,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Known and unknown addresses cost the same: the look-up is done behind the queue. Past three requests an hour for
   * an address nothing is sent and nothing is said. Throws STATUS.TOO_MANY_REQUESTS for a caller past twenty an hour.
   */
  async ask(email: string, callerAddress: string): Promise<void> {
    const wait = await this.limits.spend(PER_CALLER, callerAddress);
    if (wait > 0) {
      const sentence = `Too many requests from here. Try again in ${Math.ceil(wait / 60)} minutes.`;
      throw new DomainError('TOO_MANY', 'STATUS.TOO_MANY_REQUESTS', sentence, { retryAfterSeconds: wait });
    }
    if ((await this.limits.spend(PER_ADDRESS, comparableMailbox(email))) > 0) return;
    const id = newId();
    await this.transactions.run(async (tx) => {
      await tx.insert('status_request', { id, email, asked_at: tx.at });
      await this.outbox.record(tx, { type: STATUS_REQUESTED, subjectId: id, facts: {} }, null);
      await this.audit.record(tx, {
        action: 'ask-status',
        subjectType: 'status-request',
        subjectId: id,
        actorId: null,
      });
    });
  }

  /** A fresh link for the letter that is being sent. */
  async issue(email: string): Promise<string> {
    const token = newToken();
    await this.transactions.run((tx) =>
      tx.insert('status_link', {
        token_hash: hashOf(token),
        email,
        expires_at: inMinutes(tx.at, LINK_MINUTES),
      }),
    );
    return token;
  }

  /** A person pressed the button: the first browser wins, and may press again. Answers a session, or null for every other link. */
  async open(token: string, browser: string): Promise<string | null> {
    const session = newToken();
    return this.transactions.run(async (tx) => {
      const now = tx.at;
      const { affectedRows } = await tx.write(
        `UPDATE status_link SET opened_at = COALESCE(opened_at, ?), opened_by = ? WHERE token_hash = ? AND expires_at > ?
         AND (opened_by IS NULL OR opened_by = ?)`,
        [now, hashOf(browser), hashOf(token), now, hashOf(browser)],
      );
      // A repeated press changes nothing in the row, and MariaDB then may count it as not affected: look who has it.
      const link = await tx.row<{ email: string; openedBy: string | null }>(
        'SELECT email, opened_by openedBy FROM status_link WHERE token_hash = ? AND expires_at > ?',
        [hashOf(token), now],
      );
      if (!link || (affectedRows === 0 && link.openedBy !== hashOf(browser))) return null;
      const expiresAt = inMinutes(now, SESSION_MINUTES);
      await tx.insert('status_session', {
        token_hash: hashOf(session),
        email: link.email,
        expires_at: expiresAt,
      });
      return session;
    });
  }

  emailOf(session: string): Promise<string | null> {
    return this.transactions.run(async (tx) => {
      const row = await tx.row<{ email: string }>(
        'SELECT email FROM status_session WHERE token_hash = ? AND expires_at > ?',
        [hashOf(session), tx.at],
      );
      return row?.email ?? null;
    });
  }

  async close(session: string): Promise<void> {
    await this.transactions.run((tx) =>
      tx.write('DELETE FROM status_session WHERE token_hash = ?', [hashOf(session)]),
    );
  }
}
