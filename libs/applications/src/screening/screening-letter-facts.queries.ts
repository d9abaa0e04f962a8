import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PlainDate } from '#platform';
import { IN_FORCE } from '#allocation';
import { SERVES_TODAY } from '#catalogue';

/** Nominations of one overseas office that were acknowledged in one act. */
export interface AcknowledgementFacts {
  officeCode: string;
  officeName: string;
  officeEmail: string;
  language: string;
  titleEn: string;
  courseNumber: string | null;
  domesticOffice: string | null;
  /** In order of their references. */
  references: string[];
}

export interface OpinionRequestFacts {
  hostPartnerId: string;
  hostPartner: string;
  email: string | null;
  titleEn: string;
  courseNumber: string | null;
  domesticOffice: string | null;
  dueOn: PlainDate;
  /** What this request is still the latest of, and nobody has answered. */
  awaited: number;
}

const OFFICE = `LEFT JOIN domestic_office_name d ON d.domestic_office_code = r.domestic_office_code AND ${IN_FORCE('d')}`;

/** What letters of the screening say, read at the moment of writing. */
@Injectable()
export class ScreeningLetterFactsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** One entry for each overseas office whose nominations were acknowledged. */
  async ofAcknowledgement(id: string): Promise<AcknowledgementFacts[]> {
    const rows = await this.dataSource.query<(AcknowledgementFacts & { reference: string })[]>(
      `SELECT o.code officeCode, o.name_en officeName, o.email officeEmail, o.language, r.title_en titleEn, r.course_number courseNumber,
         d.name_en domesticOffice, n.reference
       FROM screening_file f JOIN nomination n ON n.id = f.nomination_id JOIN course_run r ON r.id = n.course_run_id ${OFFICE}
       JOIN channel h ON h.country_code = n.country_code AND ${SERVES_TODAY('h')} JOIN overseas_office o ON o.code = h.overseas_office_code
       WHERE f.acknowledgement_id = ? ORDER BY o.code, n.reference`,
      [id],
    );
    const offices = [...new Set(rows.map(({ officeCode }) => officeCode))];
    return offices.map((code) => {
      const own = rows.filter(({ officeCode }) => officeCode === code);
      const { reference: _first, ...facts } = own[0]!;
      return { ...facts, references: own.map(({ reference }) => reference) };
    });
  }

  async ofOpinionRequest(id: string): Promise<OpinionRequestFacts | null> {
    const [row] = await this.dataSource.query<(OpinionRequestFacts & { awaited: string })[]>(
      `SELECT q.host_partner_id hostPartnerId, p.name hostPartner, p.email, r.title_en titleEn, r.course_number courseNumber,
         d.name_en domesticOffice, q.due_on dueOn,
         (SELECT COUNT(*) FROM host_opinion o WHERE o.request_id = q.id AND o.opinion IS NULL) awaited
       FROM opinion_request q JOIN host_partner p ON p.id = q.host_partner_id JOIN course_run r ON r.id = q.course_run_id ${OFFICE}
       WHERE q.id = ?`,
      [id],
    );
    return row ? { ...row, awaited: Number(row.awaited) } : null;
  }
}
