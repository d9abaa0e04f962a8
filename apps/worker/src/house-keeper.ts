import { Injectable } from '@nestjs/common';
import { Clock, Transactions, Uploads } from '#platform';

const DAY = 86_400_000;
/** Somebody on a poor line may go on with a file for so long. */
const UPLOAD_DAYS = 3;

/** What may go, and after how many days. Facts of the business never stand here. */
const TRACES: readonly { table: string; column: string; days: number }[] = [
  { table: 'session', column: 'expires_at', days: 0 },
  { table: 'status_session', column: 'expires_at', days: 0 },
  { table: 'status_link', column: 'expires_at', days: 1 },
  { table: 'status_request', column: 'asked_at', days: 1 },
  { table: 'limit_window', column: 'ends_at', days: 0 },
  { table: 'idempotent_reply', column: 'recorded_at', days: 2 },
];

@Injectable()
export class HouseKeeper {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly uploads: Uploads,
  ) {}

  /** Clears traces that have served their purpose, a thousand rows at a time. Answers how many. */
  async clearOut(): Promise<number> {
    let cleared = 0;
    for (const { table, column, days } of TRACES) {
      const before = new Date(this.clock.now().getTime() - days * DAY);
      for (let gone = 1; gone > 0; cleared += gone) {
        const { affectedRows } = await this.transactions.run((tx) =>
          tx.write(`DELETE FROM ${table} WHERE ${column} < ? LIMIT 1000`, [before]),
        );
        gone = affectedRows;
      }
    }
    const abandoned = new Date(this.clock.now().getTime() - UPLOAD_DAYS * DAY);
    return cleared + (await this.uploads.clearOut(abandoned));
  }
}
