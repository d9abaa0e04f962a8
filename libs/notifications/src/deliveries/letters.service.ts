import { Injectable } from '@nestjs/common';
import { newId, Outbox, type RecordedEvent, type Transaction, Transactions } from '#platform';
import { LetterFactsQueries, StatusQueries } from '#applications';
import { EnrolmentsQueries } from '#training';
import { NOMINATION_LETTERS, STATUS_LINK, STATUS_REQUESTED } from '../letters/index.js';
import type { Recipient } from '../letters/letter.js';

interface NewDelivery {
  letter: string;
  recipient: Recipient;
  subjectId: string;
  language: string;
}

/** Turns an event into delivery rows: exactly one per (event, letter, recipient). */
@Injectable()
export class LettersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly facts: LetterFactsQueries,
    private readonly enrolments: EnrolmentsQueries,
    private readonly status: StatusQueries,
  ) {}

  /**
   * Answers the deliveries that may be sent at once. Safe to repeat: a second time there is nothing left to do.
   * What is to be written is looked up before the transaction: whoever holds a connection while waiting for a second
   * one stands still when all of the pool do so.
   */
  async write(eventId: string): Promise<string[]> {
    const event = await this.transactions.run((tx) => this.outbox.read(tx, eventId));
    if (!event) return [];
    const groups =
      event.type === STATUS_REQUESTED
        ? [await this.statusLink(event.subjectId)]
        : await this.nominationLetters(event);
    return this.transactions.run(async (tx) => {
      if (!(await this.outbox.consume(tx, eventId, 'letters'))) return [];
      const ready: string[] = [];
      for (const group of groups) ready.push(...(await this.insert(tx, event.id, group)));
      return ready;
    });
  }

  private async nominationLetters(event: RecordedEvent): Promise<NewDelivery[][]> {
    const letters = NOMINATION_LETTERS.filter((letter) => letter.on === event.type);
    if (letters.length === 0) return [];
    const nominationId = event.type.startsWith('training.')
      ? await this.enrolments.nominationOf(event.subjectId)
      : event.subjectId;
    const facts = nominationId ? await this.facts.ofNomination(nominationId) : null;
    if (!facts) return [];
    return letters.map((letter) =>
      letter.to.flatMap((kind): NewDelivery[] => {
        const office = facts.overseasOffice;
        if (kind === 'NOMINEE') {
          const recipient = { kind, ref: facts.nominationId };
          return [
            { letter: letter.name, recipient, subjectId: facts.nominationId, language: facts.language },
          ];
        }
        return office
          ? [
              {
                letter: letter.name,
                recipient: { kind, ref: office.code },
                subjectId: facts.nominationId,
                language: office.language,
              },
            ]
          : [];
      }),
    );
  }

  /** An address without nominations gets no letter, and nobody learns the difference. */
  private async statusLink(requestId: string): Promise<NewDelivery[]> {
    const request = await this.transactions.run((tx) =>
      tx.row<{ email: string }>('SELECT email FROM status_request WHERE id = ?', [requestId]),
    );
    if (!request || !(await this.status.hasNominations(request.email))) return [];
    const recipient = { kind: 'STATUS_REQUEST' as const, ref: requestId };
    return [{ letter: STATUS_LINK, recipient, subjectId: requestId, language: 'en' }];
  }

  /** Rows of one letter in order, each after the one before; the first is ready. */
  private async insert(tx: Transaction, eventId: string, group: NewDelivery[]): Promise<string[]> {
    const now = tx.at;
    const ids = group.map(() => newId());
    const rows = group.map((delivery, index) => ({
      id: ids[index],
      event_id: eventId,
      letter: delivery.letter,
      recipient_kind: delivery.recipient.kind,
      recipient_ref: delivery.recipient.ref,
      subject_id: delivery.subjectId,
      language: delivery.language,
      after_delivery_id: ids[index - 1] ?? null,
      written_at: now,
      next_attempt_at: now,
    }));
    await tx.insertAll('delivery', rows);
    return ids.slice(0, 1);
  }
}
