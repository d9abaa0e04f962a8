import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#platform';
import { nominationScopeClause, type NominationScope } from '../nomination-scope.js';
import { relatedBirthDates } from './birth-dates.js';
import { keysTouch, nameKeyOf } from './comparable-name.js';
import { type ComparedPerson, type Likeness, likenessOf } from './likeness.js';
import { SAME_PERSON } from './same-person.js';

export interface PersonRecord extends ComparedPerson {
  id: string;
  mergedIntoId: string | null;
  nameKey: string | null;
}

/** Somebody who may be the person asked about, with why; of people that were merged the one that stands for them. */
export interface Candidate extends Likeness {
  person: PersonRecord;
}

export interface PersonSought extends ComparedPerson {
  /** Left out: somebody who stands in no record yet. */
  id?: string;
}

const COLUMNS = `p.id, p.family_name familyName, p.given_names givenNames, p.birth_date birthDate, p.nationality, p.sex,
  p.comparable_email comparableEmail, p.passport_fingerprint passportFingerprint, p.merged_into_id mergedIntoId,
  p.name_key nameKey`;

// Blocks are bounded: in a country where everybody is born on 1 January, or where half the people share a name,
// a lookup still reads few rows. The narrow ones (same key and related date; the very day) are read apart, so that the
// wide ones cannot crowd them out.
const MOST_OF_A_DAY = 400;
const MOST_OF_A_NAME = 150;
const MOST_OF_A_MAILBOX = 20;
const MOST_SHOWN = 10;

interface Block {
  where: string;
  parameters: unknown[];
  most: number;
}

@Injectable()
export class PeopleQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The records that may be this person and are not known to be, the likeliest first, at most ten. */
  async candidatesFor(sought: PersonSought): Promise<Candidate[]> {
    const key = nameKeyOf(sought);
    const blocks = blocksOf(sought, key);
    const [found, decided] = await Promise.all([
      this.dataSource.query<PersonRecord[]>(
        blocks
          .map(({ where, most }) => `(SELECT ${COLUMNS} FROM person p WHERE ${where} LIMIT ${most})`)
          .join(' UNION ALL '),
        blocks.flatMap(({ parameters }) => parameters),
      ),
      sought.id ? this.decided(sought.id) : [],
    ]);
    const known = new Set(decided);
    const best = new Map<string, Candidate>();
    for (const person of found) {
      if (known.has(person.id) || !isWorthComparing(sought, person, key)) continue;
      const likeness = likenessOf(sought, person);
      const standsFor = person.mergedIntoId ?? person.id;
      if (likeness && likeness.score > (best.get(standsFor)?.score ?? 0))
        best.set(standsFor, { ...likeness, person });
    }
    return [...best.values()].sort((a, b) => b.score - a.score).slice(0, MOST_SHOWN);
  }

  /** Of whom nobody need be told any more: the same person, and those of whom people said that they are not. */
  private async decided(id: string): Promise<string[]> {
    const same = [id, ...(await this.samePerson(id))];
    const others = await this.dataSource.query<{ id: string }[]>(
      `SELECT other_person_id id FROM duplicate_candidate WHERE one_person_id IN (?) AND decision = 'TWO_PEOPLE'
       UNION SELECT one_person_id FROM duplicate_candidate WHERE other_person_id IN (?) AND decision = 'TWO_PEOPLE'`,
      [same, same],
    );
    return [...same, ...others.map((row) => row.id)];
  }

  async record(id: string): Promise<PersonRecord | null> {
    const [row] = await this.dataSource.query<PersonRecord[]>(
      `SELECT ${COLUMNS} FROM person p WHERE p.id = ?`,
      [id],
    );
    return row ?? null;
  }

  /** People who may be somebody described. */
  like(
    described: Pick<PersonSought, 'familyName' | 'givenNames' | 'birthDate' | 'nationality'>,
  ): Promise<Candidate[]> {
    const unknown = { sex: 'NOT_STATED', comparableEmail: null, passportFingerprint: null } as const;
    return this.candidatesFor({ ...described, ...unknown });
  }

  /** Whom a nomination is about. Throws RESOURCE.NOT_FOUND for unknown and foreign alike. */
  async nominee(
    scope: NominationScope,
    nominationId: string,
  ): Promise<{ person: PersonRecord; courseRunId: string; countryCode: string }> {
    const within = nominationScopeClause(scope);
    const [row] = await this.dataSource.query<
      (PersonRecord & { courseRunId: string; countryCode: string })[]
    >(
      `SELECT ${COLUMNS}, n.course_run_id courseRunId, n.country_code countryCode
       FROM nomination n JOIN person p ON p.id = n.person_id WHERE n.id = ? AND ${within.where}`,
      [nominationId, ...within.parameters],
    );
    if (!row) throw notFound();
    const { courseRunId, countryCode, ...person } = row;
    return { person, courseRunId, countryCode };
  }

  /** Every record merged with one of these, by its id, and the one that stands for it. */
  async headsOf(ids: string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.dataSource.query<{ id: string; head: string }[]>(
      `WITH heads AS (SELECT DISTINCT COALESCE(merged_into_id, id) id FROM person WHERE id IN (?))
       SELECT id, id head FROM heads UNION SELECT p.id, p.merged_into_id FROM heads h STRAIGHT_JOIN person p FORCE INDEX (ix_person_merged) ON p.merged_into_id = h.id`,
      [ids],
    );
    return new Map(rows.map(({ id, head }) => [id, head]));
  }

  /** The records of one person: those merged, and those with the same passport. The person asked about among them. */
  async samePerson(id: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(SAME_PERSON, [id]);
    return rows.map((row) => row.id);
  }
}

function blocksOf(sought: PersonSought, key: string): Block[] {
  const { birthDate, nationality, comparableEmail, passportFingerprint } = sought;
  const blocks: Block[] = [];
  const block = (most: number, where: string, ...parameters: unknown[]) =>
    blocks.push({ where, parameters, most });
  if (passportFingerprint) block(MOST_OF_A_MAILBOX, 'p.passport_fingerprint = ?', passportFingerprint);
  if (comparableEmail) block(MOST_OF_A_MAILBOX, 'p.comparable_email = ?', comparableEmail);
  if (birthDate) {
    const days = relatedBirthDates(birthDate);
    block(MOST_OF_A_NAME, 'p.name_key = ? AND p.birth_date IN (?)', key, days);
    block(MOST_OF_A_NAME, 'p.name_key = ? AND p.birth_date IS NULL AND p.nationality = ?', key, nationality);
    block(MOST_OF_A_DAY, 'p.nationality = ? AND p.birth_date = ?', nationality, birthDate);
    block(MOST_OF_A_DAY, 'p.nationality = ? AND p.birth_date IN (?)', nationality, days.slice(1));
  } else block(MOST_OF_A_NAME, 'p.name_key = ? AND p.nationality = ?', key, nationality);
  return blocks;
}

/** Most who were born on one day have nothing else in common: their keys tell at a glance, a comparison takes longer. */
function isWorthComparing(sought: PersonSought, person: PersonRecord, key: string): boolean {
  const { comparableEmail, passportFingerprint, nameKey } = person;
  if (comparableEmail !== null && comparableEmail === sought.comparableEmail) return true;
  if (passportFingerprint !== null && passportFingerprint === sought.passportFingerprint) return true;
  return nameKey === null || keysTouch(key, nameKey);
}
