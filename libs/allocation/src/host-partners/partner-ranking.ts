import { type FiscalYear, type Theme, THEMES } from '#catalogue';
import { mondayOf, planningWeeks, type WeekRange } from '../planning-week.js';
import type { PartnerYear } from './partner-year.js';

/** What a host partner is wanted for; what is null or empty does not matter. */
export interface PartnerWish {
  fiscalYear: FiscalYear;
  theme: Theme | null;
  /** Where it should be, and how that place is called. */
  prefectures: string[];
  area: string | null;
  language: string | null;
  fromWeek: number | null;
  weeks: number | null;
}

/** A partner with its work. */
export interface PartnerAtWork {
  partner: PartnerYear;
  /** Weeks of the year in which it gives a run already, one entry a run. */
  busy: WeekRange[];
  runsOfYear: number;
  /** Runs of the wanted theme that it gave in the last ten years. */
  onTheme: { runs: number; lastYear: FiscalYear } | null;
  /** Titles of its modules of the wanted theme. */
  modules: string[];
}

export type ReasonKind = 'OBSTACLE' | 'FOR' | 'AGAINST';

export interface Reason {
  kind: ReasonKind;
  code: string;
  text: string;
}

export interface RankedPartner extends Pick<
  PartnerYear,
  'id' | 'name' | 'kind' | 'prefecture' | 'rating' | 'runsPerYear'
> {
  runsOfYear: number;
  /** Whether nothing stands in the way. */
  free: boolean;
  /** Weeks in which it could give one more run. */
  freeWeeks: number[];
  reasons: Reason[];
}

/**
 * How much each point weighs when partners are put in order: a proposal, to be judged by the officer who reads the
 * reasons. What stands in the way weighs more than everything else together.
 */
const WEIGHT = { theme: 40, runOnTheme: 3, place: 20, language: 10, module: 5, rating: 8, load: 10 } as const;
const RUNS_ON_THEME_THAT_COUNT = 5;
const MIDDLE_SCORE = 2.5;

/** The partners for a wish, the most suitable first, each with its reasons in words. */
export function rankPartners(wish: PartnerWish, candidates: readonly PartnerAtWork[]): RankedPartner[] {
  return candidates
    .map((one) => {
      const free = freeWeeks(one, planningWeeks(wish.fiscalYear));
      const obstacles = obstaclesOf(wish, one, free);
      const merits = meritsOf(wish, one);
      const { id, name, kind, prefecture, rating, runsPerYear } = one.partner;
      const reasons = [...obstacles, ...merits.map(({ points: _, ...reason }) => reason)];
      return {
        ranked: {
          ...{ id, name, kind, prefecture, rating, runsPerYear, runsOfYear: one.runsOfYear },
          ...{ free: obstacles.length === 0, freeWeeks: free, reasons },
        },
        obstacles: obstacles.length,
        points: merits.reduce((sum, { points }) => sum + points, 0),
      };
    })
    .sort(
      (one, other) =>
        one.obstacles - other.obstacles ||
        other.points - one.points ||
        one.ranked.name.localeCompare(other.ranked.name, 'en'),
    )
    .map(({ ranked }) => ranked);
}

/** Agreed, not blacked out, and with less than it can give at once. */
function freeWeeks({ partner, busy }: PartnerAtWork, weeks: number): number[] {
  const blackout = new Set(partner.blackout.map(({ week }) => week));
  return Array.from({ length: weeks }, (_, week) => week).filter(
    (week) => partner.agreedWeeks[week] && !blackout.has(week) && givenIn(busy, week) < partner.runsAtOnce,
  );
}

const givenIn = (busy: WeekRange[], week: number) =>
  busy.filter(({ fromWeek, toWeek }) => fromWeek <= week && week <= toWeek).length;

function obstaclesOf(wish: PartnerWish, one: PartnerAtWork, free: number[]): Reason[] {
  const { partner, runsOfYear } = one;
  const year = `FY${wish.fiscalYear}`;
  if (partner.runsPerYear === 0) return [obstacle('NO_AGREEMENT', `Has no agreement for ${year}.`)];
  const obstacles =
    wish.fromWeek === null ? anyTime(wish, free) : inWeeks(wish, one, wish.fromWeek, wish.weeks ?? 1);
  if (runsOfYear >= partner.runsPerYear)
    obstacles.push(
      obstacle('YEAR_FULL', `Gives ${runsOfYear} of the ${partner.runsPerYear} runs agreed for ${year}.`),
    );
  return obstacles;
}

/** The first week of each kind of trouble tells enough. */
function inWeeks(
  { fiscalYear }: PartnerWish,
  { partner, busy }: PartnerAtWork,
  fromWeek: number,
  weeks: number,
): Reason[] {
  const wanted = Array.from({ length: weeks }, (_, index) => fromWeek + index);
  const words = (week: number) => `the week of ${dayInWords(mondayOf(fiscalYear, week))}`;
  const unagreed = wanted.find((week) => !partner.agreedWeeks[week]);
  const blackout = partner.blackout.find(({ week }) => wanted.includes(week));
  const full = wanted.find((week) => givenIn(busy, week) >= partner.runsAtOnce);
  const found: Reason[] = [];
  if (unagreed !== undefined)
    found.push(obstacle('NO_AGREEMENT', `No agreement is valid in ${words(unagreed)}.`));
  if (blackout) found.push(obstacle('BLACKOUT', `Cannot in ${words(blackout.week)}: ${blackout.reason}.`));
  if (full !== undefined) {
    const text = `Gives ${runs(givenIn(busy, full))} already in ${words(full)} and can give ${partner.runsAtOnce} at once.`;
    found.push(obstacle('BUSY', text));
  }
  return found;
}

