import { Injectable } from '@nestjs/common';
import { Clock, Gathering, Transactions } from '#platform';
import type { Delivery, DeliveryState } from './delivery.entity.js';

const STUCK_AFTER_MS = 5 * 60_000;

export type ClaimedDelivery = Pick<
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
> & {
  claimedAt: Date;
  /** The letters that wait for this one. */
  followers: string[];
};

/** The rows of letters that are being sent. Those of several letters at once are read and written together. */
@Injectable()
export class DeliveryRecords {
  private readonly claims = new Gathering((ids: string[]) => this.claimAll(ids));
  private readonly sendings = new Gathering((sent: { id: string; to: string }[]) => this.markSent(sent));

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** One claim wins; a claim that a killed worker left behind falls free after five minutes. */
  claim(deliveryId: string): Promise<ClaimedDelivery | null> {
    return this.claims.one(deliveryId);
  }

  sent(deliveryId: string, to: string): Promise<void> {
    return this.sendings.one({ id: deliveryId, to });
  }

  /** It ends without having been sent. */
  async end(
    deliveryId: string,
    state: DeliveryState,
    trouble: string | null,
    to: string | null,
  ): Promise<void> {
    await this.transactions.statement(
      'UPDATE delivery SET state = ?, trouble = ?, sent_to = ?, sent_at = NULL WHERE id = ?',
      [state, trouble, to, deliveryId],
    );
  }

  async postpone(deliveryId: string, pauseMs: number, trouble: string): Promise<void> {
    await this.transactions.statement(
      "UPDATE delivery SET state = 'WAITING', next_attempt_at = ?, trouble = ? WHERE id = ?",
      [new Date(this.clock.now().getTime() + pauseMs), trouble, deliveryId],
    );
  }

  private claimAll(ids: string[]): Promise<(ClaimedDelivery | null)[]> {
    return this.transactions.run(async (tx) => {
      const free = await tx.rows<Omit<ClaimedDelivery, 'followers'> & { followers: string | null }>(
        `SELECT id, letter, recipient_kind recipientKind, recipient_ref recipientRef, subject_id subjectId, event_id eventId, language, attempts,
           written_at writtenAt, (SELECT GROUP_CONCAT(f.id) FROM delivery f WHERE f.after_delivery_id = d.id) followers FROM delivery d
         WHERE id IN (?) AND state IN ('WAITING', 'SENDING') AND next_attempt_at <= ?
           AND NOT EXISTS (SELECT 1 FROM delivery b WHERE b.id = d.after_delivery_id AND b.state IN ('WAITING', 'SENDING')) FOR UPDATE`,
        [ids, tx.at],
      );
      if (free.length > 0) {
        await tx.write(
          "UPDATE delivery SET state = 'SENDING', attempts = attempts + 1, next_attempt_at = ? WHERE id IN (?)",
          [new Date(tx.at.getTime() + STUCK_AFTER_MS), free.map(({ id }) => id)],
        );
      }
      const claimed = new Map(free.map((delivery) => [delivery.id, delivery]));
      return ids.map((id) => {
        const delivery = claimed.get(id);
        claimed.delete(id); // whoever asks for the same letter a second time has lost
        if (!delivery) return null;
        const followers = delivery.followers?.split(',') ?? [];
        return { ...delivery, followers, attempts: delivery.attempts + 1, claimedAt: tx.at };
      });
    });
  }

  /** Written at once, since a letter that is sent and not yet marked is sent again if we are killed now. */
  private async markSent(sent: { id: string; to: string }[]): Promise<void[]> {
    const ids = sent.map(({ id }) => id);
    await this.transactions.statement(
      `UPDATE delivery SET state = 'SENT', trouble = NULL, sent_at = ?, sent_to = CASE id ${'WHEN ? THEN ? '.repeat(sent.length)}END WHERE id IN (?)`,
      [this.clock.now(), ...sent.flatMap(({ id, to }) => [id, to]), ids],
    );
    return ids.map(() => undefined);
  }
}
