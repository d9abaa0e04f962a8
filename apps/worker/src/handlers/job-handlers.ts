import { Injectable } from '@nestjs/common';
import type { Handlers } from '../jobs.js';
import { CountHandlers } from './count-handlers.js';
import { FollowHandlers } from './follow-handlers.js';
import { HousekeepingHandlers } from './housekeeping-handlers.js';
import { LetterHandlers } from './letter-handlers.js';

/** Exactly one handler for each job: the compiler counts them, and the boot does again. */
@Injectable()
export class JobHandlers {
  readonly all: Handlers;

  constructor(
    letters: LetterHandlers,
    counts: CountHandlers,
    follow: FollowHandlers,
    housekeeping: HousekeepingHandlers,
  ) {
    this.all = { ...letters.handlers, ...counts.handlers, ...follow.handlers, ...housekeeping.handlers };
  }
}
