import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RecordedEvent } from '#platform';
import { isOpenOutside, LetterFactsQueries, type NominationLetterFacts } from '#applications';
import {
  ALLOTMENT_TOLD,
  type ChangedItem,
  type CourseRunState,
  InformationQueries,
  placeOf,
  SERVES_TODAY,
} from '#catalogue';
import type { Addressee, DeliveryFacts, Letterhead, LetterFamily } from './family.js';
import { formatFor } from './format.js';

const LETTER = 'information-modified';
/** A change that is longer is named, and read in the document. */
const LONGEST_TOLD = 160;

interface ModifiedVersion {
  courseRunId: string;
  number: number;
  state: CourseRunState;
}

interface Office {
  code: string;
  nameEn: string;
  email: string;
  language: string;
}

/**
 * A Modified Version of a General Information is told to the offices of the countries that have slots in the run, and
 * to everybody whose nomination is open as far as is known outside, or who is invited to fill in the dossier of one: a
 * decision that is not released changes nothing.
 */
@Injectable()
export class InformationLetters implements LetterFamily {
  static readonly letters = [{ name: LETTER, on: 'catalogue.information-modified' }] as const;

  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: LetterFactsQueries,
    private readonly information: InformationQueries,
  ) {}

  async addressees(event: RecordedEvent): Promise<Addressee[][]> {
    const version = await this.versionOf(event.id);
    if (version?.state !== 'PUBLISHED') return [];
    const { courseRunId } = version;
    const offices = await this.offices(courseRunId);
    const nominees = (await this.facts.openOutside(courseRunId)).filter(isToldAsNominee);
    return [
      ...offices.map(({ code, language }) => [
        {
          letter: LETTER,
          recipient: { kind: 'OVERSEAS_OFFICE' as const, ref: code },
          subjectId: courseRunId,
          language,
        },
      ]),
      ...nominees.map(({ nominationId, language }) => [
        {
          letter: LETTER,
          recipient: { kind: 'NOMINEE' as const, ref: nominationId },
          subjectId: nominationId,
          language,
        },
      ]),
    ];
  }

  async letterhead(
    delivery: DeliveryFacts,
    publicUrl: string,
  ): Promise<Letterhead | 'OVERTAKEN' | 'NO_ADDRESS'> {
    const version = await this.versionOf(delivery.eventId);
    if (version?.state !== 'PUBLISHED') return 'OVERTAKEN';
    const { courseRunId, number } = version;
    const reader =
      delivery.recipientKind === 'NOMINEE'
        ? nomineeOf(await this.facts.ofNomination(delivery.recipientRef))
        : await this.officeOf(delivery, courseRunId);
    if (typeof reader === 'string') return reader;
    const issued = await this.information.issued({ kind: 'ANYONE' }, courseRunId, number);
    const { facts, difference, note } = issued;
    return {
      to: reader.to,
      words: {
        ...reader.words,
        course: formatFor(delivery.language, publicUrl).course(facts),
        number: String(number),
        note,
        changes: difference.map(told).join('\n'),
        link: `${publicUrl}/courses/${courseRunId}`,
        toNominee: delivery.recipientKind === 'NOMINEE',
      },
    };
  }

  private async officeOf(delivery: DeliveryFacts, courseRunId: string): Promise<Reader | 'OVERTAKEN'> {
    const office = (await this.offices(courseRunId)).find(({ code }) => code === delivery.recipientRef);
    if (!office) return 'OVERTAKEN';
    const open = await this.facts.openOutside(courseRunId);
    const own = open.filter(({ overseasOffice }) => overseasOffice?.code === office.code);
    return {
      to: { name: office.nameEn, address: office.email },
      words: {
        reader: office.nameEn,
        office: office.nameEn,
        references: own.map(({ reference }) => reference).join(', ') || null,
      },
    };
  }

  /** The offices (and embassies) that serve a country with slots in the run today. */
  private offices(courseRunId: string): Promise<Office[]> {
    return this.dataSource.query<Office[]>(
      `SELECT DISTINCT o.code, o.name_en nameEn, o.email, o.language
       FROM allotment a JOIN channel h ON h.country_code = a.country_code AND ${SERVES_TODAY('h')}
       JOIN overseas_office o ON o.code = h.overseas_office_code WHERE a.course_run_id = ? AND ${ALLOTMENT_TOLD('a')} ORDER BY o.code`,
      [courseRunId],
    );
  }

  private async versionOf(eventId: string): Promise<ModifiedVersion | undefined> {
    const [version] = await this.dataSource.query<ModifiedVersion[]>(
      `SELECT v.course_run_id courseRunId, v.number, r.state FROM outbox_event e
       JOIN information_version v ON v.id = e.subject_id JOIN course_run r ON r.id = v.course_run_id WHERE e.id = ?`,
      [eventId],
    );
    return version;
  }
}

interface Reader {
  to: Letterhead['to'];
  words: { reader: string; office: string; references: string | null };
}

/** Of a draft the nominee may know nothing yet, but whoever was invited to fill in the dossier does. */
const isToldAsNominee = ({ state, invited }: NominationLetterFacts) => state !== 'DRAFT' || invited;

function nomineeOf(facts: NominationLetterFacts | null): Reader | 'OVERTAKEN' | 'NO_ADDRESS' {
  if (!facts || !isOpenOutside(facts) || !isToldAsNominee(facts)) return 'OVERTAKEN';
  if (!facts.email) return 'NO_ADDRESS';
  const name = `${facts.givenNames} ${facts.familyName}`.trim();
  return {
    to: { name, address: facts.email },
    words: {
      reader: name,
      office: facts.overseasOffice?.nameEn ?? 'the office that nominated you',
      references: facts.reference,
    },
  };
}

/** `II. Description, Capacity: «14 participants» is now «16 participants»`. */
function told(item: ChangedItem): string {
  const { before, after } = item;
  const place = placeOf(item);
  const isShort = [before, after].every((text) => (text ?? '').length <= LONGEST_TOLD);
  if (before === null) return `- ${place}: new`;
  if (after === null) return `- ${place}: left out`;
  if (!isShort) return `- ${place}: changed, please read it in the document`;
  return `- ${place}: «${onOneLine(before)}» is now «${onOneLine(after)}»`;
}

const onOneLine = (text: string) => text.replace(/\s*\n\s*/g, '; ');
