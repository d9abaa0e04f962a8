import { distance } from 'fastest-levenshtein';
import type { Sex } from '../person.entity.js';
import { birthRelation, type BirthRelation } from './birth-dates.js';
import { type PassportName, skeletonOf, soundOf, wordsOf, wordsOfName } from './comparable-name.js';

/** Why two records may be one person. */
export const LIKENESS_REASONS = {
  SAME_PASSPORT: 'The passport number is the same.',
  SAME_EMAIL: 'The e-mail address is the same.',
  SAME_NAME: 'The name is the same.',
  ACCENTS: 'The names differ only in accents, capitals, particles or where they are divided.',
  SWAPPED_NAMES: 'Family name and given names are swapped.',
  TRANSLITERATION: 'The names are spelt differently but sound alike, as two romanisations of one name do.',
  SPELLING: 'The names differ by a letter or two.',
  FEWER_NAMES: 'One record has fewer names; those it has agree.',
  SAME_BIRTH_DATE: 'The date of birth is the same.',
  BIRTH_DATE_ONE_DIGIT: 'The dates of birth are one digit apart.',
  BIRTH_DATE_SWAPPED: 'Day and month of birth are swapped.',
  BIRTH_DATE_UNKNOWN: 'The date of birth is not known in one record.',
  OTHER_NATIONALITY: 'The nationality differs.',
  OTHER_SEX: 'The sex differs.',
} as const;
export type LikenessReason = keyof typeof LIKENESS_REASONS;

export interface ComparedPerson extends PassportName {
  birthDate: string | null;
  nationality: string;
  sex: Sex;
  comparableEmail: string | null;
  passportFingerprint: string | null;
}

export interface Likeness {
  /** 0 to 100; 100 only for the same passport, which is certain. */
  score: number;
  reasons: LikenessReason[];
}

/** Below this nobody is shown. */
const LEAST_SCORE = 60;
/** From this score on a candidate is called likely. */
export const LIKELY = 85;

const BIRTH: Record<BirthRelation, { factor: number; reason: LikenessReason | null }> = {
  SAME: { factor: 1, reason: 'SAME_BIRTH_DATE' },
  DAY_AND_MONTH_SWAPPED: { factor: 0.9, reason: 'BIRTH_DATE_SWAPPED' },
  ONE_DIGIT_APART: { factor: 0.88, reason: 'BIRTH_DATE_ONE_DIGIT' },
  UNKNOWN: { factor: 0.66, reason: 'BIRTH_DATE_UNKNOWN' },
  DIFFERENT: { factor: 0, reason: null },
};

/**
 * How likely two records are one person, and why; null when nothing speaks for it. Never a decision: but for the same
 * passport a human decides.
 */
export function likenessOf(one: ComparedPerson, other: ComparedPerson): Likeness | null {
  const samePassport =
    one.passportFingerprint !== null && one.passportFingerprint === other.passportFingerprint;
  const sameEmail = one.comparableEmail !== null && one.comparableEmail === other.comparableEmail;
  const name = nameLikeness(one, other);
  const birth = BIRTH[birthRelation(one.birthDate, other.birthDate)];
  const sameNationality = one.nationality === other.nationality;
  const sexDiffers = ![one.sex, other.sex].includes('NOT_STATED') && one.sex !== other.sex;
  const reasons: (LikenessReason | null)[] = [
    samePassport ? 'SAME_PASSPORT' : null,
    sameEmail ? 'SAME_EMAIL' : null,
    ...(name?.reasons ?? []),
    birth.reason,
    sameNationality ? null : 'OTHER_NATIONALITY',
    sexDiffers ? 'OTHER_SEX' : null,
  ];
  let share = (name?.share ?? 0) * birth.factor * (sameNationality ? 1 : 0.8) * (sexDiffers ? 0.6 : 1);
  // An office's mailbox is shared: alone it says little, beside the same name much.
  if (sameEmail) share = Math.max(share, name ? 0.9 : 0.6);
  const score = samePassport ? 100 : Math.min(99, Math.round(share * 100));
  if (score < LEAST_SCORE) return null;
  return { score, reasons: reasons.filter((reason) => reason !== null) };
}

interface NameLikeness {
  share: number;
  reasons: LikenessReason[];
}

const typed = (name: PassportName) => `${name.familyName}|${name.givenNames}`.normalize('NFC').toLowerCase();

