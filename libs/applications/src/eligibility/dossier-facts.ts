import {
  type Degree,
  DEGREES,
  LANGUAGE_LEVELS,
  type LanguageLevel,
  ORGANISATION_TYPES,
  type OrganisationType,
} from '#catalogue';
import type { PlainDate } from '#platform';
import type { AnswersByPart } from '../dossier/completeness.js';
import type { Answer, Row } from '../dossier/form/answers.js';
import { degreeOf } from './degree-of.js';
import type { EligibilityFacts } from './evaluate.js';

type DossierFacts = Pick<EligibilityFacts, 'organisationType' | 'experienceYears' | 'degree' | 'languages'>;

export const NOTHING_OF_A_DOSSIER: DossierFacts = {
  organisationType: null,
  experienceYears: null,
  degree: null,
  languages: null,
};

/** What a dossier that was handed in tells of the criteria of its run. What it leaves open, or says in words of its own, stays null. */
export function factsOfDossier(
  answers: AnswersByPart,
  run: { startsOn: PlainDate | null; language: string | null },
): DossierFacts {
  const { PART_A: organisation = {}, PART_B: nominee = {} } = answers;
  const { startsOn } = run;
  return {
    organisationType: organisationTypeOf(organisation.organisationKind ?? nominee.employerKind),
    experienceYears: startsOn ? experienceOf(nominee, startsOn) : null,
    degree: startsOn ? highestDegree(rowsOf(nominee.education) ?? [], startsOn) : null,
    languages: languagesOf(nominee, run.language),
  };
}

/** Months written YYYY-MM, both counted; without an end it lasts. */
export interface Period {
  from: string;
  to?: string;
}

/** Whole years in work before a day. A month in which somebody had two posts counts once, the month of the day not at all. */
export function yearsOfExperience(periods: Period[], before: PlainDate): number {
  const months = new Set<number>();
  for (const { from, to } of periods) {
    const last = Math.min(to ? monthOf(to) : Infinity, monthOf(before) - 1);
    for (let month = monthOf(from); month <= last; month++) months.add(month);
  }
  return Math.floor(months.size / 12);
}

const monthOf = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));

type Answered = NonNullable<AnswersByPart['PART_B']>;

/** Known only where the form asks for the posts before the present one too. */
function experienceOf(nominee: Answered, startsOn: PlainDate): number | null {
  const career = rowsOf(nominee.career);
  const present = nominee.employedSince ?? nominee.inPostSince;
  if (!career || typeof present !== 'string') return null;
  const periods = career.map(({ from, to }) => ({ from: String(from), ...(to ? { to: String(to) } : {}) }));
  return yearsOfExperience([...periods, { from: present }], startsOn);
}

/** Of the studies that end before the run starts. One that is not understood may be the highest. */
function highestDegree(education: Row[], startsOn: PlainDate): Degree | null {
  const ended = education.filter(({ to }) => to && String(to) <= startsOn.slice(0, 7));
  const degrees = ended.map(({ degree }) => degreeOf(String(degree)));
  const highest = DEGREES.findLast((degree) => degrees.includes(degree)) ?? null;
  return degrees.includes(null) && highest !== DEGREES.at(-1) ? null : highest;
}

function organisationTypeOf(kind: Answer | undefined): OrganisationType | null {
  if (kind === 'INTERNATIONAL') return 'OTHER';
  return ORGANISATION_TYPES.find((type) => type === kind) ?? null;
}

function languagesOf(nominee: Answered, courseLanguage: string | null): EligibilityFacts['languages'] {
  const others = (rowsOf(nominee.otherLanguages) ?? []).map((row) =>
    graded(codeOfLanguage(String(row.language)), row),
  );
  const known = [graded(courseLanguage, nominee), ...others].filter((one) => one !== null);
  return known.length > 0 ? known : null;
}

const SKILLS = ['listening', 'speaking', 'reading', 'writing'] as const;

/** A course is followed by all four skills: the weakest tells. */
function graded(
  language: string | null,
  grid: Record<string, unknown>,
): { language: string; level: LanguageLevel } | null {
  const grades = SKILLS.map((skill) => grid[skill]);
  const level = LANGUAGE_LEVELS.find((one) => grades.includes(one));
  return language && level && !grades.includes(undefined) ? { language, level } : null;
}

// In which courses are held or criteria ask: those of the United Nations, Portuguese and Japanese.
const LANGUAGES = ['en', 'fr', 'es', 'pt', 'ar', 'ru', 'zh', 'ja'];

/** By its English name or its own: `French`, `français`. */
function codeOfLanguage(written: string): string | null {
  return LANGUAGES.find((code) => namesOf(code).includes(comparable(written))) ?? null;
}

const namesOf = (code: string) =>
  ['en', code].map((locale) =>
    comparable(new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code),
  );

const comparable = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase();

const rowsOf = (answer: Answer | undefined): Row[] | null => (Array.isArray(answer) ? answer : null);
