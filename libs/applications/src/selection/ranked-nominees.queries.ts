import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#platform';
import { EligibilityQueries } from '../eligibility/eligibility.queries.js';
import { blocking } from '../eligibility/standing.js';
import { LIFECYCLE, statesWhere } from '../nomination.lifecycle.js';
import { MEANS } from '../screening/screening.queries.js';
import type { RankedNominee, SelectionBounds } from './ranked-nominee.js';
import { DEFAULT_SETTINGS } from './selection-setting.entity.js';

export interface SelectionInputs {
  /** In the order in which they were handed in. */
  nominees: RankedNominee[];
  bounds: SelectionBounds;
  /** The same inputs, the same hash. */
  hash: string;
}

/** Who is decided on a selection list: those under screening and on the reserve list, and those who have a place. */
const ON_THE_LIST = [
  ...new Set([...LIFECYCLE.accept.from, ...LIFECYCLE.promote.from, ...statesWhere('countsAgainstSlots')]),
];

/** Reads all that enters the model of the selection. */
@Injectable()
export class RankedNomineesQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly eligibility: EligibilityQueries,
  ) {}

  /** A few statements for any number of nominees. Throws RESOURCE.NOT_FOUND for a run that is not one of these offices'. */
  async of(courseRunId: string, officeCodes: string[]): Promise<SelectionInputs> {
    const [run] = await this.dataSource.query<
      { capacity: number | null; balanceWeight: number | null; onePerOrganisation: number | null }[]
    >(
      `SELECT r.capacity, s.balance_weight balanceWeight, s.one_per_organisation onePerOrganisation
       FROM course_run r LEFT JOIN selection_setting s ON s.course_run_id = r.id
       WHERE r.id = ? AND r.domestic_office_code IN (?)`,
      [courseRunId, officeCodes],
    );
    if (!run) throw notFound();
    const slots = await this.dataSource.query<{ countryCode: string; slots: number }[]>(
      'SELECT country_code countryCode, slots FROM allotment WHERE course_run_id = ? ORDER BY country_code',
      [courseRunId],
    );
    const nominees = await this.nominees(courseRunId);
    const bounds: SelectionBounds = {
      capacity: run.capacity ?? 0,
      slots: new Map(slots.map((row) => [row.countryCode, row.slots])),
      onePerOrganisation: Boolean(run.onePerOrganisation ?? DEFAULT_SETTINGS.onePerOrganisation),
      balanceWeight: run.balanceWeight ?? DEFAULT_SETTINGS.balanceWeight,
    };
    const hash = createHash('sha256')
      .update(JSON.stringify([nominees, { ...bounds, slots: [...bounds.slots] }]))
      .digest('hex');
    return { nominees, bounds, hash };
  }

  private async nominees(courseRunId: string): Promise<RankedNominee[]> {
    const rows = await this.dataSource.query<
      (Omit<RankedNominee, 'score' | 'eligible'> & { mean: string | null })[]
    >(
      `SELECT n.id nominationId, n.reference, n.country_code countryCode, c.name_en countryName, n.organisation, p.sex,
         t.mean, n.state, n.version
       FROM nomination n JOIN person p ON p.id = n.person_id JOIN country c ON c.code = n.country_code
       LEFT JOIN (${MEANS}) t ON t.id = n.id
       WHERE n.course_run_id = ? AND n.state IN (?) ORDER BY n.submitted_at, n.id`,
      [courseRunId, courseRunId, ON_THE_LIST],
    );
    const ids = rows.map(({ nominationId }) => nominationId);
    const standings = await this.eligibility.of(courseRunId, ids);
    return rows.map(({ mean, ...nominee }) => ({
      ...nominee,
      score: mean === null ? null : Number(mean) / 100,
      eligible: blocking(standings.get(nominee.nominationId)!).length === 0,
    }));
  }
}
