import { createHash } from 'node:crypto';

/** By whom a row is told from another: 22 letters. */
export type NaturalKey = string;

/**
 * Name and birth date, in the form in which two writings of the same are equal: width, capitals and blanks do not
 * count, accents do, for José and Jose may be two people.
 */
export function naturalKey(familyName: string, givenNames: string, birthDate: string | null): NaturalKey {
  const name = `${familyName} ${givenNames}`.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  return digest(`${name}\n${birthDate ?? ''}`).toString('base64url', 0, 16);
}

/** How many numbers there are for contents; with the number of a row before it, one still fits into a double exactly. */
export const CONTENTS = 2 ** 28;

/** A number by which two rows of equal content are equal; of different contents one pair in 268 million is. */
export function contentNumber(content: string): number {
  return digest(content).readUInt32BE(0) % CONTENTS;
}

const digest = (text: string) => createHash('sha256').update(text).digest();
