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
  /** Of another query of this context, never of a request. */
  waiting?: Waiting;
}

/** Nominations that wait for somebody. */
interface Waiting {
  /** As they are known outside; each is a range of an index of its own. */
  publicStates: readonly NominationState[];
  joins: string;
  condition: { sql: string; values: unknown[] };
}

export interface PageWanted {
  limit: number;
  sort: string;
  after?: string;
}

/** The columns by which an audience finds and orders: outside, unreleased decisions are under screening since then. */
const columnsOf = (scope: NominationScope) =>
  scope.kind === 'OVERSEAS_OFFICE'
    ? {
        owner: 'n.country_code',
        state: 'n.public_state',
        since: 'n.public_since',
        version: 'n.public_version',
      }
    : { owner: 'n.domestic_office_code', state: 'n.state', since: 'n.held_since', version: 'n.version' };

export const sinceColumn = (scope: NominationScope): string => columnsOf(scope).since;
export const versionColumn = (scope: NominationScope): string => columnsOf(scope).version;

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
  const joins = filter.waiting?.joins ?? '';
  const range = (of: string) =>
    `(SELECT n.id, ${since} since FROM nomination n ${person} ${joins} WHERE ${of} AND ${wanted.sql} AND ${where} ORDER BY ${orderBy} LIMIT ?)`;
  const rest = [...wanted.parameters, ...parameters, page.limit + 1];
  if (!owners) return { sql: range('TRUE'), parameters: rest };
  const ranges = owners.flatMap((code) =>
    (filter.waiting?.publicStates ?? [null]).map((state) =>
      state
        ? { sql: `${owner} = ? AND n.public_state = ?`, values: [code, state] }
        : { sql: `${owner} = ?`, values: [code] },
    ),
  );
  return {
    sql: ranges.map(({ sql }) => range(sql)).join(' UNION ALL '),
    parameters: ranges.flatMap(({ values }) => [...values, ...rest]),
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
  const { sql, values } = filter.waiting?.condition ?? { sql: 'TRUE', values: [] };
  return {
    sql: [...said.map(([one]) => one), sql].join(' AND '),
    parameters: [...said.map(([, value]) => value), ...values],
  };
}
