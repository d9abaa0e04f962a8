import { Injectable } from '@nestjs/common';
import type { Transaction } from '../transactions/transaction.js';
import { Transactions } from '../transactions/transactions.js';
import type { DomainEvent } from './outbox.js';

export type ClaimedEvent = Pick<DomainEvent, 'type' | 'subjectId'> & { id: string };

const BATCH = 500;
const LOST_AFTER_MS = 60_000;

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
    return this.transactions.run(async (tx) => {
      const before = new Date(tx.at.getTime() - LOST_AFTER_MS);
      const { affectedRows: reclaimed } = await tx.write(
        "UPDATE outbox_event SET state = 'PENDING' WHERE state = 'CLAIMED' AND moved_at < ?",
        [before],
      );
      const open = await tx.rows<{ id: string; type: string; consumed: string | null; movedAt: Date }>(
        `SELECT e.id, e.type, e.moved_at movedAt, (SELECT GROUP_CONCAT(c.consumer) FROM consumed_event c WHERE c.event_id = e.id) consumed
         FROM outbox_event e WHERE e.state = 'DISPATCHED' ORDER BY e.id LIMIT 5000`,
      );
      const isDone = (row: { type: string; consumed: string | null }) => {
        const seen = new Set((row.consumed ?? '').split(','));
        return consumers(row.type).every((consumer) => seen.has(consumer));
      };
      const done = open.filter(isDone).map((row) => row.id);
      const lost = open.filter((row) => !isDone(row) && row.movedAt < before).map((row) => row.id);
      if (done.length > 0) await tx.write("UPDATE outbox_event SET state = 'DONE' WHERE id IN (?)", [done]);
      if (lost.length > 0)
        await tx.write("UPDATE outbox_event SET state = 'PENDING' WHERE id IN (?)", [lost]);
      return { repeated: reclaimed + lost.length, done: done.length };
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
