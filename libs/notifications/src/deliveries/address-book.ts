import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Gathering } from '#platform';
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
  // What several letters need at once is looked up together.
  private readonly nominations = new Gathering((ids: string[]) => this.nominationFacts(ids));
  private readonly steps = new Gathering((eventIds: string[]) => this.stepFacts(eventIds));

  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: LetterFactsQueries,
    private readonly links: StatusLinks,
  ) {}

  async letterhead(delivery: Subject, publicUrl: string): Promise<Letterhead | 'OVERTAKEN' | 'NO_ADDRESS'> {
    if (delivery.letter === STATUS_LINK) return this.statusLink(delivery, publicUrl);
    const letter = letterNamed(delivery.letter);
    if (!letter) return 'OVERTAKEN';
    const [facts, step] = await Promise.all([
      this.nominations.one(delivery.subjectId),
      this.steps.one(delivery.eventId),
    ]);
    if (!facts || !letter.stillTrue(facts)) return 'OVERTAKEN';
    const to = recipientOf(delivery, facts);
    if (!to) return 'NO_ADDRESS';
    const words = letter.words(facts, step, formatFor(delivery.language, publicUrl));
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
