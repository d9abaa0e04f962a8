import { Injectable } from '@nestjs/common';
import { RemindersService } from '#catalogue';
import type { Handlers } from '../jobs.js';

@Injectable()
export class PlanningHandlers {
  constructor(private readonly reminders: RemindersService) {}

  readonly handlers: Handlers<'remind-milestones'> = {
    'remind-milestones': () => this.reminders.remind(),
  };
}
