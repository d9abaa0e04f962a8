import { Injectable } from '@nestjs/common';
import { newId } from '../identifier.js';
import { fromJsonColumn } from '../json-column.js';
import { isDuplicateKey } from '../transactions/retry.js';
import type { Transaction } from '../transactions/transaction.js';

export type Fact = string | number | boolean | null | string[] | number[];

/** A past-tense fact, `context.what-happened`, about one subject. Ids and few facts, no personal data. */
export interface DomainEvent {
  type: string;
  subjectId: string;
  facts: Record<string, Fact>;
}

export interface RecordedEvent extends DomainEvent {
  id: string;
  recordedAt: Date;
  actorId: string | null;
}

/** Nothing leaves a transaction but the rows written here; the relay takes them to the queues. */
@Injectable()
export class Outbox {
  record(tx: Transaction, events: DomainEvent | DomainEvent[], actorId: string | null): Promise<void> {
    const rows = [events].flat().map((event) => ({
      id: newId(),
      type: event.type,
      subject_id: event.subjectId,
      facts: JSON.stringify(event.facts),
      actor_id: actorId,
      state: 'PENDING',
      recorded_at: tx.at,
    }));
    return tx.insertAll('outbox_event', rows);
  }

  async read(tx: Transaction, eventId: string): Promise<RecordedEvent | undefined> {
    const row = await tx.row<RecordedEvent>(
      'SELECT id, type, subject_id subjectId, facts, actor_id actorId, recorded_at recordedAt FROM outbox_event WHERE id = ?',
      [eventId],
    );
    return row && { ...row, facts: fromJsonColumn(row.facts) };
  }

  /** False when this consumer has had this event before: then there is nothing left to do. */
  async consume(tx: Transaction, eventId: string, consumer: string): Promise<boolean> {
    try {
      await tx.insert('consumed_event', { event_id: eventId, consumer, consumed_at: tx.at });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
