import { Injectable } from '@nestjs/common';
import { DeliveriesService, LettersService, PostOffice } from '#notifications';
import { JobQueues, type NewJob } from '../job-queues.js';
import type { Handlers } from '../jobs.js';

const DUE_AT_ONCE = 2_000;

@Injectable()
export class LetterHandlers {
  constructor(
    private readonly queues: JobQueues,
    private readonly letters: LettersService,
    private readonly postOffice: PostOffice,
    private readonly deliveries: DeliveriesService,
  ) {}

  readonly handlers: Handlers<'write-letters' | 'send-letter' | 'sweep-deliveries'> = {
    'write-letters': async ({ eventId }) =>
      this.queues.add((await this.letters.write(eventId)).map(sendLetter)),
    'send-letter': ({ deliveryId }) => this.send(deliveryId),
    'sweep-deliveries': async () => this.queues.add((await this.deliveries.due(DUE_AT_ONCE)).map(sendLetter)),
  };

  private async send(deliveryId: string): Promise<void> {
    const { againInMs, followers } = await this.postOffice.send(deliveryId);
    const again =
      againInMs === null
        ? []
        : [{ ...sendLetter(deliveryId), options: { delay: Math.ceil(againInMs) + 50 } }];
    await this.queues.add([...again, ...followers.map(sendLetter)]);
  }
}

function sendLetter(deliveryId: string): NewJob<'send-letter'> {
  return { name: 'send-letter', payload: { deliveryId } };
}
