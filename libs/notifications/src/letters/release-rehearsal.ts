import { Injectable } from '@nestjs/common';
import { Clock, isMailbox, ProductSettings } from '#platform';
import type { Actor } from '#identity';
import { type NominationState, ResultsService } from '#applications';
import { NominationLetters, type RehearsedLetter } from './nomination-letters.js';
import { render, writtenIn } from './render.js';

export interface RehearsedLine {
  nominationId: string;
  reference: string;
  decision: NominationState;
  recipient: 'OVERSEAS_OFFICE' | 'NOMINEE';
  name: string | null;
  address: string | null;
  /** The language in which the letter would be written; null where none would be. */
  language: string | null;
  subject: string | null;
  /** Why there would be no letter. */
  notSentBecause: 'NO_OFFICE' | 'NO_ADDRESS' | null;
}

export interface Rehearsal {
  /** Of all that the letters depend on: the release can be held to it. */
  fingerprint: string;
  decisions: number;
  letters: RehearsedLine[];
}

/** What a release would do, without doing it: the letters are those of the real release, asked for a moment ahead. */
@Injectable()
export class ReleaseRehearsal {
  constructor(
    private readonly results: ResultsService,
    private readonly letters: NominationLetters,
    private readonly product: ProductSettings,
    private readonly clock: Clock,
  ) {}

  /** In the order of writing: for each nomination the office first. Throws RESOURCE.NOT_FOUND. */
  async of(courseRunId: string, actor: Actor): Promise<Rehearsal> {
    const { fingerprint, waiting } = await this.results.waiting(courseRunId, actor);
    const releasedAt = this.clock.now();
    const letters = waiting.flatMap((facts) =>
      this.letters
        .rehearse('applications.result-released', { ...facts, releasedAt }, this.product.publicUrl)
        .flat()
        .map((rehearsed) => lineOf(rehearsed, facts)),
    );
    return { fingerprint, decisions: waiting.length, letters };
  }
}

function lineOf(
  { letter, kind, language, head }: RehearsedLetter,
  facts: { nominationId: string; reference: string; state: NominationState },
): RehearsedLine {
  const { nominationId, reference, state: decision } = facts;
  const line = { nominationId, reference, decision, recipient: kind };
  if (typeof head === 'string' || language === null)
    return {
      ...line,
      ...{ name: null, address: null, language: null, subject: null },
      notSentBecause: head === 'NO_OFFICE' ? 'NO_OFFICE' : 'NO_ADDRESS',
    };
  const { subject } = render(letter, language, head.words);
  const { name, address } = head.to;
  const valid = isMailbox(address);
  return {
    ...line,
    ...{
      name,
      address,
      language: valid ? writtenIn(letter, language) : null,
      subject: valid ? subject : null,
    },
    notSentBecause: valid ? null : 'NO_ADDRESS',
  };
}
