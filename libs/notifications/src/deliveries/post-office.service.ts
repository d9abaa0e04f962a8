import { Injectable } from '@nestjs/common';
import { isMailbox, MailSettings, ProductSettings } from '#platform';
import { type ClaimedDelivery, DeliveryRecords } from './delivery-records.service.js';
import type { DeliveryState } from './delivery.entity.js';
import { LetterFamilies } from '../letters/families.js';
import type { Letterhead } from '../letters/family.js';
import { render } from '../letters/render.js';
import { Mailer } from './mailer.js';

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;

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
    private readonly records: DeliveryRecords,
    private readonly product: ProductSettings,
    private readonly settings: MailSettings,
    private readonly families: LetterFamilies,
    private readonly mailer: Mailer,
  ) {}

  async send(deliveryId: string): Promise<SendResult> {
    const delivery = await this.records.claim(deliveryId);
    if (!delivery) return NOTHING;
    const family = this.families.ofLetter(delivery.letter);
    const head = (await family?.letterhead(delivery, this.product.publicUrl)) ?? 'OVERTAKEN';
    if (head === 'OVERTAKEN' || head === 'NO_ADDRESS') return this.end(delivery, head, null, null);
    if (!isMailbox(head.to.address))
      return this.end(delivery, 'NO_ADDRESS', 'The address on file is not a valid e-mail address.', null);
    return this.deliver(delivery, head);
  }

  private async deliver(delivery: ClaimedDelivery, head: Letterhead): Promise<SendResult> {
    const letter = render(delivery.letter, delivery.language, head.words);
    const outcome = await this.mailer.send(letter, { deliveryId: delivery.id, to: head.to });
    if (outcome.kind === 'SENT') {
      await this.records.sent(delivery.id, head.to.address);
      return { state: 'SENT', againInMs: null, followers: delivery.followers };
    }
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

  private async end(
    delivery: ClaimedDelivery,
    state: DeliveryState,
    trouble: string | null,
    to: string | null,
  ): Promise<SendResult> {
    await this.records.end(delivery.id, state, trouble, to);
    return { state, againInMs: null, followers: delivery.followers };
  }

  private async postpone(delivery: ClaimedDelivery, why: string): Promise<SendResult> {
    const pause =
      Math.min(FIRST_PAUSE_MS * 2 ** (delivery.attempts - 1), LONGEST_PAUSE_MS) * (0.75 + Math.random() / 2);
    await this.records.postpone(delivery.id, pause, `Not delivered yet: ${why}`);
    return { state: 'WAITING', againInMs: pause, followers: [] };
  }
}
