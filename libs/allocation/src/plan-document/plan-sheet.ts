import { languageName } from '#catalogue';
import { addDays, tokyoDate } from '#platform';
import { type Measure, utilisationOf } from '../board/utilisation.js';
import { costOfPlan } from '../plan/plan-comparison.js';
import type { PlanState } from '../plan/plan-state.js';
import { mondayOf } from '../planning-week.js';
import { gapSentence } from '../proposal/proposal-progress.js';

/** A plan in words and weeks: the same on paper and in the workbook. */
export interface PlanSheet {
  title: string;
  name: string;
  /** What the version is, in words. */
  standing: string;
  /** Tokyo's day on which it was asked for. */
  printedOn: string;
  weeks: number;
  months: { name: string; firstWeek: number; weeks: number }[];
  mondays: string[];
  offices: SheetOffice[];
  unplaced: SheetRun[];
  costs: { term: string; points: number }[];
  total: number;
  /** How far the plan may be from the best, in words; null where no bound was proven for what it says. */
  quality: string | null;
  interpreters: { name: string; people: Measure }[];
}

interface SheetOffice {
  name: string;
  runs: PlacedRun[];
  measures: { name: string; unit: string; measure: Measure }[];
}

interface SheetRun {
  number: string;
  title: string;
  language: string;
  seats: number;
  weeks: number;
  /** Why it lies nowhere, of an unplaced run. */
  reason: string;
}

interface PlacedRun extends SheetRun {
  host: string;
  week: number;
  /** Monday of its first week and Friday of its last. */
  from: string;
  to: string;
  dates: string;
  pinned: boolean;
}

const STANDINGS = {
  DRAFT: 'Draft: not in force',
  RELEASED: 'In force',
  SUPERSEDED: 'Superseded by a later release',
  DISCARDED: 'Given up',
} as const;

const TERMS: Record<string, string> = {
  preferredWeek: 'Weeks away from the preferred one',
  affinity: 'Choice of host partner',
  distance: 'Distance of office and host partner',
  season: 'Season and holidays',
  hotelBeds: 'Beds in hotels',
  overload: 'Offices above their share of the year',
  change: 'Changes of the plan in force',
  unplaced: 'Runs without a place',
};

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const inWords = (date: string) => day.format(new Date(date));

/** What is told of a plan beside what it says. */
interface ToldOfPlan {
  /** Why each unplaced run lies nowhere, by its id. */
  reasons: ReadonlyMap<string, string>;
  /** How much better it could be when it was proposed; null where that is not known or it was changed since. */
  gap: number | null;
  askedAt: Date;
}

export function planSheetOf(state: PlanState, { reasons, gap, askedAt }: ToldOfPlan): PlanSheet {
  const { plan, year } = state;
  const { weeks } = year.instance;
  const mondays = Array.from({ length: weeks }, (_, week) => mondayOf(year.fiscalYear, week));
  const cost = costOfPlan(state);
  const use = utilisationOf(state);
  const runs = sheetRuns(state, reasons);
  return {
    title: `Plan of course runs, FY${year.fiscalYear}`,
    name: `Version ${plan.number}: ${plan.name}`,
    standing: plan.releasedAt
      ? `${STANDINGS[plan.state]}, released on ${tokyoDate(plan.releasedAt)}`
      : STANDINGS[plan.state],
    printedOn: tokyoDate(askedAt),
    ...{ weeks, mondays, months: monthsOf(mondays) },
    offices: use.offices.map(({ code, nameEn, rooms, beds, hotelBeds, coordinators }) => ({
      name: nameEn,
      runs: runs.placed.filter(({ office }) => office === code).map(({ office: _, ...run }) => run),
      measures: [
        { name: 'Own beds', unit: 'people', measure: beds },
        { name: 'Beds in hotels', unit: 'people', measure: hotelBeds },
        { name: 'Seminar rooms', unit: 'rooms', measure: rooms },
        { name: 'Coordinators', unit: 'people', measure: coordinators },
      ],
    })),
    unplaced: runs.unplaced,
    costs: Object.entries(cost.terms)
      .filter(([, points]) => points !== 0)
      .map(([term, points]) => ({ term: TERMS[term] ?? term, points })),
    total: cost.total,
    quality: gap === null ? null : `When it was proposed: ${gapSentence(gap)}`,
    interpreters: use.interpreters.map(({ nameEn, officeCode, people }) => ({
      name: officeCode === null ? nameEn : `${nameEn} (${officeCode})`,
      people,
    })),
  };
}

function sheetRuns(
  { year, placements, pins }: PlanState,
  reasons: ReadonlyMap<string, string>,
): { placed: (PlacedRun & { office: string })[]; unplaced: SheetRun[] } {
  const named = new Map(year.runs.map((run) => [run.id, run]));
  const placed: (PlacedRun & { office: string })[] = [];
  const unplaced: SheetRun[] = [];
  for (const { id, weeks, seats, language } of year.instance.runs) {
    const { courseNumber = null, titleEn = id } = named.get(id) ?? {};
    const run: SheetRun = {
      number: courseNumber ?? '',
      title: titleEn,
      language: languageName(language),
      ...{ seats, weeks },
      reason: reasons.get(id) ?? '',
    };
    const placement = placements.get(id);
    if (!placement) {
      unplaced.push(run);
      continue;
    }
    const [office, partner, week] = placement;
    const from = mondayOf(year.fiscalYear, week);
    const to = addDays(from, 7 * weeks - 3);
    placed.push({
      ...{ ...run, office, week, from, to },
      host: year.facts.partnerOf.get(partner)?.name ?? partner,
      dates: `${inWords(from)} – ${inWords(to)}`,
      pinned: pins.has(id),
    });
  }
  placed.sort((one, other) => one.week - other.week || one.title.localeCompare(other.title));
  return { placed, unplaced };
}

/** A week belongs to the month in which its Monday lies; the week of 1 April to April. */
function monthsOf(mondays: readonly string[]): PlanSheet['months'] {
  const months: PlanSheet['months'] = [];
  mondays.forEach((monday, week) => {
    const name = month.format(new Date(week === 0 ? addDays(monday, 6) : monday));
    const last = months.at(-1);
    if (last?.name === name) last.weeks += 1;
    else months.push({ name, firstWeek: week, weeks: 1 });
  });
  return months;
}
