import { NOMINATION_STATES } from '../nomination-states.js';
import { type NaturalKey, naturalKey } from './natural-key.js';

const PAGE = 2_000;

interface Nominee {
  id: string;
  reference: string;
  familyName: string;
  givenNames: string;
  birthDate: string | null;
  importedAs: NaturalKey | null;
}

type Ask = <Row>(sql: string, parameters: unknown[]) => Promise<Row[]>;

/**
 * Who of a country is nominated to a run already, whatever became of it: under the name of today, and under that with
 * which the file brought the person. Read by state and id, as the index goes.
 */
export async function knownNominees(
  ask: Ask,
  courseRunId: string,
  countryCode: string,
): Promise<Map<NaturalKey, string>> {
  const known = new Map<NaturalKey, string>();
  for (const state of NOMINATION_STATES) {
    let after = '';
    for (let found = PAGE; found === PAGE;) {
      const nominees = await ask<Nominee>(
        `SELECT n.id, n.reference, p.family_name familyName, p.given_names givenNames, p.birth_date birthDate, o.natural_key importedAs
         FROM nomination n JOIN person p ON p.id = n.person_id LEFT JOIN nomination_origin o ON o.nomination_id = n.id
         WHERE n.course_run_id = ? AND n.state = ? AND n.id > ? AND n.country_code = ? ORDER BY n.id LIMIT ?`,
        [courseRunId, state, after, countryCode, PAGE],
      );
      for (const { reference, familyName, givenNames, birthDate, importedAs } of nominees) {
        known.set(naturalKey(familyName, givenNames, birthDate), reference);
        if (importedAs) known.set(importedAs, reference);
      }
      found = nominees.length;
      after = nominees.at(-1)?.id ?? '';
    }
  }
  return known;
}
