import type { Finding } from '../planner/findings.js';
import type { Placement } from '../planner/instance.js';
import type { PlanRule } from '../planner/rule-levels.js';
import type { Verdict } from '../planner/verdict.js';
import { mondayOf } from '../planning-week.js';
import type { YearOfPlan } from './plan-state.js';

const languages = new Intl.DisplayNames('en', { type: 'language' });
const days = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const MOST_RUNS = 5;

/** How people call what a plan knows by code. */
export class PlanWords {
  private readonly runs: ReadonlyMap<string, string>;

  constructor(private readonly year: YearOfPlan) {
    this.runs = new Map(
      year.runs.map(({ id, titleEn, courseNumber }) => [
        id,
        courseNumber ? `${titleEn} (${courseNumber})` : titleEn,
      ]),
    );
  }

  run = (id: string): string => this.runs.get(id) ?? 'a run that is no longer planned';
  office = (code: string): string => this.year.facts.officeOf.get(code)?.nameEn ?? code;
  hostPartner = (id: string): string => this.year.facts.partnerOf.get(id)?.name ?? id;
  week = (week: number): string => days.format(new Date(mondayOf(this.year.fiscalYear, week)));

  placement([office, hostPartner, week]: Placement): string {
    return `${this.office(office)} with ${this.hostPartner(hostPartner)} from ${this.week(week)}`;
  }

  weeks(weeks: readonly number[]): string {
    const [first, last] = [weeks[0], weeks.at(-1)];
    if (first === undefined || last === undefined) return 'in the year';
    return first === last
      ? `in the week of ${this.week(first)}`
      : `in weeks from ${this.week(first)} to ${this.week(last)}`;
  }

  /** «A, B, C and 4 more». */
  listed(runs: readonly string[]): string {
    const named = runs.slice(0, MOST_RUNS).map(this.run);
    return runs.length > MOST_RUNS
      ? `${named.join(', ')} and ${runs.length - MOST_RUNS} more`
      : named.join(', ');
  }
}

type Limited = Exclude<Finding['rule'], 'NOT_OFFERED' | 'SERIES' | 'INTERPRETERS'>;

const UNITS: Record<Limited, string> = {
  ROOMS: 'Seminar rooms of',
  BEDS: 'Beds, with those in hotels, of',
  HOTEL_BEDS: 'Own beds of',
  COORDINATORS: 'Training coordinators of',
  ARRIVALS: 'Arrivals at',
  PARTNER_AT_ONCE: 'Runs at once with',
  PARTNER_YEAR: 'Runs with',
  OFFICE_LOAD: 'Seat weeks, by its share, of',
};

/** Which rule, of whom, in which weeks, how far over, and which runs are there: «Seminar rooms of JICA Kansai in the week of …». */
export function findingInWords(finding: Finding, words: PlanWords): string {
  const { rule, of, weeks, because, runs } = finding;
  if (rule === 'NOT_OFFERED')
    return because.length > 0 ? because.join(' ') : `${words.run(of)} cannot be held there at that time.`;
  const there = runs.length > 0 ? ` There: ${words.listed(runs)}.` : '';
  if (rule === 'SERIES')
    return `Runs of the series ${of} may not overlap, and would ${words.weeks(weeks)}.${there}`;
  const needed = round(finding.limit + finding.over);
  return `${whatOfWhom(finding, words)} ${words.weeks(weeks)}: ${needed} needed, ${finding.limit} is the limit.${there}`;
}

function whatOfWhom({ rule, of }: Finding, words: PlanWords): string {
  if (rule === 'INTERPRETERS') {
    const [office, language] = of.includes(':') ? of.split(':') : [null, of];
    const name = languages.of(language) ?? language;
    return `Interpreters for ${name}${office ? ` of ${words.office(office)}` : ''}`;
  }
  const whose = rule.startsWith('PARTNER') ? words.hostPartner(of) : words.office(of);
  return `${UNITS[rule as Limited]} ${whose}`;
}

const round = (amount: number): number => Math.round(amount * 1000) / 1000;

export type SaidFinding = Finding & { sentence: string };
export type SaidVerdict = Omit<Verdict, 'findings'> & { findings: SaidFinding[] };

/** A verdict with a sentence for each of its findings. */
export const inWords = ({ findings, ...verdict }: Verdict, words: PlanWords): SaidVerdict => ({
  ...verdict,
  findings: findings.map((finding) => ({ ...finding, sentence: findingInWords(finding, words) })),
});

/** Names of the rules, for the settings of a year and for lists. */
export const RULE_NAMES: Record<PlanRule, string> = {
  ROOMS: 'Seminar rooms of an office',
  BEDS: 'Beds of an office, with those in hotels',
  HOTEL_BEDS: 'Beds bought in hotels',
  COORDINATORS: 'Training coordinators of an office',
  INTERPRETERS: 'Interpreters of a language',
  PARTNER_AT_ONCE: 'Runs at once with a host partner',
  PARTNER_YEAR: 'Runs a year with a host partner',
  ARRIVALS: 'Arrivals a week at an office',
  SERIES: 'Runs of a series overlap',
  OFFICE_LOAD: 'Share of an office in the year',
  NOT_OFFERED: 'Language, theme, agreement, closure, holidays and wishes',
  UNPLACED: 'A run without a place',
  PIN_NOT_KEPT: 'A pinned run that lies elsewhere',
  NOT_DEMANDED: 'A placed run that is no longer planned',
};
