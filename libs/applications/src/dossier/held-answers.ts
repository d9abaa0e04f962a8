import type { Answers } from './form/answers.js';

/** The fields of Part B whose truth is the nomination and its person. */
export interface HeldFacts {
  familyName: string;
  givenNames: string;
  birthDate: string | null;
  sex: string;
  /** The name of the country. */
  nationality: string | null;
  email: string | null;
  organisation: string | null;
  post: string | null;
}

/** Columns of `nomination n` and `person p`. */
export const HELD_COLUMNS = `p.family_name familyName, p.given_names givenNames, p.birth_date birthDate, p.sex, p.email,
  (SELECT k.name_en FROM country k WHERE k.code = p.nationality) nationality,
  n.organisation, n.post`;

/** As answers of Part B: what is empty or not stated is not answered. */
export function heldAnswers(facts: HeldFacts): Answers {
  const names = [
    'familyName',
    'givenNames',
    'birthDate',
    'sex',
    'nationality',
    'email',
    'organisation',
    'post',
  ] as const;
  const stated = names.flatMap((name) => {
    const value = facts[name];
    return value && value !== 'NOT_STATED' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(stated);
}
