import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '#platform';
import { SERVES_TODAY } from '#catalogue';
import { publicState } from './nomination.lifecycle.js';
import { type NominationState, STATES } from './nomination-states.js';

/** What letters say of a nomination, read at the moment of writing. */
export interface NominationLetterFacts {
  nominationId: string;
  reference: string;
  state: NominationState;
  releasedAt: Date | null;
  organisation: string | null;
  familyName: string;
  givenNames: string;
  email: string | null;
  language: string;
  countryName: string;
  timeZone: string;
  titleEn: string;
  courseNumber: string | null;
  startsOn: string | null;
  endsOn: string | null;
  resultOn: string | null;
  jicaDeadline: string | null;
  /** The nominee was invited to fill in the dossier, and the invitation was not taken back. */
  invited: boolean;
  overseasOffice: { code: string; nameEn: string; email: string; language: string } | null;
  domesticOfficeCode: string | null;
}

/** Whether something is still awaited of a nomination, as far as is known outside the domestic office. */
export function isOpenOutside(one: Pick<NominationLetterFacts, 'state' | 'releasedAt'>): boolean {
  return !STATES[publicState(one.state, one.releasedAt !== null)].terminal;
}

@Injectable()
export class LetterFactsQueries {
  constructor(private readonly dataSource: DataSource) {}

  async ofNomination(nominationId: string): Promise<NominationLetterFacts | null> {
    return (await this.ofNominations([nominationId]))[0] ?? null;
  }

  /** The nominations to a run that are open as far as is known outside: who is decided on without release is still under screening. */
  async openOutside(courseRunId: string): Promise<NominationLetterFacts[]> {
    const rows = await this.dataSource.query<
      { id: string; state: NominationState; releasedAt: Date | null }[]
    >('SELECT id, state, released_at releasedAt FROM nomination WHERE course_run_id = ? ORDER BY id', [
      courseRunId,
    ]);
    return this.ofNominations(rows.filter(isOpenOutside).map(({ id }) => id));
  }

  /** Of those that exist, in no order; as a transaction sees them, where one is given. */
  async ofNominations(nominationIds: string[], tx?: Transaction): Promise<NominationLetterFacts[]> {
    if (nominationIds.length === 0) return [];
    const rows = await (tx?.manager ?? this.dataSource).query<
      (Omit<NominationLetterFacts, 'invited'> & {
        invited: number;
        officeCode: string | null;
        officeName: string;
        officeEmail: string;
        officeLanguage: string;
      })[]
    >(
      `SELECT n.id nominationId, n.reference, n.state, n.released_at releasedAt, n.organisation, p.family_name familyName, p.given_names givenNames,
         p.email, p.language, c.name_en countryName, c.time_zone timeZone, r.title_en titleEn, r.course_number courseNumber,
         r.starts_on startsOn, r.ends_on endsOn, r.result_on resultOn, a.jica_deadline jicaDeadline, r.domestic_office_code domesticOfficeCode,
         EXISTS (SELECT 1 FROM nominee_invitation i WHERE i.nomination_id = n.id AND i.revoked_at IS NULL) invited,
         o.code officeCode, o.name_en officeName, o.email officeEmail, o.language officeLanguage
       FROM nomination n JOIN person p ON p.id = n.person_id JOIN course_run r ON r.id = n.course_run_id
       JOIN country c ON c.code = n.country_code
       LEFT JOIN allotment a ON a.course_run_id = n.course_run_id AND a.country_code = n.country_code
       LEFT JOIN channel h ON h.country_code = n.country_code AND ${SERVES_TODAY('h')}
       LEFT JOIN overseas_office o ON o.code = h.overseas_office_code
       WHERE n.id IN (?)`,
      [nominationIds],
    );
    return rows.map(({ officeCode, officeName, officeEmail, officeLanguage, ...facts }) => ({
      ...facts,
      invited: Boolean(Number(facts.invited)),
      overseasOffice: officeCode
        ? { code: officeCode, nameEn: officeName, email: officeEmail, language: officeLanguage }
        : null,
    }));
  }
}
