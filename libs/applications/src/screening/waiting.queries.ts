import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, type Page } from '#platform';
import { type NominationRow, NominationsQueries } from '../nominations.queries.js';
import { nominationScopeClause, type NominationScope } from '../nomination-scope.js';
import { STATES } from '../nomination-states.js';
import { quoted } from './in-screening.js';
import {
  ALLOTMENT_OF_WAIT,
  awaitedOpinion,
  dueOnSql,
  OFFICE_OF_WAIT,
  OFFICER_OF_WAIT,
  WAITING_STATES,
  type WaitHolder,
} from './wait.js';

/** How much waits for one holder, and how much of it too long. */
export interface HolderRow {
  holder: WaitHolder;
  code: string | null;
  name: string | null;
  waiting: number;
  overdue: number;
  oldestSince: Date;
}

const heldBy = (holder: 'OVERSEAS_OFFICE' | 'DOMESTIC_OFFICE') =>
  WAITING_STATES.filter((state) => STATES[state].holder === holder);
const overseas = heldBy('OVERSEAS_OFFICE');
/** To be screened, and decisions to be released, which are known as under screening. */
const domestic = heldBy('DOMESTIC_OFFICE');
const OPEN = `n.public_state IN (${quoted(WAITING_STATES)})`;

/** What waits for whom: the lists that a day begins with, and the report on those who are late. */
@Injectable()
export class WaitingQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly nominations: NominationsQueries,
  ) {}

  /** What waits for this office, the oldest first; for one officer of it, or only what is late. */
  list(
    scope: NominationScope,
    filter: { only?: 'MINE' | 'OVERDUE'; accountId: string },
    page: { limit: number; after?: string },
  ): Promise<Page<NominationRow>> {
    const outside = scope.kind === 'OVERSEAS_OFFICE';
    const waiting = {
      publicStates: outside ? overseas : domestic,
      ...this.restrictionTo(filter.only ?? 'ALL', filter.accountId, outside),
    };
    return this.nominations.list(scope, { waiting }, { ...page, sort: 'since' });
  }

  private restrictionTo(which: 'ALL' | 'MINE' | 'OVERDUE', accountId: string, outside: boolean) {
    switch (which) {
      case 'ALL':
        return { joins: '', condition: { sql: 'TRUE', values: [] } };
      case 'MINE':
        return {
          joins: 'JOIN screening_file wf ON wf.nomination_id = n.id',
          condition: { sql: 'wf.assigned_to = ?', values: [accountId] },
        };
      case 'OVERDUE':
        // Left joins keep the nomination first, so that the range of its index gives the order.
        return {
          joins: `LEFT JOIN course_run r ON r.id = n.course_run_id ${ALLOTMENT_OF_WAIT}`,
          condition: { sql: `${dueOnSql(outside)} < ?`, values: [this.clock.today()] },
        };
    }
  }

  /**
   * Counts by holder, who has waited longest first. Headquarters reads offices and host partners, a domestic office its own officers
   * too, an overseas office what is known outside: its own share, and what waits with domestic offices.
   */
  async holders(scope: NominationScope): Promise<HolderRow[]> {
    const outside = scope.kind === 'OVERSEAS_OFFICE';
    const within = nominationScopeClause(scope);
    const today = this.clock.today();
    // The office stands in the index of what waits; who may see is asked of the scope all the same.
    const own =
      scope.kind === 'DOMESTIC_OFFICE'
        ? { sql: 'n.domestic_office_code IN (?)', values: [scope.codes] }
        : { sql: 'TRUE', values: [] };
    const asked = outside ? 'NULL' : awaitedOpinion('wp.id', today);
    const officer = scope.kind === 'DOMESTIC_OFFICE' ? 'wf.assigned_to' : 'NULL';
    const rows = await this.dataSource.query<(HolderRow & { waiting: string; overdue: string })[]>(
      `SELECT w.holder, w.code, COALESCE(o.name, p.name) name, COUNT(*) waiting, SUM(w.holder <> 'HOST_PARTNER' AND w.due < ?) overdue,
         MIN(w.since) oldestSince
       FROM (SELECT CASE WHEN q.state IN (${quoted(overseas)}) THEN 'OVERSEAS_OFFICE' WHEN q.partner IS NOT NULL THEN 'HOST_PARTNER'
               WHEN q.officer IS NOT NULL THEN 'OFFICER' ELSE 'DOMESTIC_OFFICE' END holder,
             CASE WHEN q.state IN (${quoted(overseas)}) THEN q.overseas ELSE COALESCE(q.partner, q.officer, q.office) END code,
             q.since, q.due
           FROM (SELECT n.state, ${outside ? 'n.public_since' : 'n.held_since'} since, ${dueOnSql(outside)} due,
                 r.domestic_office_code office, wc.overseas_office_code overseas, ${officer} officer,
                 IF(n.state IN (${quoted(domestic)}), ${asked}, NULL) partner
               FROM nomination n LEFT JOIN course_run r ON r.id = n.course_run_id ${ALLOTMENT_OF_WAIT} ${OFFICE_OF_WAIT} ${OFFICER_OF_WAIT}
               WHERE ${OPEN} AND ${own.sql} AND ${within.where}) q) w
       LEFT JOIN account o ON w.holder = 'OFFICER' AND o.id = w.code LEFT JOIN host_partner p ON w.holder = 'HOST_PARTNER' AND p.id = w.code
       GROUP BY w.holder, w.code, o.name, p.name ORDER BY oldestSince, w.code`,
      [today, ...own.values, ...within.parameters],
    );
    return rows.map((row) => ({ ...row, waiting: Number(row.waiting), overdue: Number(row.overdue) }));
  }
}
