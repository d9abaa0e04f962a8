import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isId } from '#platform';
import { LetterFactsQueries, type NominationLetterFacts } from '#applications';
import { formatFor } from '../letters/format.js';
import { letterNamed, STATUS_LINK } from '../letters/index.js';
import type { StepFacts, Words } from '../letters/letter.js';
import { StatusLinks } from '../status/status-links.service.js';
import type { Delivery } from './delivery.entity.js';

export interface Letterhead {
  to: { name: string; address: string };
  words: Words;
}

type Subject = Pick<
  Delivery,
  'letter' | 'recipientKind' | 'recipientRef' | 'subjectId' | 'eventId' | 'language'
>;

/** Who a delivery goes to and what it says, decided at the moment of sending: addresses and states may have changed. */
@Injectable()
export class AddressBook {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: LetterFactsQueries,
    private readonly links: StatusLinks,
  ) {}

  async letterhead(delivery: Subject, publicUrl: string): Promise<Letterhead | 'OVERTAKEN' | 'NO_ADDRESS'> {
    if (delivery.letter === STATUS_LINK) return this.statusLink(delivery, publicUrl);
    const letter = letterNamed(delivery.letter);
    const facts = letter ? await this.facts.ofNomination(delivery.subjectId) : null;
    if (!letter || !facts || !letter.stillTrue(facts)) return 'OVERTAKEN';
    const to = recipientOf(delivery, facts);
    if (!to) return 'NO_ADDRESS';
    const words = letter.words(
      facts,
      await this.stepFacts(delivery.eventId),
      formatFor(delivery.language, publicUrl),
    );
    return { to, words: { ...words, toNominee: delivery.recipientKind === 'NOMINEE' } };
  }

  /** Every sending makes a new link: only its hash is stored, so an earlier one cannot be sent again. */
  private async statusLink(delivery: Subject, publicUrl: string): Promise<Letterhead | 'OVERTAKEN'> {
    const [request] = await this.dataSource.query<{ email: string }[]>(
      'SELECT email FROM status_request WHERE id = ?',
      [delivery.recipientRef],
    );
    if (!request) return 'OVERTAKEN';
    const token = await this.links.issue(request.email);
    return {
      to: { name: '', address: request.email },
      words: { link: `${publicUrl}/status/open?link=${token}` },
    };
  }

  private async stepFacts(eventId: string): Promise<StepFacts> {
    const [event] = await this.dataSource.query<{ subjectId: string; stepId: string | null }[]>(
      "SELECT subject_id subjectId, JSON_VALUE(facts, '$.stepId') stepId FROM outbox_event WHERE id = ?",
      [eventId],
    );
    const stepId = event?.stepId;
    const [enrolment] = await this.dataSource.query<{ arrivedOn: string | null }[]>(
      'SELECT arrived_on arrivedOn FROM enrolment WHERE id = ?',
      [event?.subjectId ?? ''],
    );
    return {
      reason: isId(stepId) ? await this.facts.reasonOf(stepId) : null,
      arrivedOn: enrolment?.arrivedOn ?? null,
    };
  }
}

function recipientOf(delivery: Subject, facts: NominationLetterFacts): Letterhead['to'] | null {
  if (delivery.recipientKind === 'OVERSEAS_OFFICE') {
    return facts.overseasOffice
      ? { name: facts.overseasOffice.nameEn, address: facts.overseasOffice.email }
      : null;
  }
  return facts.email
    ? { name: `${facts.givenNames} ${facts.familyName}`.trim(), address: facts.email }
    : null;
}
