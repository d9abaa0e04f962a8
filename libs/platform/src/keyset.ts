import type { Cursors, SortValue } from './page.js';

export interface KeysetClause {
  /** A condition that is always valid SQL, `TRUE` for the first page. */
  where: string;
  orderBy: string;
  parameters: SortValue[];
}

/**
 * The sorts that a list offers: the name in the URL → the column. A minus before the name means descending. A column
 * that is never NULL says so: its pages are then a plain range of the index in both directions.
 */
export type Sorts = Record<string, string | { column: string; nullable: false }>;

/**
 * The WHERE and ORDER BY of one page: after the last row of the page before, by (column, id), NULLs as MariaDB sorts
 * them (first when ascending). Page 10,000 costs what page 1 costs.
 */
export function keyset(
  sorts: Sorts,
  idColumn: string,
  sort: string,
  after: string | undefined,
  cursors: Cursors,
): KeysetClause {
  const descending = sort.startsWith('-');
  const wanted = sorts[sort.replace(/^-/, '')]!;
  const { column, nullable } = typeof wanted === 'string' ? { column: wanted, nullable: true } : wanted;
  const direction = descending ? 'DESC' : 'ASC';
  const orderBy = `${column} ${direction}, ${idColumn} ${direction}`;
  if (!after) return { where: 'TRUE', orderBy, parameters: [] };
  const [value, id] = cursors.read(after, sort).values as [SortValue, string];
  const beyond = descending ? '<' : '>';
  if (value === null) {
    const rest = `(${column} IS NULL AND ${idColumn} ${beyond} ?)`;
    return { where: descending ? rest : `(${column} IS NOT NULL OR ${rest})`, orderBy, parameters: [id] };
  }
  const further = `(${column} ${beyond} ? OR (${column} = ? AND ${idColumn} ${beyond} ?))`;
  if (descending && nullable)
    return { where: `(${further} OR ${column} IS NULL)`, orderBy, parameters: [value, value, id] };
  // The plain bound lets the optimiser use a range on the index, which it does not see through the OR.
  return { where: `(${column} ${beyond}= ? AND ${further})`, orderBy, parameters: [value, value, value, id] };
}

/** Names a client may ask for: each sort, and each with a minus. */
export function sortNames(sorts: Sorts): string[] {
  return Object.keys(sorts).flatMap((name) => [name, `-${name}`]);
}
