import { Injectable } from '@nestjs/common';
import { VisitCountsService, VisitsService } from '#jica-net';
import type { Handlers } from '../jobs.js';

@Injectable()
export class VisitHandlers {
  constructor(
    private readonly counts: VisitCountsService,
    private readonly visits: VisitsService,
  ) {}

  readonly handlers: Handlers<'recount-visits' | 'settle-visits'> = {
    'recount-visits': async () => {
      while ((await this.counts.recountTouched()) > 0);
    },
    'settle-visits': () => this.visits.settle(),
  };
}
