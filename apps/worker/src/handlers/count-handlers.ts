import { Injectable } from '@nestjs/common';
import { AnnualCountsService } from '#statistics';
import type { Handlers } from '../jobs.js';

@Injectable()
export class CountHandlers {
  constructor(private readonly counts: AnnualCountsService) {}

  readonly handlers: Handlers<'touch-cells' | 'recount-cells'> = {
    'touch-cells': async ({ eventId }) => {
      await this.counts.touch(eventId);
      await this.recount();
    },
    'recount-cells': () => this.recount(),
  };

  private async recount(): Promise<void> {
    while ((await this.counts.recountTouched()) > 0);
  }
}
