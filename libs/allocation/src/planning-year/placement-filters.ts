import { languageName, THEMES } from '#catalogue';
import type { OfficeYear } from '../capacity/planning-capacities.js';
import type { PartnerYear } from '../host-partners/partner-year.js';
import type { DemandedRun } from '../run-demand/demanded-run.js';
import type { YearFacts } from './year-facts.js';

/** What a placement must pass, with the name under which people read it. */
export const FILTERS = {
  FIXED_WEEK: 'the fixed week',
  WINDOW: 'the window of start weeks',
  LEAD_TIME: 'the lead time',
  END_OF_YEAR: 'the end of the fiscal year',
  FIXED_HOST_PARTNER: 'the fixed host partner',
  NOT_ACCEPTABLE: 'the list of acceptable host partners',
  THEME: 'the thematic field',
  FIXED_OFFICE: 'the fixed domestic office',
  CLOSURE: 'closures of domestic offices',
  HOLIDAYS: 'weeks of holidays',
  AGREEMENT: 'the validity of agreements',
  BLACKOUT: 'blackout weeks of host partners',
  LANGUAGE: 'the language',
} as const;
export type PlacementFilter = keyof typeof FILTERS;

export interface Refusal {
  filter: PlacementFilter;
  sentence: string;
}

/** The sentence that says why this part of a placement does not fit the run, or null where it does. */
type Bar<Part> = readonly [PlacementFilter, (run: DemandedRun, part: Part, year: YearFacts) => string | null];

export const OF_WEEK: readonly Bar<number>[] = [
  [
    'FIXED_WEEK',
    ({ fixedWeek }, week, year) =>
      fixedWeek === null || fixedWeek === week ? null : `The run is fixed to ${year.nameOf(fixedWeek)}.`,
  ],
  [
    'WINDOW',
    ({ fixedWeek, startWeeks }, week, year) =>
      fixedWeek !== null || startWeeks.includes(week)
        ? null
        : `It may not start in ${year.nameOf(week)}: ${windowInWords(startWeeks, year)}.`,
  ],
  [
    // Whoever fixed a week, or brought it into force, has kept the lead time or waived it.
    'LEAD_TIME',
    ({ id, fixedWeek, leadWeeks }, week, year) =>
      fixedWeek !== null || week === year.inForce(id)?.[2] || week >= year.thisWeek + leadWeeks
        ? null
        : `${leadWeeks} weeks of lead time are needed: it cannot start before week ${year.thisWeek + leadWeeks}.`,
  ],
  [
    'END_OF_YEAR',
    ({ weeks }, week, year) =>
      week + weeks <= year.weeks
        ? null
        : `Its ${weeks} weeks from ${year.nameOf(week)} would go beyond the end of FY${year.fiscalYear}.`,
  ],
];

export const OF_PARTNER: readonly Bar<PartnerYear>[] = [
  [
    'FIXED_HOST_PARTNER',
    ({ hostPartnerId }, { id }) =>
      hostPartnerId === null || hostPartnerId === id ? null : 'Another host partner is fixed for it.',
  ],
  [
    'NOT_ACCEPTABLE',
    ({ acceptableHostPartnerIds }, { id, name }) =>
      acceptableHostPartnerIds.length === 0 || acceptableHostPartnerIds.includes(id)
        ? null
        : `${name} is none of its acceptable host partners.`,
  ],
  [
    // Who names a host partner knows what it can give.
    'THEME',
    (run, { id, name, themes }) =>
      themes.includes(run.theme) || isNamed(run, id)
        ? null
        : `${name} gives nothing in the field ${THEMES[run.theme].nameEn}.`,
  ],
];

export const OF_OFFICE: readonly Bar<OfficeYear>[] = [
  [
    'FIXED_OFFICE',
    ({ domesticOfficeCode }, { code }) =>
      domesticOfficeCode === null || domesticOfficeCode === code
        ? null
        : `It is fixed to the domestic office ${domesticOfficeCode}.`,
  ],
];

