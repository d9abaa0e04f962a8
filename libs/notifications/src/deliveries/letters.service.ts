import { Injectable } from '@nestjs/common';
import { newId, Outbox, type Transaction, Transactions } from '#platform';
import { LetterFamilies } from '../letters/families.js';
import type { Addressee } from '../letters/family.js';

/** Turns an event into delivery rows: exactly one per (event, letter, recipient). */
@Injectable()
export class LettersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly families: LetterFamilies,
  ) {}

  /**
   * Answers the deliveries that may be sent at once. Safe to repeat: a second time there is nothing left to do.
   * What is to be written is looked up before the transaction: whoever holds a connection while waiting for a second
   * one stands still when all of the pool do so.
   */
  async write(eventId: string): Promise<string[]> {
    const event = await this.transactions.run((tx) => this.outbox.read(tx, eventId));
    if (!event) return [];
    const groups: Addressee[][] = [];
    for (const family of this.families.ofEvent(event.type)) groups.push(...(await family.addressees(event)));
    return this.transactions.run(async (tx) => {
      if (!(await this.outbox.consume(tx, eventId, 'letters'))) return [];
      const ready: string[] = [];
      for (const group of groups) ready.push(...(await this.insert(tx, event.id, group)));
      return ready;
    });
  }

  /** Rows of one group in order, each after the one before; the first is ready. */
  private async insert(tx: Transaction, eventId: string, group: Addressee[]): Promise<string[]> {
    const now = tx.at;
    const ids = group.map(() => newId());
    const rows = group.map((addressee, index) => ({
      id: ids[index],
      event_id: eventId,
      letter: addressee.letter,
      recipient_kind: addressee.recipient.kind,
      recipient_ref: addressee.recipient.ref,
      subject_id: addressee.subjectId,
      language: addressee.language,
      after_delivery_id: ids[index - 1] ?? null,
      written_at: now,
      next_attempt_at: now,
    }));
    await tx.insertAll('delivery', rows);
    return ids.slice(0, 1);
  }
}
