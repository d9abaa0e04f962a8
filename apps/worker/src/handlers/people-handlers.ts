import { Injectable } from '@nestjs/common';
import { DuplicatesService, PersonNames } from '#applications';
import type { Handlers } from '../jobs.js';

/** Who may be one person, and the keys by which people are found. */
@Injectable()
export class PeopleHandlers {
  constructor(
    private readonly duplicates: DuplicatesService,
    private readonly names: PersonNames,
  ) {}

  readonly handlers: Handlers<'note-duplicates' | 'complete-name-keys'> = {
    'note-duplicates': ({ eventId, nominationId }) => this.duplicates.note(eventId, nominationId),
    'complete-name-keys': () => this.names.completeKeys(),
  };
}
