import { Injectable } from '@nestjs/common';
import type { Transaction } from '../transactions/transaction.js';
import { Transactions } from '../transactions/transactions.js';
import type { DomainEvent } from './outbox.js';

export type ClaimedEvent = Pick<DomainEvent, 'type' | 'subjectId'> & { id: string };

const BATCH = 500;
const LOST_AFTER_MS = 60_000;
const PAGE = 5_000;
/** In a queue that is merely long nothing is lost: what goes round again must not make it longer without end. */
const REPEATED_AT_ONCE = 2_000;

const lostBefore = (tx: Transaction) => new Date(tx.at.getTime() - LOST_AFTER_MS);

/** Takes events from the outbox to the queues: claim, commit, hand over, mark. Any number of relays may run side by side. */
@Injectable()
export class OutboxRelay {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Moves one batch; answers how many events it moved. When `handOver` fails (Redis is away) the events go back
   * to PENDING, and a relay that is killed in between leaves CLAIMED rows to the sweeper.
   */
  async relay(handOver: (events: ClaimedEvent[]) => Promise<void>): Promise<number> {
    const events = await this.transactions.run((tx) => this.claim(tx));
    if (events.length === 0) return 0;
    try {
      await handOver(events);
    } catch (error) {
      await this.mark(events, 'PENDING');
      throw error;
    }
    await this.mark(events, 'DISPATCHED');
    return events.length;
  }

  /** Events that a killed relay or a lost job left behind go round again; `consumers` says who must confirm a type. */
  async sweep(consumers: (type: string) => readonly string[]): Promise<{ repeated: number; done: number }> {
    const sum = { repeated: await this.reclaim(), done: 0 };
    for (let after: string | null = ''; after !== null;) {
      const page = await this.sweepPage(consumers, { after, repeat: REPEATED_AT_ONCE - sum.repeated });
      sum.repeated += page.repeated;
      sum.done += page.done;
      after = page.last;
    }
    return sum;
  }

  private async reclaim(): Promise<number> {
    const { affectedRows } = await this.transactions.run((tx) =>
      tx.write("UPDATE outbox_event SET state = 'PENDING' WHERE state = 'CLAIMED' AND moved_at < ?", [
        lostBefore(tx),
      ]),
    );
    return affectedRows;
  }

  /** One page of events on their way, in the order of their ids. */
  private sweepPage(
    consumers: (type: string) => readonly string[],
    { after, repeat }: { after: string; repeat: number },
  ): Promise<{ repeated: number; done: number; last: string | null }> {
    return this.transactions.run(async (tx) => {
      const open = await tx.rows<{ id: string; type: string; consumed: string | null; movedAt: Date }>(
        `SELECT e.id, e.type, e.moved_at movedAt, (SELECT GROUP_CONCAT(c.consumer) FROM consumed_event c WHERE c.event_id = e.id) consumed
         FROM outbox_event e WHERE e.state = 'DISPATCHED' AND e.id > ? ORDER BY e.id LIMIT ${PAGE}`,
        [after],
      );
      const isDone = (row: { type: string; consumed: string | null }) => {
        const seen = new Set((row.consumed ?? '').split(','));
        return consumers(row.type).every((consumer) => seen.has(consumer));
      };
      const done = open.filter(isDone).map((row) => row.id);
      const lost = open
        .filter((row) => !isDone(row) && row.movedAt < lostBefore(tx))
        .slice(0, Math.max(repeat, 0))
        .map((row) => row.id);
      if (done.length > 0) await tx.write("UPDATE outbox_event SET state = 'DONE' WHERE id IN (?)", [done]);
      if (lost.length > 0)
        await tx.write("UPDATE outbox_event SET state = 'PENDING' WHERE id IN (?)", [lost]);
      const last = open.length === PAGE ? open.at(-1)!.id : null;
      return { repeated: lost.length, done: done.length, last };
    });
  }

  private async claim(tx: Transaction): Promise<ClaimedEvent[]> {
    const events = await tx.rows<ClaimedEvent>(
      `SELECT id, type, subject_id subjectId FROM outbox_event WHERE state = 'PENDING' ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
    );
    if (events.length > 0) {
      await tx.write("UPDATE outbox_event SET state = 'CLAIMED', moved_at = ? WHERE id IN (?)", [
        tx.at,
        events.map((event) => event.id),
      ]);
    }
    return events;
  }

  private mark(events: ClaimedEvent[], state: 'PENDING' | 'DISPATCHED'): Promise<unknown> {
    const ids = events.map((event) => event.id);
    return this.transactions.statement('UPDATE outbox_event SET state = ? WHERE id IN (?)', [state, ids]);
  }
}
