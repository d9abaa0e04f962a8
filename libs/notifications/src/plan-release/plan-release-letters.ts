import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  HostingQueries,
  PLAN_RELEASED,
  type PlanReleaseDetail,
  PlanReleasesQueries,
  type ReleaseLine,
} from '#allocation';
import { Gathering, ProductSettings, type RecordedEvent } from '#platform';
import type { Addressee, DeliveryFacts, Letterhead, LetterFamily } from '../letters/family.js';
import { formatFor } from '../letters/format.js';
import type { Words } from '../letters/letter.js';
import { HostPartnerMailboxes } from '../programme/host-partner-mailboxes.js';
import { changesInWords, concerning, type Reader } from './plan-release-lines.js';

const LETTERS = [{ name: 'plan-released', on: PLAN_RELEASED }] as const;
const [{ name: LETTER }] = LETTERS;
/** JICA's own people and its host partners in Japan are written to in English until words are translated. */
const LANGUAGE = 'en';

/** What the letters of a release tell; a preview tells the same of one that is not carried out yet. */
export type ReleaseTold = Pick<
  PlanReleaseDetail,
  'fiscalYear' | 'planNumber' | 'planName' | 'note' | 'lines'
>;

export interface RehearsedPlanLetter {
  letter: string;
  recipient: Reader;
  head: Letterhead | 'NO_ADDRESS';
}

/** Tells domestic offices and host partners what a released plan changes for them, and headquarters all of it. */
@Injectable()
export class PlanReleaseLetters implements LetterFamily {
  static readonly letters = LETTERS;

  // Dozens of letters tell of one release: it is looked up once for those that are written at the same time.
  private readonly told = new Gathering((ids: string[]) => this.releasesOf(ids));

  constructor(
    private readonly releases: PlanReleasesQueries,
    private readonly hosting: HostingQueries,
    private readonly mailboxes: HostPartnerMailboxes,
    private readonly dataSource: DataSource,
    private readonly product: ProductSettings,
  ) {}

  /** A group of its own for each: nobody waits for anybody. */
  async addressees(event: RecordedEvent): Promise<Addressee[][]> {
    const { lines } = await this.told.one(event.subjectId);
    const readers = await this.readersOf(lines);
    return readers.map((recipient) => [
      { letter: LETTER, recipient, subjectId: event.subjectId, language: LANGUAGE },
    ]);
  }

  async letterhead(delivery: DeliveryFacts, publicUrl: string): Promise<Letterhead | 'NO_ADDRESS'> {
    const reader = { kind: delivery.recipientKind as Reader['kind'], ref: delivery.recipientRef };
    return this.headOf(await this.told.one(delivery.subjectId), reader, publicUrl);
  }

  /** The letters that a release would send, in the order of writing. */
  async rehearse(release: ReleaseTold): Promise<RehearsedPlanLetter[]> {
    const letters: RehearsedPlanLetter[] = [];
    for (const recipient of await this.readersOf(release.lines)) {
      const head = await this.headOf(release, recipient, this.product.publicUrl);
      letters.push({ letter: LETTER, recipient, head });
    }
    return letters;
  }

  /** Domestic offices, then host partners, for which something was carried out; then headquarters. */
  private async readersOf(lines: readonly ReleaseLine[]): Promise<Reader[]> {
    const applied = lines.filter(({ effect }) => effect === 'APPLIED');
    const concerned = (kind: Reader['kind'], refs: (string | undefined)[]): Reader[] =>
      [...new Set(refs)]
        .filter((ref) => ref !== undefined)
        .sort()
        .map((ref) => ({ kind, ref }));
    const offices = applied.flatMap(({ from, to }) => [from?.officeCode, to?.officeCode]);
    const hosts = applied.flatMap(({ from, to, displaced }) =>
      [from, to, ...displaced].map((host) => host?.hostPartnerId),
    );
    const officers = await this.dataSource.query<{ id: string }[]>(
      `SELECT DISTINCT a.id FROM role_grant g JOIN account a ON a.id = g.account_id
       WHERE g.role = 'HEADQUARTERS' AND a.closed_at IS NULL ORDER BY a.id`,
    );
    return [
      ...concerned('DOMESTIC_OFFICE', offices),
      ...concerned('HOST_PARTNER', hosts),
      ...officers.map(({ id }): Reader => ({ kind: 'HEADQUARTERS', ref: id })),
    ];
  }

  private async headOf(
    release: ReleaseTold,
    reader: Reader,
    publicUrl: string,
  ): Promise<Letterhead | 'NO_ADDRESS'> {
    const mailbox = await this.mailboxOf(reader);
    if (!mailbox?.address) return 'NO_ADDRESS';
    const to = { name: mailbox.name, address: mailbox.address };
    return { to, words: { ...wordsOf(release, reader, publicUrl), reader: to.name } };
  }

  private async mailboxOf({ kind, ref }: Reader): Promise<{ name: string; address: string | null } | null> {
    if (kind === 'HOST_PARTNER') return this.mailboxes.of(ref);
    if (kind === 'DOMESTIC_OFFICE') {
      const office = (await this.hosting.domesticOfficeAddresses()).find(({ code }) => code === ref);
      return office ? { name: office.nameEn, address: office.email } : null;
    }
    const [officer] = await this.dataSource.query<{ name: string; address: string }[]>(
      'SELECT name, email address FROM account WHERE id = ? AND closed_at IS NULL',
      [ref],
    );
    return officer ?? null;
  }

  private async releasesOf(ids: string[]): Promise<PlanReleaseDetail[]> {
    const found = new Map<string, PlanReleaseDetail>();
    for (const id of new Set(ids)) found.set(id, await this.releases.one(id));
    return ids.map((id) => found.get(id)!);
  }
}

function wordsOf(release: ReleaseTold, reader: Reader, publicUrl: string): Words {
  const format = formatFor(LANGUAGE, publicUrl);
  const lines = concerning(release.lines, reader);
  const count = lines.length;
  return {
    fiscalYear: `FY${release.fiscalYear}`,
    plan: `version ${release.planNumber}, ${release.planName}`,
    count: count === 1 ? '1 course run' : `${count} course runs`,
    one: count === 1,
    none: count === 0,
    toHeadquarters: reader.kind === 'HEADQUARTERS',
    toHost: reader.kind === 'HOST_PARTNER',
    note: release.note,
    changes: changesInWords(lines, reader, format),
    link: publicUrl,
  };
}
