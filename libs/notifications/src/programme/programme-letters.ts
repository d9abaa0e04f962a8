import { Injectable } from '@nestjs/common';
import { Gathering, type RecordedEvent } from '#platform';
import { LetterFactsQueries } from '#applications';
import {
  EnrolmentsQueries,
  isToldOfProgramme,
  ParticipantsQueries,
  PROGRAMME_RELEASED,
  ProgrammeQueries,
  type ReleasedProgramme,
} from '#training';
import type { Addressee, DeliveryFacts, Letterhead, LetterFamily } from '../letters/family.js';
import { formatFor } from '../letters/format.js';
import type { Words } from '../letters/letter.js';
import { HostPartnerMailboxes } from './host-partner-mailboxes.js';
import { changeLines, sessionLine, shortened } from './programme-changes.js';

const LETTER = 'programme-released';

/** Tells participants and host partners of a released programme, and what changed in it. */
@Injectable()
export class ProgrammeLetters implements LetterFamily {
  static readonly letters = [{ name: LETTER, on: PROGRAMME_RELEASED }] as const;

  // Twenty participants hear of one release: it is looked up once for those who are written to at the same time.
  private readonly releases = new Gathering((ids: string[]) => this.releasesOf(ids));

  constructor(
    private readonly programmes: ProgrammeQueries,
    private readonly participants: ParticipantsQueries,
    private readonly facts: LetterFactsQueries,
    private readonly enrolments: EnrolmentsQueries,
    private readonly mailboxes: HostPartnerMailboxes,
  ) {}

  /** A group of its own for each: nobody waits for anybody. */
  async addressees(event: RecordedEvent): Promise<Addressee[][]> {
    const release = await this.programmes.release({ kind: 'SYSTEM' }, event.subjectId);
    const [told, hosts] = await Promise.all([
      this.participants.told(release.courseRunId),
      this.programmes.hostPartnersOf(release),
    ]);
    const about = { letter: LETTER, subjectId: release.id };
    return [
      ...told.map(({ nominationId, language }) => [
        { ...about, recipient: { kind: 'NOMINEE', ref: nominationId } as const, language },
      ]),
      ...hosts.map((id) => [
        { ...about, recipient: { kind: 'HOST_PARTNER', ref: id } as const, language: 'en' },
      ]),
    ];
  }

  async letterhead(
    delivery: DeliveryFacts,
    publicUrl: string,
  ): Promise<Letterhead | 'OVERTAKEN' | 'NO_ADDRESS'> {
    const release = await this.releases.one(delivery.subjectId);
    if (release.runState === 'CANCELLED') return 'OVERTAKEN';
    const words = wordsOf(release, delivery, publicUrl);
    if (delivery.recipientKind === 'HOST_PARTNER') {
      const partner = await this.mailboxes.of(delivery.recipientRef);
      if (!partner?.address) return 'NO_ADDRESS';
      const to = { name: partner.name, address: partner.address };
      return { to, words: { ...words, person: partner.name } };
    }
    return this.toParticipant(delivery, words);
  }

  /** Whoever left or was not coming after all is not written to. */
  private async toParticipant(
    delivery: DeliveryFacts,
    words: Words,
  ): Promise<Letterhead | 'OVERTAKEN' | 'NO_ADDRESS'> {
    const [facts, [enrolment]] = await Promise.all([
      this.facts.ofNomination(delivery.recipientRef),
      this.enrolments.ofNominations([delivery.recipientRef]),
    ]);
    if (!facts?.releasedAt || !enrolment || !isToldOfProgramme(enrolment.state)) return 'OVERTAKEN';
    if (!facts.email) return 'NO_ADDRESS';
    const person = formatFor(delivery.language, '').person(facts);
    const to = { name: `${facts.givenNames} ${facts.familyName}`.trim(), address: facts.email };
    return { to, words: { ...words, person } };
  }

  private async releasesOf(ids: string[]): Promise<ReleasedProgramme[]> {
    const found = new Map<string, ReleasedProgramme>();
    for (const id of new Set(ids)) found.set(id, await this.programmes.release({ kind: 'SYSTEM' }, id));
    return ids.map((id) => found.get(id)!);
  }
}

function wordsOf(release: ReleasedProgramme, delivery: DeliveryFacts, publicUrl: string): Words {
  const format = formatFor(delivery.language, publicUrl);
  const held = release.sessions.filter(({ cancelled }) => !cancelled).map(({ facts }) => facts);
  const own = held.filter(({ hostPartnerId }) => hostPartnerId === delivery.recipientRef);
  return {
    toNominee: delivery.recipientKind === 'NOMINEE',
    first: release.number === 1,
    number: String(release.number),
    before: String(release.number - 1),
    course: format.course(release),
    note: release.note ?? '',
    count: held.length === 1 ? 'one session' : `${held.length} sessions`,
    startsOn: format.day(held[0]?.day ?? null),
    endsOn: format.day(held.at(-1)?.day ?? null),
    timeZone: release.timeZone,
    changes: changeLines(release.changes, format),
    own: shortened(own.map((facts) => sessionLine(facts, format))),
    link: format.statusPage,
  };
}
