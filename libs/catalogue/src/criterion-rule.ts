import type { FieldFault, PlainDate } from '#platform';
import type { CriterionKind } from './criterion-kind.js';

/** Lowest first. */
export const DEGREES = ['SECONDARY', 'DIPLOMA', 'BACHELOR', 'MASTER', 'DOCTOR'] as const;
export type Degree = (typeof DEGREES)[number];

/** The language grid of the application form, lowest first. */
export const LANGUAGE_LEVELS = ['POOR', 'FAIR', 'GOOD', 'EXCELLENT'] as const;
export type LanguageLevel = (typeof LANGUAGE_LEVELS)[number];

/** The kinds of organisation that the application form offers. */
export const ORGANISATION_TYPES = [
  'NATIONAL_GOVERNMENT',
  'LOCAL_GOVERNMENT',
  'PUBLIC_ENTERPRISE',
  'PRIVATE_ENTERPRISE',
  'NGO',
  'UNIVERSITY',
  'OTHER',
] as const;
export type OrganisationType = (typeof ORGANISATION_TYPES)[number];

/** What a criterion asks, in a form that the product can look at. A criterion without one, and OTHER, is judged by people. */
export type CriterionRule =
  | { kind: 'EXPERIENCE'; years: number }
  /** Ages on a day that the run names, both ends included; either end may be open. */
  | { kind: 'AGE'; from: number | null; to: number | null; asOf: PlainDate }
  | { kind: 'DEGREE'; atLeast: Degree }
  | { kind: 'LANGUAGE'; language: string; atLeast: LanguageLevel }
  /** The post's name holds one of these words. */
  | { kind: 'POST'; words: string[] }
  | { kind: 'ORGANISATION'; types: OrganisationType[] }
  /** No participation that ended within so many years before the run starts. */
  | { kind: 'EARLIER_PARTICIPATION'; years: number };

/** A rule as it is sent: which fields belong together depends on the kind. */
export interface RuleFacts {
  kind: CriterionKind;
  years?: number | null;
  from?: number | null;
  to?: number | null;
  asOf?: PlainDate | null;
  atLeast?: string | null;
  language?: string | null;
  words?: string[] | null;
  types?: string[] | null;
}
type Part = Exclude<keyof RuleFacts, 'kind'>;

const PARTS: Record<CriterionKind, { needed: Part[]; open: Part[] }> = {
  EXPERIENCE: { needed: ['years'], open: [] },
  AGE: { needed: ['asOf'], open: ['from', 'to'] },
  DEGREE: { needed: ['atLeast'], open: [] },
  LANGUAGE: { needed: ['language', 'atLeast'], open: [] },
  POST: { needed: ['words'], open: [] },
  ORGANISATION: { needed: ['types'], open: [] },
  EARLIER_PARTICIPATION: { needed: ['years'], open: [] },
  OTHER: { needed: [], open: [] },
};

/** Everything that is wrong with the rule of a criterion of this kind; `at` is where it stands in the request. */
export function ruleFaults(criterion: CriterionKind, rule: RuleFacts, at: string): FieldFault[] {
  const fault = (field: string, message: string) => ({ field: `${at}.${field}`, message });
  if (criterion === 'OTHER')
    return [fault('kind', 'A criterion of kind OTHER is judged by people: leave its rule out.')];
  if (rule.kind !== criterion)
    return [fault('kind', `${at}.kind is ${rule.kind}, the criterion is about ${criterion}: make them one.`)];
  const { needed, open } = PARTS[criterion];
  const given = (part: Part) => rule[part] !== undefined && rule[part] !== null;
  const parts = (Object.keys(rule) as (Part | 'kind')[]).filter((part) => part !== 'kind' && given(part));
  const empty = (part: Part) => !given(part) || (Array.isArray(rule[part]) && rule[part].length === 0);
  return [
    ...needed.filter(empty).map((part) => fault(part, `A rule on ${criterion} needs ${at}.${part}.`)),
    ...(parts as Part[])
      .filter((part) => ![...needed, ...open].includes(part))
      .map((part) => fault(part, `A rule on ${criterion} has no ${part}: leave it out.`)),
    ...(criterion === 'AGE' ? ageFaults(rule, fault) : []),
    ...levelFaults(rule, fault),
  ];
}

type Fault = (field: string, message: string) => FieldFault;

function ageFaults({ from, to }: RuleFacts, fault: Fault): FieldFault[] {
  if (from == null && to == null)
    return [fault('from', 'A rule on AGE needs from or to, or both: say the youngest or the oldest age.')];
  if (from != null && to != null && from > to)
    return [fault('to', `The oldest age, ${to}, is below the youngest, ${from}: change one of them.`)];
  return [];
}

function levelFaults({ kind, atLeast }: RuleFacts, fault: Fault): FieldFault[] {
  const levels: readonly string[] = kind === 'DEGREE' ? DEGREES : kind === 'LANGUAGE' ? LANGUAGE_LEVELS : [];
  if (atLeast == null || levels.length === 0 || levels.includes(atLeast)) return [];
  return [fault('atLeast', `atLeast must be one of: ${levels.join(', ')}.`)];
}

/** The rule with its own parts only. Ask `ruleFaults` first. */
export function asRule(facts: RuleFacts): CriterionRule {
  const { needed, open } = PARTS[facts.kind];
  const parts = [...needed, ...open].map((part) => [part, facts[part] ?? null]);
  return { kind: facts.kind, ...Object.fromEntries(parts) } as CriterionRule;
}