export const OF_OFFICE_WEEK: readonly Bar<{ office: OfficeYear; week: number }>[] = [
  [
    'CLOSURE',
    (run, { office, week }, year) => {
      const found = firstOf(run, week, year.closed.get(office.code)!);
      return found && `${office.nameEn} is closed in ${year.nameOf(found.week)}: ${found.reason}.`;
    },
  ],
  [
    'HOLIDAYS',
    ({ fixedWeek }, { office, week }, year) => {
      const days = year.workingDays(office.code, week);
      return fixedWeek !== null || days >= year.weights.workingDaysToStart
        ? null
        : `${year.nameOf(week)} has ${days} working days at ${office.nameEn}; a start needs ${year.weights.workingDaysToStart}.`;
    },
  ],
];

export const OF_PARTNER_WEEK: readonly Bar<{ partner: PartnerYear; week: number }>[] = [
  [
    'AGREEMENT',
    ({ weeks }, { partner, week }, year) => {
      for (let each = week; each < week + weeks; each++)
        if (!partner.agreedWeeks[each])
          return `No agreement with ${partner.name} covers ${year.nameOf(each)}.`;
      return null;
    },
  ],
  [
    'BLACKOUT',
    (run, { partner, week }, year) => {
      const found = firstOf(run, week, year.blackout.get(partner.id)!);
      return found && `${partner.name} can give nothing in ${year.nameOf(found.week)}: ${found.reason}.`;
    },
  ],
];

/** Asked of every host partner: English needs no interpreter, neither does a language in which the partner itself trains. */
const FREE_LANGUAGE = 'en';

export const OF_PAIR: readonly Bar<{ office: OfficeYear; partner: PartnerYear }>[] = [
  [
    'LANGUAGE',
    (run, { office, partner }, { capacity }) => {
      const { language } = run;
      if (language === FREE_LANGUAGE || partner.languages.includes(language) || isNamed(run, partner.id))
        return null;
      const pools = [capacity.interpreters[language], office.interpreters[language]];
      return pools.some((pool) => pool?.some((people) => people > 0))
        ? null
        : `${partner.name} does not train in ${languageName(language)}, and ${office.nameEn} has no interpreter of it.`;
    },
  ],
];

/** Every filter that a placement does not pass; none where it may be taken. */
export function refusalsOf(
  run: DemandedRun,
  { office, partner, week }: { office: OfficeYear; partner: PartnerYear; week: number },
  year: YearFacts,
): Refusal[] {
  const ofWeek = refusals(OF_WEEK, run, week, year);
  // Beyond the year there is nothing that the other weeks could be held against.
  const within = week >= 0 && week + run.weeks <= year.weeks;
  return [
    ...ofWeek,
    ...refusals(OF_PARTNER, run, partner, year),
    ...refusals(OF_OFFICE, run, office, year),
    ...(within ? refusals(OF_OFFICE_WEEK, run, { office, week }, year) : []),
    ...(within ? refusals(OF_PARTNER_WEEK, run, { partner, week }, year) : []),
    ...refusals(OF_PAIR, run, { office, partner }, year),
  ];
}

function refusals<Part>(
  bars: readonly Bar<Part>[],
  run: DemandedRun,
  part: Part,
  year: YearFacts,
): Refusal[] {
  return bars.flatMap(([filter, bar]) => {
    const sentence = bar(run, part, year);
    return sentence === null ? [] : [{ filter, sentence }];
  });
}

/** The first filter that the part does not pass. */
export function barredBy<Part>(
  bars: readonly Bar<Part>[],
  run: DemandedRun,
  part: Part,
  year: YearFacts,
): PlacementFilter | null {
  return bars.find(([, bar]) => bar(run, part, year) !== null)?.[0] ?? null;
}

const isNamed = ({ hostPartnerId, acceptableHostPartnerIds }: DemandedRun, id: string): boolean =>
  hostPartnerId === id || acceptableHostPartnerIds.includes(id);

function firstOf(
  { weeks }: DemandedRun,
  start: number,
  reasons: ReadonlyMap<number, string>,
): { week: number; reason: string } | null {
  if (reasons.size === 0) return null;
  for (let week = start; week < start + weeks; week++)
    if (reasons.has(week)) return { week, reason: reasons.get(week)! };
  return null;
}

function windowInWords(startWeeks: readonly number[], year: YearFacts): string {
  const [first, last] = [startWeeks[0], startWeeks.at(-1)];
  if (first === undefined || last === undefined) return 'no week is in its window';
  return `its window is from ${year.nameOf(first)} to ${year.nameOf(last)}`;
}