/** Null when the names are of different people. */
function nameLikeness(one: PassportName, other: PassportName): NameLikeness | null {
  if (typed(one) === typed(other)) return { share: 1, reasons: ['SAME_NAME'] };
  const [words, others] = [wordsOfName(one), wordsOfName(other)];
  if (words.length === 0 || others.length === 0) return null;
  if (words.join(' ') === others.join(' ')) return { share: 0.99, reasons: ['ACCENTS'] };
  if (words.toSorted().join(' ') === others.toSorted().join(' '))
    return { share: 0.96, reasons: ['SWAPPED_NAMES'] };
  const [fewer, more] = words.length <= others.length ? [words, others] : [others, words];
  const paired = pairsOf(fewer, more);
  if (!paired) return null;
  const missing = more.length - fewer.length;
  const swapped = missing === 0 && crosses(paired, wordsOf(one.givenNames), wordsOf(other.givenNames));
  const worst = Math.min(...paired.map(({ share }) => share));
  const letters = paired.reduce((sum, pair) => sum + pair.letters, 0);
  const mean = paired.reduce((sum, pair) => sum + pair.share * pair.letters, 0) / letters;
  const reasons: LikenessReason[] = [
    ...(swapped ? (['SWAPPED_NAMES'] as const) : []),
    ...(paired.some(({ how }) => how === 'SOUND') ? (['TRANSLITERATION'] as const) : []),
    ...(paired.some(({ how }) => how === 'SPELLING') ? (['SPELLING'] as const) : []),
    ...(missing > 0 ? (['FEWER_NAMES'] as const) : []),
  ];
  // One word that agrees with one of many is little: half the world of a country shares its family names.
  const fullness = missing === 0 ? 1 : fewer.length === 1 ? 0.64 : 0.94 - 0.06 * (missing - 1);
  return { share: Math.min(mean, 0.5 + worst / 2) * fullness * (swapped ? 0.97 : 1), reasons };
}

interface Pair {
  place: number;
  with: number;
  letters: number;
  share: number;
  how: 'EQUAL' | 'SOUND' | 'SPELLING';
}

/** Each of the fewer words with its best of the others, the best pairs first, no word twice; null when one finds none. */
function pairsOf(words: string[], others: string[]): Pair[] | null {
  const possible = words.flatMap((word, place) =>
    others.map((other, index): Pair => {
      const letters = word.length + other.length;
      return { place, with: index, letters, ...wordLikeness(word, other) };
    }),
  );
  const pairs: Pair[] = [];
  for (const pair of possible.filter(({ share }) => share >= 0.7).sort((a, b) => b.share - a.share))
    if (!pairs.some((taken) => taken.place === pair.place || taken.with === pair.with)) pairs.push(pair);
  return pairs.length === words.length ? pairs : null;
}

/** Whether what are the given names of one is the family name of the other. */
const crosses = (pairs: Pair[], given: string[], otherGiven: string[]): boolean =>
  given.length > 0 && pairs.every((pair) => pair.place < given.length !== pair.with < otherGiven.length);

function wordLikeness(word: string, other: string): Pick<Pair, 'share' | 'how'> {
  if (word === other) return { share: 1, how: 'EQUAL' };
  const [shortest, longest] = [Math.min(word.length, other.length), Math.max(word.length, other.length)];
  if (shortest === 1) return { share: word[0] === other[0] ? 0.8 : 0, how: 'SPELLING' };
  const share = 1 - distance(word, other) / longest;
  const bones = skeletonOf(word);
  if (bones.length > 1 && bones === skeletonOf(other) && soundsAlike(word, other))
    return { share: Math.max(share, 0.93), how: 'SOUND' };
  // A short word that differs by a letter is another name: Li and Lu, Sam and Tam.
  return { share: longest < 5 ? share * 0.8 : share, how: 'SPELLING' };
}

/** Arabic is written without vowels: then consonants alone decide. Else Hassan would be Hussein. */
function soundsAlike(word: string, other: string): boolean {
  const [sound, otherSound] = [soundOf(word), soundOf(other)];
  if (![word, other].every((one) => /[aeiouy]/.test(one.slice(1)))) return true;
  return 1 - distance(sound, otherSound) / Math.max(sound.length, otherSound.length) >= 0.7;
}
