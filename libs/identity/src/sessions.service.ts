import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditTrail, Clock, HttpSettings, Transactions } from '#platform';
import { Actor, type GrantedRole } from './actor.js';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

export interface OpenedSession {
  token: string;
  expiresAt: Date;
  seconds: number;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly http: HttpSettings,
  ) {}

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
    return first
      ? new Actor(
          first.id,
          first.name,
          rows.map(({ role, scope }) => ({ role, scope })),
        )
      : null;
  }

  async signOut(token: string): Promise<void> {
    await this.transactions.run((tx) =>
      tx.write('DELETE FROM session WHERE token_hash = ?', [hashOf(token)]),
    );
  }

  /** A session for somebody whose identity has been proved. */
  async open(accountId: string): Promise<OpenedSession> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const seconds = this.http.sessionHours * 3_600;
    const expiresAt = new Date(now.getTime() + seconds * 1000);
    await this.transactions.run(async (tx) => {
      await tx.insert('session', {
        token_hash: hashOf(token),
        account_id: accountId,
        created_at: now,
        expires_at: expiresAt,
      });
      await this.audit.record(tx, {
        action: 'sign-in',
        subjectType: 'account',
        subjectId: accountId,
        actorId: accountId,
      });
    });
    return { token, expiresAt, seconds };
  }
}
