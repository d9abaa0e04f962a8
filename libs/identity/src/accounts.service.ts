import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  comparableMailbox,
  DomainError,
  Idempotency,
  isDuplicateKey,
  newId,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor, GrantedRole } from './actor.js';
import { hashPassword } from './password.js';
import { ROLES } from './roles.js';

export interface NewAccount {
  email: string;
  name: string;
  password: string;
  grants: GrantedRole[];
}

@Injectable()
export class AccountsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
  ) {}

  /** Throws ACCOUNT.EMAIL_TAKEN, GRANT.SCOPE_MISSING, GRANT.SCOPE_NOT_ALLOWED. */
  async open(
    account: NewAccount,
    actor: Actor | null,
    request: RepeatableRequest | null,
  ): Promise<{ id: string }> {
    account.grants.forEach(checkScope);
    const id = newId();
    const passwordHash = await hashPassword(account.password);
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await this.insert(tx, { ...account, id, passwordHash });
        for (const grant of account.grants) await this.insertGrant(tx, id, grant);
        const details = { grants: account.grants };
        await this.audit.record(tx, {
          action: 'open',
          subjectType: 'account',
          subjectId: id,
          actorId: actor?.accountId ?? null,
          details,
        });
        return { id };
      }),
    );
  }

  async grant(accountId: string, grant: GrantedRole, actor: Actor | null): Promise<void> {
    checkScope(grant);
    await this.transactions.run(async (tx) => {
      await this.lock(tx, accountId);
      await this.insertGrant(tx, accountId, grant);
      await this.note(tx, 'grant', accountId, actor, grant);
    });
  }

  /** Takes a role away; the sessions of the account end at once. */
  async revoke(accountId: string, grant: GrantedRole, actor: Actor | null): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.lock(tx, accountId);
      const { affectedRows } = await tx.write(
        'DELETE FROM role_grant WHERE account_id = ? AND role = ? AND scope = ?',
        [accountId, grant.role, grant.scope],
      );
      if (affectedRows === 0) throw notFound();
      await tx.write('DELETE FROM session WHERE account_id = ?', [accountId]);
      await this.note(tx, 'revoke', accountId, actor, grant);
    });
  }

  /** Closes an account; its sessions end at once, its name stays in the history. */
  async close(accountId: string, actor: Actor | null): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.lock(tx, accountId);
      await tx.write('UPDATE account SET closed_at = ?, version = version + 1 WHERE id = ?', [
        tx.at,
        accountId,
      ]);
      await tx.write('DELETE FROM session WHERE account_id = ?', [accountId]);
      await this.note(tx, 'close', accountId, actor);
    });
  }

  private async lock(tx: Transaction, accountId: string): Promise<void> {
    const found = await tx.row('SELECT id FROM account WHERE id = ? AND closed_at IS NULL FOR UPDATE', [
      accountId,
    ]);
    if (!found) throw notFound();
  }

  private async insert(
    tx: Transaction,
    account: NewAccount & { id: string; passwordHash: string },
  ): Promise<void> {
    try {
      await tx.insert('account', {
        id: account.id,
        email: account.email,
        comparable_email: comparableMailbox(account.email),
        name: account.name,
        password_hash: account.passwordHash,
        created_at: tx.at,
      });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw new DomainError(
        'CONFLICT',
        'ACCOUNT.EMAIL_TAKEN',
        'Another account has this e-mail address. Grant the role to that account instead.',
        {
          fields: [{ field: 'email', message: 'email belongs to another account.' }],
        },
      );
    }
  }

  private async insertGrant(tx: Transaction, accountId: string, grant: GrantedRole): Promise<void> {
    await tx.write('INSERT IGNORE INTO role_grant (id, account_id, role, scope, granted_at) VALUES (?)', [
      [newId(), accountId, grant.role, grant.scope, tx.at],
    ]);
  }

  private note(
    tx: Transaction,
    action: string,
    accountId: string,
    actor: Actor | null,
    grant?: GrantedRole,
  ): Promise<void> {
    const details = grant ? { role: grant.role, scope: grant.scope } : {};
    return this.audit.record(tx, {
      action,
      subjectType: 'account',
      subjectId: accountId,
      actorId: actor?.accountId ?? null,
      details,
    });
  }
}

function checkScope(grant: GrantedRole): void {
  if (ROLES[grant.role].scoped === (grant.scope !== '')) return;
  const sentence = ROLES[grant.role].scoped
    ? `The role ${grant.role} needs a scope: the code of the office or the id of the host partner.`
    : `The role ${grant.role} is national: leave its scope empty.`;
  throw new DomainError(
    'INVALID',
    ROLES[grant.role].scoped ? 'GRANT.SCOPE_MISSING' : 'GRANT.SCOPE_NOT_ALLOWED',
    sentence,
    {
      fields: [{ field: 'scope', message: sentence }],
    },
  );
}
