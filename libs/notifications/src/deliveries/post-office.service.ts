import { Injectable } from '@nestjs/common';
import { isMailbox, MailSettings, ProductSettings, type Transaction, Transactions } from '#platform';
import { AddressBook, type Letterhead } from './address-book.js';
import type { Delivery, DeliveryState } from './delivery.entity.js';
import { render } from '../letters/render.js';
import { Mailer } from './mailer.js';

const STUCK_AFTER_MS = 5 * 60_000;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;

type Claimed = Pick<
  Delivery,
  | 'id'
  | 'letter'
  | 'recipientKind'
  | 'recipientRef'
  | 'subjectId'
  | 'eventId'
  | 'language'
  | 'attempts'
  | 'writtenAt'
> & { claimedAt: Date };

export interface SendResult {
  state: DeliveryState | null;
  /** When to try again, in milliseconds from now. */
  againInMs: number | null;
  /** Letters that waited for this one. */
  followers: string[];
}

const NOTHING: SendResult = { state: null, againInMs: null, followers: [] };

/** Sends one delivery: claim, look up who it goes to now, render, send, write down how it ended. */
@Injectable()
export class PostOffice {
  constructor(
    private readonly transactions: Transactions,
    private readonly product: ProductSettings,
    private readonly settings: MailSettings,
    private readonly addresses: AddressBook,
    private readonly mailer: Mailer,
  ) {}

  async send(deliveryId: string): Promise<SendResult> {
    const delivery = await this.claim(deliveryId);
    if (!delivery) return NOTHING;
    const head = await this.addresses.letterhead(delivery, this.product.publicUrl);
    if (head === 'OVERTAKEN' || head === 'NO_ADDRESS') return this.end(delivery, head, null, null);
    if (!isMailbox(head.to.address))
      return this.end(delivery, 'NO_ADDRESS', 'The address on file is not a valid e-mail address.', null);
    return this.deliver(delivery, head);
  }

  private async deliver(delivery: Claimed, head: Letterhead): Promise<SendResult> {
    const letter = render(delivery.letter, delivery.language, head.words);
    const outcome = await this.mailer.send(letter, { deliveryId: delivery.id, to: head.to });
    if (outcome.kind === 'SENT') return this.end(delivery, 'SENT', null, head.to.address);
    const age = delivery.claimedAt.getTime() - delivery.writtenAt.getTime();
    if (outcome.kind === 'REFUSED')
      return this.end(delivery, 'FAILED', `The mail server refused it: ${outcome.why}`, head.to.address);
    if (age > this.settings.retryHours * 3_600_000) {
      return this.end(
        delivery,
        'FAILED',
        `No mail server took it for ${this.settings.retryHours} hours: ${outcome.why}`,
        head.to.address,
      );
    }
    return this.postpone(delivery, outcome.why);
  }

  /** One claim wins; a claim that a killed worker left behind falls free after five minutes. */
  private claim(deliveryId: string): Promise<Claimed | null> {
    return this.transactions.run(async (tx) => {
      const delivery = await tx.row<Claimed>(
        `SELECT id, letter, recipient_kind recipientKind, recipient_ref recipientRef, subject_id subjectId, event_id eventId, language, attempts,
           written_at writtenAt FROM delivery d
         WHERE id = ? AND state IN ('WAITING', 'SENDING') AND next_attempt_at <= ?
           AND NOT EXISTS (SELECT 1 FROM delivery b WHERE b.id = d.after_delivery_id AND b.state IN ('WAITING', 'SENDING')) FOR UPDATE`,
        [deliveryId, tx.at],
      );
      if (!delivery) return null;
      await tx.write(
        "UPDATE delivery SET state = 'SENDING', attempts = attempts + 1, next_attempt_at = ? WHERE id = ?",
        [new Date(tx.at.getTime() + STUCK_AFTER_MS), deliveryId],
      );
      return { ...delivery, attempts: delivery.attempts + 1, claimedAt: tx.at };
    });
  }

  private end(
    delivery: Claimed,
    state: DeliveryState,
    trouble: string | null,
    sentTo: string | null,
  ): Promise<SendResult> {
    return this.transactions.run(async (tx) => {
      const sentAt = state === 'SENT' ? tx.at : null;
      await tx.write('UPDATE delivery SET state = ?, trouble = ?, sent_to = ?, sent_at = ? WHERE id = ?', [
        state,
        trouble,
        sentTo,
        sentAt,
        delivery.id,
      ]);
      return { state, againInMs: null, followers: await this.followers(tx, delivery) };
    });
  }

  private async followers(tx: Transaction, delivery: Claimed): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      "SELECT id FROM delivery WHERE after_delivery_id = ? AND state = 'WAITING'",
      [delivery.id],
    );
    return rows.map((row) => row.id);
  }

  private async postpone(delivery: Claimed, why: string): Promise<SendResult> {
    const pause =
      Math.min(FIRST_PAUSE_MS * 2 ** (delivery.attempts - 1), LONGEST_PAUSE_MS) * (0.75 + Math.random() / 2);
    await this.transactions.run((tx) =>
      tx.write("UPDATE delivery SET state = 'WAITING', next_attempt_at = ?, trouble = ? WHERE id = ?", [
        new Date(tx.at.getTime() + pause),
        `Not delivered yet: ${why}`,
        delivery.id,
      ]),
    );
    return { state: 'WAITING', againInMs: pause, followers: [] };
  }
}
