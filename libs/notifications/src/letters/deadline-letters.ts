import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RecordedEvent } from '#platform';
import { DEADLINE_EXTENDED } from '#applications';
import { SERVES_TODAY } from '#catalogue';
import type { Addressee, DeliveryFacts, Letterhead, LetterFamily } from './family.js';
import { formatFor } from './format.js';

interface ExtensionFacts {
  courseRunId: string;
  titleEn: string;
  courseNumber: string | null;
  countryName: string;
  timeZone: string;
  fromDate: string;
  untilDate: string;
  reason: string;
  stands: number;
  officeCode: string | null;
  officeName: string;
  email: string;
  language: string;
}

const DEADLINE_EXTENDED_LETTER = 'deadline-extended';

/** A deadline was put off: the office that serves the country hears of it. */
@Injectable()
export class DeadlineLetters implements LetterFamily {
  static readonly letters = [{ name: DEADLINE_EXTENDED_LETTER, on: DEADLINE_EXTENDED }] as const;

  constructor(private readonly dataSource: DataSource) {}

  async addressees(event: RecordedEvent): Promise<Addressee[][]> {
    const facts = await this.factsOf(event.subjectId);
    if (!facts?.officeCode) return [];
    const recipient = { kind: 'OVERSEAS_OFFICE' as const, ref: facts.officeCode };
    const { language } = facts;
    return [[{ letter: DEADLINE_EXTENDED_LETTER, recipient, subjectId: event.subjectId, language }]];
  }

  async letterhead(delivery: DeliveryFacts, publicUrl: string): Promise<Letterhead | 'OVERTAKEN'> {
    const facts = await this.factsOf(delivery.subjectId);
    // Put off once more, or the country is served by another office now: a later letter says what is so.
    if (!facts || !facts.stands || facts.officeCode !== delivery.recipientRef) return 'OVERTAKEN';
    const format = formatFor(delivery.language, publicUrl);
    return {
      to: { name: facts.officeName, address: facts.email },
      words: {
        office: facts.officeName,
        course: format.course(facts),
        country: facts.countryName,
        before: format.day(facts.fromDate),
        until: format.deadline(facts.untilDate, facts.timeZone),
        reason: facts.reason,
      },
    };
  }

  private async factsOf(extensionId: string): Promise<ExtensionFacts | undefined> {
    const [facts] = await this.dataSource.query<ExtensionFacts[]>(
      `SELECT x.course_run_id courseRunId, r.title_en titleEn, r.course_number courseNumber, c.name_en countryName, c.time_zone timeZone,
         x.from_date fromDate, x.until_date untilDate, x.reason, (r.state = 'PUBLISHED' AND a.jica_deadline = x.until_date) stands,
         o.code officeCode, o.name_en officeName, o.email, o.language
       FROM deadline_extension x JOIN course_run r ON r.id = x.course_run_id JOIN country c ON c.code = x.country_code
       JOIN allotment a ON a.course_run_id = x.course_run_id AND a.country_code = x.country_code
       LEFT JOIN channel h ON h.country_code = x.country_code AND ${SERVES_TODAY('h')}
       LEFT JOIN overseas_office o ON o.code = h.overseas_office_code
       WHERE x.id = ?`,
      [extensionId],
    );
    return facts;
  }
}
