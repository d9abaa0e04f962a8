import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { comparableMailbox, DomainError, type Limit, Limits } from '#platform';
import { hashPassword, passwordMatches } from './password.js';
import { type OpenedSession, SessionsService } from './sessions.service.js';

const PER_ACCOUNT: Limit = { name: 'sign-in-account', tries: 10, seconds: 900 };
const PER_ADDRESS: Limit = { name: 'sign-in-address', tries: 60, seconds: 900 };

@Injectable()
export class SignInService {
  /** Checked when no account has the address, so that both answers take the same time. */
  private readonly decoy = hashPassword(randomBytes(16).toString('hex'));

  constructor(
    private readonly dataSource: DataSource,
    private readonly limits: Limits,
    private readonly sessions: SessionsService,
  ) {}

  /** Answers the token of a new session. Throws SIGN_IN.REFUSED, SIGN_IN.TOO_MANY_TRIES. */
  async signIn(email: string, password: string, fromAddress: string): Promise<OpenedSession> {
    const comparable = comparableMailbox(email);
    const wait = Math.max(
      await this.limits.spend(PER_ACCOUNT, comparable),
      await this.limits.spend(PER_ADDRESS, fromAddress),
    );
    if (wait > 0) {
      throw new DomainError(
        'TOO_MANY',
        'SIGN_IN.TOO_MANY_TRIES',
        `Too many tries. Wait ${Math.ceil(wait / 60)} minutes, then sign in again.`,
        {
          retryAfterSeconds: wait,
        },
      );
    }
    const [account] = await this.dataSource.query<{ id: string; passwordHash: string }[]>(
      'SELECT id, password_hash passwordHash FROM account WHERE comparable_email = ? AND closed_at IS NULL',
      [comparable],
    );
    const matches = await passwordMatches(password, account?.passwordHash ?? (await this.decoy));
    if (!account || !matches) {
      throw new DomainError(
        'UNAUTHENTICATED',
        'SIGN_IN.REFUSED',
        'E-mail address and password do not belong together. Check both and try again.',
      );
    }
    await this.limits.forgive(PER_ACCOUNT, comparable);
    return this.sessions.open(account.id);
  }
}
