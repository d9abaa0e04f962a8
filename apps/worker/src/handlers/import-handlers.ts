import { Injectable } from '@nestjs/common';
import { ImportChecks, ImportEndings } from '#applications';
import type { Handlers } from '../jobs.js';

@Injectable()
export class ImportHandlers {
  constructor(
    private readonly checks: ImportChecks,
    private readonly endings: ImportEndings,
  ) {}

  readonly handlers: Handlers<'check-import' | 'clear-import' | 'forget-imports'> = {
    'check-import': ({ eventId, importId }) => this.checks.check(eventId, importId),
    'clear-import': ({ eventId, importId }) => this.endings.clear(eventId, importId),
    'forget-imports': () => this.endings.forget(),
  };
}