function anyTime({ weeks, fiscalYear }: PartnerWish, free: number[]): Reason[] {
  const wanted = weeks ?? 1;
  const known = new Set(free);
  const fits = free.some((start) =>
    Array.from({ length: wanted }, (_, index) => start + index).every((week) => known.has(week)),
  );
  if (fits) return [];
  const text = `Is not free for ${wanted === 1 ? 'a single week' : `${wanted} weeks on end`} in FY${fiscalYear}.`;
  return [obstacle('BUSY', text)];
}

type Merit = Reason & { points: number };

function meritsOf(wish: PartnerWish, one: PartnerAtWork): Merit[] {
  return [
    ...ofTheme(wish, one),
    ...ofPlace(wish, one),
    ...ofLanguage(wish, one),
    ...ofResults(one),
    ...ofLoad(one),
  ];
}

function ofTheme({ theme }: PartnerWish, { partner, onTheme, modules }: PartnerAtWork): Merit[] {
  if (!theme) return [];
  const name = THEMES[theme].nameEn;
  const merits: Merit[] = [
    partner.themes.includes(theme)
      ? merit('FOR', 'THEME', `Gives training in ${name}.`, WEIGHT.theme)
      : merit('AGAINST', 'THEME', `${name} is not on record among its themes.`, 0),
  ];
  if (onTheme) {
    const counted = Math.min(onTheme.runs, RUNS_ON_THEME_THAT_COUNT);
    const text = `Gave ${runs(onTheme.runs)} in this theme in the last ten years, the latest in FY${onTheme.lastYear}.`;
    merits.push(merit('FOR', 'EXPERIENCE', text, counted * WEIGHT.runOnTheme));
  }
  if (modules.length > 0)
    merits.push(
      merit('FOR', 'MODULES', `Offers ${modules.map((title) => `«${title}»`).join(', ')}.`, WEIGHT.module),
    );
  return merits;
}

function ofPlace({ prefectures, area }: PartnerWish, { partner }: PartnerAtWork): Merit[] {
  if (prefectures.length === 0) return [];
  const { prefecture } = partner;
  const where = area ?? prefectures.join(', ');
  if (!prefectures.includes(prefecture))
    return [merit('AGAINST', 'PLACE', `Is in ${prefecture}, not in ${where}.`, 0)];
  const text = area ? `Is in ${prefecture}, in ${area}.` : `Is in ${prefecture}.`;
  return [merit('FOR', 'PLACE', text, WEIGHT.place)];
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

function ofLanguage({ language }: PartnerWish, { partner }: PartnerAtWork): Merit[] {
  if (!language) return [];
  const name = languageNames.of(language) ?? language;
  // Whoever coordinates a run speaks English; other languages need interpreters.
  const without = language === 'en' ? 'Does not itself teach in English.' : `Needs interpreters for ${name}.`;
  return partner.languages.includes(language)
    ? [merit('FOR', 'LANGUAGE', `Can teach in ${name}.`, WEIGHT.language)]
    : [merit('AGAINST', 'LANGUAGE', without, 0)];
}

function ofResults({ partner }: PartnerAtWork): Merit[] {
  const { rating, evaluations } = partner;
  if (rating === null) return [merit('AGAINST', 'RESULTS', 'Was not evaluated yet.', 0)];
  const kind = rating >= MIDDLE_SCORE ? 'FOR' : 'AGAINST';
  const text = `Evaluated with ${rating.toFixed(1)} of 5 on average, after ${runs(evaluations)}.`;
  return [merit(kind, 'RESULTS', text, (rating - MIDDLE_SCORE) * WEIGHT.rating)];
}

/** Work is spread: who has most of the year before them goes first. */
function ofLoad({ partner, runsOfYear }: PartnerAtWork): Merit[] {
  const { runsPerYear } = partner;
  if (runsOfYear >= runsPerYear) return []; // which stands in the way, and is said there
  const text = `Has ${runsOfYear} of ${runs(runsPerYear)} of the year so far.`;
  return [merit('FOR', 'LOAD', text, (-runsOfYear / runsPerYear) * WEIGHT.load)];
}

const obstacle = (code: string, text: string): Reason => ({ kind: 'OBSTACLE', code, text });
const merit = (kind: ReasonKind, code: string, text: string, points: number): Merit => ({
  ...{ kind, code, text, points },
});
const runs = (count: number) => (count === 1 ? '1 run' : `${count} runs`);

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
} as const);
const dayInWords = (day: string) => dayFormat.format(Date.parse(day));
