import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, type Page, pageOf, sortNames } from '#platform';
import type { LikenessReason } from './likeness.js';
import type { PassportName } from './comparable-name.js';

interface PairedPerson extends PassportName {
  id: string;
  birthDate: string | null;
  nationality: string;
}

/** Two people of whom somebody is to say whether they are one. */
export interface OpenDuplicate {
  id: string;
  score: number;
  reasons: LikenessReason[];
  foundAt: Date;
  one: PairedPerson;
  other: PairedPerson;
}

export interface MergeRow {
  id: string;
  keptPersonId: string;
  mergedPersonId: string;
  reason: string;
  decidedAt: Date;
  decidedBy: string;
  undoneAt: Date | null;
  undoneBecause: string | null;
}

const DUPLICATE_SORTS_BY = { score: 'd.score' };
export const DUPLICATE_SORTS = sortNames(DUPLICATE_SORTS_BY);
const MERGE_SORTS_BY = { decided: 'm.id' };
export const MERGE_SORTS = sortNames(MERGE_SORTS_BY);

const person = (alias: string, name: string) =>
  `${alias}.id ${name}Id, ${alias}.family_name ${name}FamilyName, ${alias}.given_names ${name}GivenNames,
   ${alias}.birth_date ${name}BirthDate, ${alias}.nationality ${name}Nationality`;

type Flat = Record<string, unknown> & {
  id: string;
  score: number;
  reasons: string | LikenessReason[];
  foundAt: Date;
};

/** What headquarters has to decide, and what it has decided. */
@Injectable()
export class DuplicatesQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  /** Pairs that wait for a decision (those that have become one by others do not), or pairs that were kept apart. */
  async list(
    state: 'OPEN' | 'TWO_PEOPLE',
    page: { limit: number; sort: string; after?: string },
  ): Promise<Page<OpenDuplicate>> {
    const { where, orderBy, parameters } = keyset(
      DUPLICATE_SORTS_BY,
      'd.id',
      page.sort,
      page.after,
      this.cursors,
    );
    const rows = await this.dataSource.query<Flat[]>(
      `SELECT d.id, d.score, d.reasons, d.found_at foundAt, ${person('p', 'one')}, ${person('q', 'other')}
       FROM duplicate_candidate d JOIN person p ON p.id = d.one_person_id JOIN person q ON q.id = d.other_person_id
       WHERE d.decision <=> ? AND COALESCE(p.merged_into_id, p.id) <> COALESCE(q.merged_into_id, q.id) AND ${where}
       ORDER BY ${orderBy} LIMIT ?`,
      [state === 'OPEN' ? null : state, ...parameters, page.limit + 1],
    );
    const found = rows.map((row): OpenDuplicate => ({
      id: row.id,
      score: row.score,
      reasons: typeof row.reasons === 'string' ? (JSON.parse(row.reasons) as LikenessReason[]) : row.reasons,
      foundAt: row.foundAt,
      one: pairedPerson(row, 'one'),
      other: pairedPerson(row, 'other'),
    }));
    return pageOf(
      found,
      page.limit,
      ({ score, id }) => ({ sort: page.sort, values: [score, id] }),
      this.cursors,
    );
  }

  /** Every decision that two people are one, undone ones among them. */
  async merges(page: { limit: number; sort: string; after?: string }): Promise<Page<MergeRow>> {
    const { where, orderBy, parameters } = keyset(
      MERGE_SORTS_BY,
      'm.id',
      page.sort,
      page.after,
      this.cursors,
    );
    const rows = await this.dataSource.query<MergeRow[]>(
      `${MERGES} WHERE ${where} ORDER BY ${orderBy} LIMIT ?`,
      [...parameters, page.limit + 1],
    );
    return pageOf(rows, page.limit, ({ id }) => ({ sort: page.sort, values: [id, id] }), this.cursors);
  }

  /** The decisions in which one of these people stands, newest first. */
  mergesOf(personIds: string[]): Promise<MergeRow[]> {
    return this.dataSource.query<MergeRow[]>(
      `SELECT * FROM (${MERGES} WHERE m.kept_person_id IN (?) UNION ${MERGES} WHERE m.merged_person_id IN (?)) both_sides
       ORDER BY id DESC LIMIT 100`,
      [personIds, personIds],
    );
  }
}

const MERGES = `SELECT m.id, m.kept_person_id keptPersonId, m.merged_person_id mergedPersonId, m.reason, m.decided_at decidedAt,
  m.decided_by decidedBy, m.undone_at undoneAt, m.undone_because undoneBecause FROM person_merge m`;

function pairedPerson(row: Flat, name: 'one' | 'other'): PairedPerson {
  const of = (field: string) => row[name + field] as string;
  return {
    id: of('Id'),
    familyName: of('FamilyName'),
    givenNames: of('GivenNames'),
    birthDate: of('BirthDate'),
    nationality: of('Nationality'),
  };
}
