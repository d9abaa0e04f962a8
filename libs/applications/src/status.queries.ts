import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { comparableMailbox } from '#platform';
import { SERVES_TODAY } from '#catalogue';
import { statesWhere } from './nomination.lifecycle.js';
import { type NominationState } from './nomination-states.js';
import { type HistoryStep, publicHistory } from './public-history.js';

/** What a participant may know of one own nomination. */
export interface NominationStatus {
  id: string;
  reference: string;
  state: NominationState;
  releasedAt: Date | null;
  familyName: string;
  givenNames: string;
  titleEn: string;
  courseNumber: string | null;
  startsOn: string | null;
  endsOn: string | null;
  resultOn: string | null;
  domesticOfficeCode: string | null;
  overseasOfficeName: string | null;
  timeZone: string;
  steps: HistoryStep[];
}

/** Reads for status by e-mail: everything known to an address, nothing of anybody else. */
@Injectable()
export class StatusQueries {
  constructor(private readonly dataSource: DataSource) {}

  async hasNominations(email: string): Promise<boolean> {
    const found: unknown[] = await this.dataSource.query(
      'SELECT 1 FROM person p JOIN nomination n ON n.person_id = p.id WHERE p.comparable_email = ? AND n.state IN (?) LIMIT 1',
      [comparableMailbox(email), statesWhere('visibleToNominee')],
    );
    return found.length > 0;
  }

  /** Newest first, at most 50; steps are those that are public. */
  async ofAddress(email: string): Promise<NominationStatus[]> {
    const nominations = await this.dataSource.query<NominationStatus[]>(
      `SELECT n.id, n.reference, n.state, n.released_at releasedAt, p.family_name familyName, p.given_names givenNames,
         r.title_en titleEn, r.course_number courseNumber, r.starts_on startsOn, r.ends_on endsOn, r.result_on resultOn,
         r.domestic_office_code domesticOfficeCode, o.name_en overseasOfficeName, c.time_zone timeZone
       FROM person p JOIN nomination n ON n.person_id = p.id JOIN course_run r ON r.id = n.course_run_id
       JOIN country c ON c.code = n.country_code
       LEFT JOIN channel h ON h.country_code = n.country_code AND ${SERVES_TODAY('h')}
       LEFT JOIN overseas_office o ON o.code = h.overseas_office_code
       WHERE p.comparable_email = ? AND n.state IN (?) ORDER BY n.id DESC LIMIT 50`,
      [comparableMailbox(email), statesWhere('visibleToNominee')],
    );
    const steps = await this.dataSource.query<(HistoryStep & { nominationId: string })[]>(
      `SELECT id, nomination_id nominationId, move, from_state fromState, to_state toState, acted_as actedAs, made_at madeAt, NULL reason
       FROM nomination_step WHERE nomination_id IN (?) ORDER BY id`,
      [['', ...nominations.map((nomination) => nomination.id)]],
    );
    return nominations.map((nomination) => ({
      ...nomination,
      steps: publicHistory(steps.filter((step) => step.nominationId === nomination.id)),
    }));
  }
}
