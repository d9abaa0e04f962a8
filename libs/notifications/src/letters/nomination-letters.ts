import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Gathering, type RecordedEvent } from '#platform';
import { type AskedItem, LetterFactsQueries, type NominationLetterFacts } from '#applications';
import { EnrolmentsQueries } from '#training';
import type { Addressee, DeliveryFacts, Letterhead, LetterFamily } from './family.js';
import { formatFor } from './format.js';
import { NOMINATION_LETTERS } from './letters-of-nominations.js';
import type { NominationLetter, StepFacts } from './letter.js';

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
    return lettersOn(event.type).map((letter) =>
      letter.to.flatMap((kind) => addressee(letter.name, kind, facts) ?? []),
    );
  }

  /**
   * The letters that an event would bring about, by the rules of the real ones, though nothing has happened yet: the
   * caller says what will be so when it has.
   */
  rehearse(eventType: string, facts: NominationLetterFacts, publicUrl: string): RehearsedLetter[][] {
    return lettersOn(eventType).map((letter) =>
      letter.to.map((kind): RehearsedLetter => {
        const to = addressee(letter.name, kind, facts);
        if (!to) return { letter: letter.name, kind, language: null, head: 'NO_OFFICE' };
        const { recipient, language, subjectId } = to;
        const delivery = { recipientKind: recipient.kind, recipientRef: recipient.ref, subjectId, language };
        return {
          letter: letter.name,
          kind,
          language,
          head: headOf(letter, delivery, facts, NO_STEP, publicUrl),
        };
      }),
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
    return letter && facts ? headOf(letter, delivery, facts, step, publicUrl) : 'OVERTAKEN';
  }

  private async nominationFacts(ids: string[]): Promise<(NominationLetterFacts | null)[]> {
    const found = new Map((await this.facts.ofNominations(ids)).map((facts) => [facts.nominationId, facts]));
    return ids.map((id) => found.get(id) ?? null);
  }

  private async stepFacts(eventIds: string[]): Promise<StepFacts[]> {
    const rows = await this.dataSource.query<
      (StepFacts & { eventId: string; items: AskedItem[] | string | null })[]
    >(
      `SELECT v.id eventId, t.reason, t.made_at madeAt, q.items, e.arrived_on arrivedOn, o.answer_by answerBy, f.hand_in_by handInBy FROM outbox_event v
       LEFT JOIN nomination_step t ON t.id = CONVERT(JSON_VALUE(v.facts, '$.stepId') USING ascii)
       LEFT JOIN information_request q ON q.step_id = t.id
       LEFT JOIN enrolment e ON e.id = v.subject_id
       LEFT JOIN place_offer o ON o.nomination_id = v.subject_id AND o.ended_as IS NULL
       LEFT JOIN nomination f ON f.follows_id = v.subject_id WHERE v.id IN (?) ORDER BY f.id`,
      [eventIds],
    );
    const found = new Map(
      rows.map(({ eventId, items, ...step }) => [eventId, { ...step, asked: inLines(items) }]),
    );
    return eventIds.map((id) => found.get(id) ?? NO_STEP);
  }
}

/** What was asked for, place by place, a line each. */
function inLines(items: AskedItem[] | string | null): string | null {
  const asked = typeof items === 'string' ? (JSON.parse(items) as AskedItem[]) : items;
  return asked?.map(({ label, text }) => `${label}: ${text}`).join('\n') || null;
}

const NO_STEP: StepFacts = {
  reason: null,
  asked: null,
  madeAt: null,
  arrivedOn: null,
  answerBy: null,
  handInBy: null,
};

const lettersOn = (eventType: string) => NOMINATION_LETTERS.filter((letter) => letter.on === eventType);

type Told = Omit<DeliveryFacts, 'letter' | 'eventId'>;

/** A letter that would be sent, with what it would say, or why it would not. */
export interface RehearsedLetter {
  letter: string;
  kind: 'OVERSEAS_OFFICE' | 'NOMINEE';
  language: string | null;
  head: Letterhead | 'OVERTAKEN' | 'NO_ADDRESS' | 'NO_OFFICE';
}

function headOf(
  letter: NominationLetter,
  delivery: Told,
  facts: NominationLetterFacts,
  step: StepFacts,
  publicUrl: string,
): Letterhead | 'OVERTAKEN' | 'NO_ADDRESS' {
  if (!letter.stillTrue(facts, step)) return 'OVERTAKEN';
  const to = recipientOf(delivery, facts);
  if (!to) return 'NO_ADDRESS';
  const words = letter.words(facts, step, formatFor(delivery.language, publicUrl));
  return { to, words: { ...words, toNominee: delivery.recipientKind === 'NOMINEE' } };
}

/** Null where no overseas office serves the country. */
function addressee(
  letter: string,
  kind: 'OVERSEAS_OFFICE' | 'NOMINEE',
  facts: NominationLetterFacts,
): Addressee | null {
  const subjectId = facts.nominationId;
  if (kind === 'NOMINEE')
    return { letter, recipient: { kind, ref: subjectId }, subjectId, language: facts.language };
  const office = facts.overseasOffice;
  return office && { letter, recipient: { kind, ref: office.code }, subjectId, language: office.language };
}

function recipientOf(
  delivery: Pick<DeliveryFacts, 'recipientKind'>,
  facts: NominationLetterFacts,
): Letterhead['to'] | null {
  if (delivery.recipientKind === 'OVERSEAS_OFFICE') {
    return facts.overseasOffice
      ? { name: facts.overseasOffice.nameEn, address: facts.overseasOffice.email }
      : null;
  }
  return facts.email
    ? { name: `${facts.givenNames} ${facts.familyName}`.trim(), address: facts.email }
    : null;
}
