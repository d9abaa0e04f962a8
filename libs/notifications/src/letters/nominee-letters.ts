import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LetterFactsQueries, NOMINEE_HANDED_OVER, NOMINEE_INVITED, NomineeLinks } from '#applications';
import type { RecordedEvent } from '#platform';
import type { Addressee, DeliveryFacts, LetterFamily, Letterhead } from './family.js';
import { formatFor } from './format.js';

const INVITED = 'nominee-invited';
const HANDED_OVER = 'nominee-handed-over';

/** Between the office and the nominee while the dossier is filled in. */
@Injectable()
export class NomineeLetters implements LetterFamily {
  static readonly letters = [
    { name: INVITED, on: NOMINEE_INVITED },
    { name: HANDED_OVER, on: NOMINEE_HANDED_OVER },
  ] as const;

  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: LetterFactsQueries,
    private readonly links: NomineeLinks,
  ) {}

  async addressees(event: RecordedEvent): Promise<Addressee[][]> {
    const facts = await this.facts.ofNomination(event.subjectId);
    if (!facts) return [];
    const subjectId = facts.nominationId;
    if (event.type === NOMINEE_INVITED) {
      const recipient = { kind: 'NOMINEE', ref: subjectId } as const;
      return [[{ letter: INVITED, recipient, subjectId, language: facts.language }]];
    }
    const office = facts.overseasOffice;
    if (!office) return [];
    const recipient = { kind: 'OVERSEAS_OFFICE', ref: office.code } as const;
    return [[{ letter: HANDED_OVER, recipient, subjectId, language: office.language }]];
  }

  async letterhead(
    delivery: DeliveryFacts,
    publicUrl: string,
  ): Promise<Letterhead | 'OVERTAKEN' | 'NO_ADDRESS'> {
    const facts = await this.facts.ofNomination(delivery.subjectId);
    if (!facts) return 'OVERTAKEN';
    const format = formatFor(delivery.language, publicUrl);
    const office = facts.overseasOffice;
    const words = {
      nominee: format.person(facts),
      reference: facts.reference,
      course: format.course(facts),
      office: office?.nameEn ?? '',
    };
    if (delivery.letter === HANDED_OVER)
      return office ? { to: { name: office.nameEn, address: office.email }, words } : 'NO_ADDRESS';
    if (!facts.email) return 'NO_ADDRESS';
    const link = await this.linkFor(delivery.eventId, facts.email);
    if (!link) return 'OVERTAKEN';
    return {
      to: { name: `${facts.givenNames} ${facts.familyName}`.trim(), address: facts.email },
      words: {
        ...words,
        until: format.deadline(link.until, facts.timeZone),
        link: `${publicUrl}/dossier/open?link=${link.token}`,
      },
    };
  }

  /** Every sending makes a new link: only its hash is stored. None when the invitation has ended or the address changed since. */
  private async linkFor(eventId: string, email: string): Promise<{ token: string; until: string } | null> {
    const [event] = await this.dataSource.query<{ invitationId: string | null }[]>(
      "SELECT JSON_VALUE(facts, '$.invitationId') invitationId FROM outbox_event WHERE id = ?",
      [eventId],
    );
    return event?.invitationId ? this.links.issue(event.invitationId, email) : null;
  }
}
