import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Gathering, type RecordedEvent } from '#platform';
import { LetterFactsQueries, type NominationLetterFacts } from '#applications';
import { EnrolmentsQueries } from '#training';
import type { Addressee, DeliveryFacts, Letterhead, LetterFamily } from './family.js';
import { formatFor } from './format.js';
import { NOMINATION_LETTERS } from './letters-of-nominations.js';
import type { StepFacts } from './letter.js';

/** Letters about one nomination: to its overseas office first, then to the nominee. */
@Injectable()
export class NominationLetters implements LetterFamily {
  static readonly letters = NOMINATION_LETTERS;

  // What several letters need at once is looked up together.
  private readonly nominations = new Gathering((ids: string[]) => this.nominationFacts(ids));
  private readonly steps = new Gathering((eventIds: string[]) => this.stepFacts(eventIds));

  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: LetterFactsQueries,
    private readonly enrolments: EnrolmentsQueries,
  ) {}

  async addressees(event: RecordedEvent): Promise<Addressee[][]> {
    const nominationId = event.type.startsWith('training.')
      ? await this.enrolments.nominationOf(event.subjectId)
      : event.subjectId;
    const facts = nominationId ? await this.facts.ofNomination(nominationId) : null;
    if (!facts) return [];
    return NOMINATION_LETTERS.filter((letter) => letter.on === event.type).map((letter) =>
      letter.to.flatMap((kind) => addressee(letter.name, kind, facts)),
    );
  }

  async letterhead(
    delivery: DeliveryFacts,
    publicUrl: string,
  ): Promise<Letterhead | 'OVERTAKEN' | 'NO_ADDRESS'> {
    const letter = NOMINATION_LETTERS.find(({ name }) => name === delivery.letter);
    const [facts, step] = await Promise.all([
      this.nominations.one(delivery.subjectId),
      this.steps.one(delivery.eventId),
    ]);
    if (!letter || !facts || !letter.stillTrue(facts)) return 'OVERTAKEN';
    const to = recipientOf(delivery, facts);
    if (!to) return 'NO_ADDRESS';
    const words = letter.words(facts, step, formatFor(delivery.language, publicUrl));
    return { to, words: { ...words, toNominee: delivery.recipientKind === 'NOMINEE' } };
  }

  private async nominationFacts(ids: string[]): Promise<(NominationLetterFacts | null)[]> {
    const found = new Map((await this.facts.ofNominations(ids)).map((facts) => [facts.nominationId, facts]));
    return ids.map((id) => found.get(id) ?? null);
  }

  private async stepFacts(eventIds: string[]): Promise<StepFacts[]> {
    const rows = await this.dataSource.query<(StepFacts & { eventId: string })[]>(
      `SELECT v.id eventId, t.reason, e.arrived_on arrivedOn FROM outbox_event v
       LEFT JOIN nomination_step t ON t.id = CONVERT(JSON_VALUE(v.facts, '$.stepId') USING ascii)
       LEFT JOIN enrolment e ON e.id = v.subject_id WHERE v.id IN (?)`,
      [eventIds],
    );
    const found = new Map(rows.map(({ eventId, ...step }) => [eventId, step]));
    return eventIds.map((id) => found.get(id) ?? { reason: null, arrivedOn: null });
  }
}

function addressee(
  letter: string,
  kind: 'OVERSEAS_OFFICE' | 'NOMINEE',
  facts: NominationLetterFacts,
): Addressee[] {
  const subjectId = facts.nominationId;
  if (kind === 'NOMINEE')
    return [{ letter, recipient: { kind, ref: subjectId }, subjectId, language: facts.language }];
  const office = facts.overseasOffice;
  return office
    ? [{ letter, recipient: { kind, ref: office.code }, subjectId, language: office.language }]
    : [];
}

function recipientOf(delivery: DeliveryFacts, facts: NominationLetterFacts): Letterhead['to'] | null {
  if (delivery.recipientKind === 'OVERSEAS_OFFICE') {
    return facts.overseasOffice
      ? { name: facts.overseasOffice.nameEn, address: facts.overseasOffice.email }
      : null;
  }
  return facts.email
    ? { name: `${facts.givenNames} ${facts.familyName}`.trim(), address: facts.email }
    : null;
}
