import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  AuditTrail,
  Clock,
  comparableMailbox,
  DomainError,
  HttpSettings,
  type Limit,
  Limits,
  Transactions,
} from '#platform';
import { Actor, type GrantedRole } from './actor.js';
import { hashPassword, passwordMatches } from './password.js';

const PER_ACCOUNT: Limit = { name: 'sign-in-account', tries: 10, seconds: 900 };
const PER_ADDRESS: Limit = { name: 'sign-in-address', tries: 60, seconds: 900 };

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

export interface OpenedSession {
  token: string;
  expiresAt: Date;
  seconds: number;
}

@Injectable()
export class SessionsService {
  /** Checked when no account has the address, so that both answers take the same time. */
  private readonly decoy = hashPassword(randomBytes(16).toString('hex'));

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly limits: Limits,
    private readonly http: HttpSettings,
  ) {}

  /** Answers the token of a new session. Throws SIGN_IN.REFUSED, SIGN_IN.TOO_MANY_TRIES. */
  async signIn(email: string, password: string, fromAddress: string): Promise<OpenedSession> {
    const comparable = comparableMailbox(email);
    const wait = Math.max(await this.limits.spend(PER_ACCOUNT, comparable), await this.limits.spend(PER_ADDRESS, fromAddress));
    if (wait > 0) {
      throw new DomainError('TOO_MANY', 'SIGN_IN.TOO_MANY_TRIES', `Too many tries. Wait ${Math.ceil(wait / 60)} minutes, then sign in again.`, {
        retryAfterSeconds: wait,
      });
    }
    const [account] = await this.dataSource.query<{ id: string; passwordHash: string }[]>(
      'SELECT id, password_hash passwordHash FROM account WHERE comparable_email = ? AND closed_at IS NULL',
      [comparable],
    );
    const matches = await passwordMatches(password, account?.passwordHash ?? (await this.decoy));
    if (!account || !matches) {
      throw new DomainError('UNAUTHENTICATED', 'SIGN_IN.REFUSED', 'E-mail address and password do not belong together. Check both and try again.');
    }
    await this.limits.forgive(PER_ACCOUNT, comparable);
    return this.open(account.id);
  }

  /** The actor of a token with the grants of this moment, or null: unknown, expired, closed account, no grant left. */
  async actorOf(token: string): Promise<Actor | null> {
    const rows = await this.dataSource.query<(GrantedRole & { id: string; name: string })[]>(
      `SELECT a.id, a.name, g.role, g.scope FROM session s
       JOIN account a ON a.id = s.account_id AND a.closed_at IS NULL
       JOIN role_grant g ON g.account_id = a.id
       WHERE s.token_hash = ? AND s.expires_at > ?`,
      [hashOf(token), this.clock.now()],
    );
    const [first] = rows;
    return first ? new Actor(first.id, first.name, rows.map(({ role, scope }) => ({ role, scope }))) : null;
  }

  async signOut(token: string): Promise<void> {
    await this.transactions.run((tx) => tx.write('DELETE FROM session WHERE token_hash = ?', [hashOf(token)]));
  }

  private async open(accountId: string): Promise<OpenedSession> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const seconds = this.http.sessionHours * 3_600;
    const expiresAt = new Date(now.getTime() + seconds * 1000);
    await this.transactions.run(async (tx) => {
      await tx.insert('session', { token_hash: hashOf(token), account_id: accountId, created_at: now, expires_at: expiresAt });
      await this.audit.record(tx, { action: 'sign-in', subjectType: 'account', subjectId: accountId, actorId: accountId });
    });
    return { token, expiresAt, seconds };
  }
}
