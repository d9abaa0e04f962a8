import { Injectable } from '@nestjs/common';
import { Clock, Transactions, Uploads } from '#platform';

const DAY = 86_400_000;
/** Somebody on a poor line may go on with a file for so long. */
const UPLOAD_DAYS = 3;
/** A letter that failed may be sent again for so long: it reads the event that it tells of. */
const EVENT_DAYS = 90;

/** What may go, and after how many days. Facts of the business never stand here. */
const TRACES: readonly { table: string; column: string; days: number }[] = [
  { table: 'session', column: 'expires_at', days: 0 },
  { table: 'status_session', column: 'expires_at', days: 0 },
  { table: 'status_link', column: 'expires_at', days: 1 },
  { table: 'nominee_session', column: 'expires_at', days: 0 },
  { table: 'status_request', column: 'asked_at', days: 1 },
  { table: 'limit_window', column: 'ends_at', days: 0 },
  { table: 'idempotent_reply', column: 'recorded_at', days: 2 },
  { table: 'plan_proposal_progress', column: 'noted_at', days: 30 },
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
    const before = (days: number) => new Date(this.clock.now().getTime() - days * DAY);
    cleared += await this.uploads.clearOut(before(UPLOAD_DAYS));
    return cleared + (await this.clearEvents(before(EVENT_DAYS)));
  }

  /** Events that every consumer has confirmed long ago; one that was not is never cleared. */
  private async clearEvents(before: Date): Promise<number> {
    for (let cleared = 0; ;) {
      const gone = await this.transactions.run(async (tx) => {
        const old = await tx.rows<{ id: string }>(
          "SELECT id FROM outbox_event WHERE state = 'DONE' AND recorded_at < ? ORDER BY id LIMIT 1000",
          [before],
        );
        if (old.length === 0) return 0;
        const ids = old.map(({ id }) => id);
        await tx.write('DELETE FROM consumed_event WHERE event_id IN (?)', [ids]);
        await tx.write('DELETE FROM outbox_event WHERE id IN (?)', [ids]);
        return ids.length;
      });
      if (gone === 0) return cleared;
      cleared += gone;
    }
  }
}
