import { keyset, type Cursors } from '#platform';
import type { NominationScope } from './nomination-scope.js';
import type { NominationState } from './nomination-states.js';

export interface NominationFilter {
  courseRunId?: string;
  countryCode?: string;
  /** As the audience knows it. */
  state?: NominationState;
  /** Beginning of the family name. */
  name?: string;
  /** All of it. */
  reference?: string;
}

export interface PageWanted {
  limit: number;
  sort: string;
  after?: string;
}

/** The columns by which an audience finds and orders: outside, unreleased decisions are under screening since then. */
const columnsOf = (scope: NominationScope) =>
  scope.kind === 'OVERSEAS_OFFICE'
    ? { owner: 'n.country_code', state: 'n.public_state', since: 'n.public_since' }
    : { owner: 'n.domestic_office_code', state: 'n.state', since: 'n.held_since' };

export const sinceColumn = (scope: NominationScope): string => columnsOf(scope).since;

export const sortsOf = (scope: NominationScope) => ({
  since: { column: sinceColumn(scope), nullable: false as const },
});

/**
 * The ids of one page as a derived table `page (id, since)`: one range of an index for each owner (the countries that
 * an office serves, the offices of a domestic officer), each cut to a page, so that the last page costs what the
 * first one does. Null owners mean all nominations.
 */
export function idsOfPage(
  scope: NominationScope,
  owners: string[] | null,
  filter: NominationFilter,
  page: PageWanted,
  cursors: Cursors,
): { sql: string; parameters: unknown[] } {
  const { owner, since } = columnsOf(scope);
  const wanted = conditions(scope, filter);
  const { where, orderBy, parameters } = keyset(sortsOf(scope), 'n.id', page.sort, page.after, cursors);
  const person = filter.name ? 'JOIN person p ON p.id = n.person_id' : '';
  const range = (of: string) =>
    `(SELECT n.id, ${since} since FROM nomination n ${person} WHERE ${of} AND ${wanted.sql} AND ${where} ORDER BY ${orderBy} LIMIT ?)`;
  const rest = [...wanted.parameters, ...parameters, page.limit + 1];
  if (!owners) return { sql: range('TRUE'), parameters: rest };
  return {
    sql: owners.map(() => range(`${owner} = ?`)).join(' UNION ALL '),
    parameters: owners.flatMap((code) => [code, ...rest]),
  };
}

function conditions(
  scope: NominationScope,
  filter: NominationFilter,
): { sql: string; parameters: unknown[] } {
  const said: [sql: string, value: unknown][] = [];
  if (filter.courseRunId) said.push(['n.course_run_id = ?', filter.courseRunId]);
  if (filter.countryCode) said.push(['n.country_code = ?', filter.countryCode]);
  if (filter.reference) said.push(['n.reference = ?', filter.reference]);
  if (filter.state) said.push([`${columnsOf(scope).state} = ?`, filter.state]);
  if (filter.name) said.push(['p.family_name LIKE ?', `${filter.name.replace(/[\\%_]/g, '\\$&')}%`]);
  return {
    sql: said.map(([sql]) => sql).join(' AND ') || 'TRUE',
    parameters: said.map(([, value]) => value),
  };
}
