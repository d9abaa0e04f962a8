import type {
  CriterionKind,
  CriterionLevel,
  CriterionRule,
  Degree,
  LanguageLevel,
  OrganisationType,
} from '#catalogue';
import { DEGREES, LANGUAGE_LEVELS } from '#catalogue';
import { addMonths, type PlainDate } from '#platform';

/** TO_BE_JUDGED: the product cannot tell, an officer can. */
export type Outcome = 'MET' | 'NOT_MET' | 'TO_BE_JUDGED';

export interface AskedCriterion {
  id: string;
  kind: CriterionKind;
  level: CriterionLevel;
  wording: string;
  rule: CriterionRule | null;
}

/** An earlier training of what may be the same person. */
export interface EarlierParticipation {
  title: string;
  /** Last day, or the first where it has none. */
  on: PlainDate;
  /** False: only name, birth date and nationality agree, which a human has to confirm. */
  certain: boolean;
}

/** What is known of a nominee when the criteria are looked at; null is unknown, and unknown never decides. */
export interface EligibilityFacts {
  runStartsOn: PlainDate | null;
  birthDate: PlainDate | null;
  organisation: string | null;
  organisationType: OrganisationType | null;
  post: string | null;
  experienceYears: number | null;
  degree: Degree | null;
  languages: { language: string; level: LanguageLevel }[] | null;
  earlier: EarlierParticipation[];
}

export interface Finding {
  outcome: Outcome;
  /** What was looked at, in a sentence for the officer. It holds personal data. */
  evidence: string;
}

/**
 * Looks at one criterion. What the criterion does not ask in a structured rule, and what is not known of the nominee,
 * is left to an officer. Health, pregnancy and military service have no rule and cannot be given one.
 */
export function evaluate(criterion: Pick<AskedCriterion, 'rule'>, facts: EligibilityFacts): Finding {
  const { rule } = criterion;
  if (!rule) return judge('This criterion is stated in words only.');
  switch (rule.kind) {
    case 'EXPERIENCE':
      return experience(facts.experienceYears, rule.years);
    case 'AGE':
      return age(rule, facts.birthDate);
    case 'DEGREE':
      return ranked(DEGREES, facts.degree, rule.atLeast, 'degree');
    case 'LANGUAGE':
      return language(rule, facts.languages);
    case 'POST':
      return post(rule.words, facts.post);
    case 'ORGANISATION':
      return organisation(rule.types, facts);
    case 'EARLIER_PARTICIPATION':
      return earlier(rule.years, facts);
  }
}

/** Whole years on a day; who is born on 29 February has the birthday on 1 March in other years. */
export function ageOn(birthDate: PlainDate, day: PlainDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

const judge = (evidence: string): Finding => ({ outcome: 'TO_BE_JUDGED', evidence });
const told = (met: boolean, evidence: string): Finding => ({ outcome: met ? 'MET' : 'NOT_MET', evidence });
const words = (code: string) => code.toLowerCase().replaceAll('_', ' ');

function atLeast(known: number | null, asked: number, say: (amount: number) => string): Finding {
  if (known === null) return judge(`Not on record; asked at least ${say(asked)}.`);
  return told(known >= asked, `${say(known)}; asked at least ${asked}.`);
}

/** The record tells years in work, not in which field: too few are too few, enough are for the officer to read. */
function experience(known: number | null, asked: number): Finding {
  const finding = atLeast(known, asked, (years) => `${years} years of experience`);
  return finding.outcome === 'MET'
    ? judge(`${finding.evidence.slice(0, -1)}, of the kind that the criterion means.`)
    : finding;
}

function age(rule: CriterionRule & { kind: 'AGE' }, birthDate: PlainDate | null): Finding {
  const asked =
    rule.from === null
      ? `at most ${rule.to}`
      : rule.to === null
        ? `at least ${rule.from}`
        : `${rule.from} to ${rule.to}`;
  if (!birthDate) return judge(`The birth date is not on record; asked ${asked} on ${rule.asOf}.`);
  const years = ageOn(birthDate, rule.asOf);
  const met = years >= (rule.from ?? 0) && years <= (rule.to ?? Infinity);
  return told(met, `Born ${birthDate}: ${years} on ${rule.asOf}; asked ${asked}.`);
}

function ranked<Level extends string>(
  levels: readonly Level[],
  known: Level | null,
  asked: Level,
  what: string,
): Finding {
  if (known === null) return judge(`No ${what} is on record; asked at least ${words(asked)}.`);
  const met = levels.indexOf(known) >= levels.indexOf(asked);
  return told(met, `The ${what} is ${words(known)}; asked at least ${words(asked)}.`);
}

function language(rule: CriterionRule & { kind: 'LANGUAGE' }, known: EligibilityFacts['languages']): Finding {
  const level = known?.find((one) => one.language === rule.language)?.level ?? null;
  return ranked(LANGUAGE_LEVELS, level, rule.atLeast, `level of ${rule.language}`);
}

/** Names of posts differ from country to country: a word that is found tells, a word that is not found does not. */
function post(asked: string[], known: string | null): Finding {
  const list = asked.map((word) => `«${word}»`).join(', ');
  if (!known) return judge(`The post is not on record; asked one of ${list}.`);
  const found = asked.find((word) => comparable(known).includes(comparable(word)));
  if (found) return told(true, `The post is «${known}», which holds «${found}».`);
  return judge(`The post is «${known}», which holds none of ${list}; it may be called otherwise.`);
}

function organisation(types: OrganisationType[], facts: EligibilityFacts): Finding {
  const asked = types.map(words).join(' or ');
  const name = facts.organisation ? `«${facts.organisation}»` : 'not on record';
  if (!facts.organisationType)
    return judge(`The organisation is ${name}, its type is not on record; asked ${asked}.`);
  const met = types.includes(facts.organisationType);
  return told(met, `The organisation is ${name}, ${words(facts.organisationType)}; asked ${asked}.`);
}

function earlier(years: number, { earlier: known, runStartsOn }: EligibilityFacts): Finding {
  if (!runStartsOn) return judge('The run has no first day yet, from which the years are counted.');
  const since = addMonths(runStartsOn, -12 * years);
  const recent = known.filter(({ on }) => on >= since);
  const list = (of: EarlierParticipation[]) => of.map(({ title, on }) => `${title} (${on})`).join(', ');
  const certain = recent.filter((one) => one.certain);
  if (certain.length > 0) return told(false, `Took part since ${since}: ${list(certain)}.`);
  if (recent.length > 0)
    return judge(`Somebody of the same name and birth date took part since ${since}: ${list(recent)}.`);
  return told(true, `No participation since ${since} is on record.`);
}

const comparable = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
