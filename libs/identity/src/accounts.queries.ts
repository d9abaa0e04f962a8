import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, type Page, pageOf } from '#platform';
import type { GrantedRole } from './actor.js';

export interface AccountRow {
  id: string;
  email: string;
  name: string;
  createdAt: Date;
  closedAt: Date | null;
  version: number;
  grants: GrantedRole[];
}

@Injectable()
export class AccountsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  async list(limit: number, after?: string): Promise<Page<AccountRow>> {
    const from = after ? this.cursors.read(after, 'email').values[0] : '';
    const accounts = await this.dataSource.query<(Omit<AccountRow, 'grants'> & { comparable: string })[]>(
      `SELECT id, email, comparable_email comparable, name, created_at createdAt, closed_at closedAt, version
       FROM account WHERE comparable_email > ? ORDER BY comparable_email LIMIT ?`,
      [from, limit + 1],
    );
    const ids = ['', ...accounts.map((account) => account.id)];
    const grants = await this.dataSource.query<(GrantedRole & { accountId: string })[]>(
      'SELECT account_id accountId, role, scope FROM role_grant WHERE account_id IN (?) ORDER BY role, scope',
      [ids],
    );
    const page = pageOf(
      accounts,
      limit,
      (row) => ({ sort: 'email', values: [row.comparable] }),
      this.cursors,
    );
    return {
      ...page,
      rows: page.rows.map(({ comparable: _comparable, ...row }) => ({
        ...row,
        grants: grants
          .filter((grant) => grant.accountId === row.id)
          .map(({ role, scope }) => ({ role, scope })),
      })),
    };
  }
}
