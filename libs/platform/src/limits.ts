import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns.js';
import { ProductSettings } from './settings/index.js';
import { Transactions } from './transactions/transactions.js';

/** How often something was tried in a window of time. The key is a keyed hash: no address stands in it. */
@Entity('limit_window')
@Index('ix_limit_window_ends', ['endsAt'])
export class LimitWindow {
  @PrimaryColumn({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin', name: 'limit_key' })
  limitKey: string;

  @Column({ type: 'int', unsigned: true })
  tries: number;

  @InstantColumn({ name: 'ends_at' })
  endsAt: Date;
}

export interface Limit {
  name: string;
  tries: number;
  seconds: number;
}

/** Limits that protect people. They live in MariaDB, since they must hold while Redis is away. */
@Injectable()
export class Limits {
  constructor(
    private readonly transactions: Transactions,
    private readonly product: ProductSettings,
  ) {}

  /** Counts one try. Answers 0 when it is within the limit, else the seconds until the window ends. */
  async spend(limit: Limit, of: string): Promise<number> {
    const key = this.keyOf(limit, of);
    return this.transactions.run(async (tx) => {
      const ends = new Date(tx.at.getTime() + limit.seconds * 1000);
      await tx.write(
        `INSERT INTO limit_window (limit_key, tries, ends_at) VALUES (?, 1, ?)
         ON DUPLICATE KEY UPDATE tries = IF(ends_at <= ?, 1, tries + 1), ends_at = IF(ends_at <= ?, VALUES(ends_at), ends_at)`,
        [key, ends, tx.at, tx.at],
      );
      const window = await tx.row<{ tries: number; endsAt: Date }>(
        'SELECT tries, ends_at endsAt FROM limit_window WHERE limit_key = ?',
        [key],
      );
      if (!window || window.tries <= limit.tries) return 0;
      return Math.max(1, Math.ceil((window.endsAt.getTime() - tx.at.getTime()) / 1000));
    });
  }

  async forgive(limit: Limit, of: string): Promise<void> {
    await this.transactions.run((tx) =>
      tx.write('DELETE FROM limit_window WHERE limit_key = ?', [this.keyOf(limit, of)]),
    );
  }

  private keyOf(limit: Limit, of: string): string {
    return createHmac('sha256', this.product.secret).update(`${limit.name}\n${of}`).digest('hex');
  }
}
