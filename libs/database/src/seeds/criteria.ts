import { type LeafType, type Theme, THEMES } from '#catalogue';
import type { PlainDate } from '#platform';
import type { RunPlan } from './holding.js';

/** Eligibility as a General Information states it; every run has its own. */
export function criteriaFor(type: LeafType, theme: Theme, startsOn: PlainDate): RunPlan['criteria'] {
  const young = type === 'YOUNG_LEADERS';
  const field = THEMES[theme].nameEn.toLowerCase().replace('information and communication technology', 'ICT');
  const ages = young ? [20, 35] : type === 'LONG_TERM' ? [22, 39] : [25, 45];
  return [
    {
      kind: 'EXPERIENCE',
      level: 'ESSENTIAL',
      wording: `At least ${young ? 'one year' : 'three years'} of work in the field of ${field}.`,
      rule: { kind: 'EXPERIENCE', years: young ? 1 : 3 },
    },
    {
      kind: 'ORGANISATION',
      level: 'ESSENTIAL',
      wording: 'Belongs to a governmental or public organisation.',
      rule: {
        kind: 'ORGANISATION',
        types: ['NATIONAL_GOVERNMENT', 'LOCAL_GOVERNMENT', 'PUBLIC_ENTERPRISE', 'UNIVERSITY'],
      },
    },
    {
      kind: 'DEGREE',
      level: type === 'LONG_TERM' ? 'ESSENTIAL' : 'RECOMMENDED',
      wording: 'A university degree or its equivalent.',
      rule: { kind: 'DEGREE', atLeast: 'BACHELOR' },
    },
    {
      kind: 'LANGUAGE',
      level: 'ESSENTIAL',
      wording: 'Speaks and writes English well enough to take part in discussions and write reports.',
      rule: { kind: 'LANGUAGE', language: 'en', atLeast: 'GOOD' },
    },
    {
      kind: 'AGE',
      level: young ? 'ESSENTIAL' : 'RECOMMENDED',
      wording: `Between ${ages[0]} and ${ages[1]} years of age on ${startsOn}.`,
      rule: { kind: 'AGE', from: ages[0]!, to: ages[1]!, asOf: startsOn },
    },
    {
      kind: 'EARLIER_PARTICIPATION',
      level: 'RECOMMENDED',
      // Similar is for an officer to say, so that this one is stated in words only.
      wording: 'Has not taken part in a similar course of JICA in the past five years.',
      rule: null,
    },
  ];
}
