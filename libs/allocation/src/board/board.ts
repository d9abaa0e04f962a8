import type { PlanRow, PlanState } from '../plan/plan-state.js';
import { mondayOf } from '../planning-week.js';
import { byWeek, WeekUse } from './week-use.js';

/** By planning week. */
export interface BoardMeasure {
  limit: number[];
  used: number[];
}

export interface BoardOffice {
  code: string;
  nameEn: string;
  rooms: BoardMeasure;
  beds: BoardMeasure;
  /** Beds that may be bought in hotels, on top of its own. */
  hotelBeds: number[];
  coordinators: BoardMeasure;
  arrivals: BoardMeasure;
  seatWeeks: { target: number; used: number };
  /** Its own pools, by language. */
  interpreters: Record<string, BoardMeasure>;
}

export interface BoardHostPartner {
  id: string;
  name: string;
  /** By week, or one figure where it is the same in all. */
  runsAtOnce: number | number[];
  runsPerYear: number;
  runsPlaced: number;
}

export interface BoardRun {
  id: string;
  courseNumber: string | null;
  titleEn: string;
  weeks: number;
  seats: number;
  language: string;
  series: string | null;
  /** Office, host partner, planning week in which it starts; null for the tray of unplaced runs. */
  placement: [office: string, hostPartner: string, startWeek: number] | null;
  /** Whether the planner must leave it where it is pinned. */
  pinned: boolean;
  /** Goes beyond a limit on purpose, with a reason. */
  overridden: boolean;
}

/** All that a board of a year shows, in one answer. */
export interface Board {
  plan: PlanRow;
  /** The version of the plan that it shows: changes after it come by the stream of events. */
  version: number;
  weeks: number;
  /** The Monday of planning week 0; each other lies seven days after the one before. */
  firstMonday: string;
  offices: BoardOffice[];
  hostPartners: BoardHostPartner[];
  /** The pools of the whole country, by language. */
  interpreters: Record<string, BoardMeasure>;
  runs: BoardRun[];
}

export function boardOf({ plan, year, placements, pins, overrides }: PlanState): Board {
  const { instance, fiscalYear, facts } = year;
  const { weeks } = instance;
  const use = new WeekUse({ instance, placements });
  const measured = (rule: Parameters<WeekUse['of']>[0], of: string, limit: number | number[]) => ({
    limit: byWeek(limit, weeks),
    used: use.of(rule, of),
  });
  const named = new Map(year.runs.map((run) => [run.id, run]));
  return {
    plan,
    version: plan.version,
    weeks,
    firstMonday: mondayOf(fiscalYear, 0),
    offices: instance.offices.map((office) => ({
      code: office.code,
      nameEn: facts.officeOf.get(office.code)?.nameEn ?? office.code,
      rooms: measured('ROOMS', office.code, office.rooms),
      beds: measured('BEDS', office.code, office.beds),
      hotelBeds: byWeek(office.hotelBeds, weeks),
      coordinators: measured('COORDINATORS', office.code, office.coordinators),
      arrivals: measured('ARRIVALS', office.code, office.arrivalsPerWeek),
      seatWeeks: { target: office.seatWeeksTarget, used: use.inYear('OFFICE_LOAD', office.code) },
      interpreters: pools(office.interpreters ?? {}, (language, limit) =>
        measured('INTERPRETERS', `${office.code}:${language}`, limit),
      ),
    })),
    hostPartners: instance.hostPartners.map(({ id, runsAtOnce, runsPerYear }) => ({
      id,
      name: facts.partnerOf.get(id)?.name ?? id,
      runsAtOnce: shortened(runsAtOnce),
      runsPerYear,
      runsPlaced: use.inYear('PARTNER_YEAR', id),
    })),
    interpreters: pools(instance.interpreters, (language, limit) =>
      measured('INTERPRETERS', language, limit),
    ),
    runs: instance.runs.map(({ id, weeks: lasts, seats, language, series }) => ({
      id,
      courseNumber: named.get(id)?.courseNumber ?? null,
      titleEn: named.get(id)?.titleEn ?? id,
      ...{ weeks: lasts, seats, language, series },
      placement: placements.get(id) ?? null,
      pinned: pins.has(id),
      overridden: overrides.has(id),
    })),
  };
}

const shortened = (figure: number | number[]) =>
  typeof figure === 'number' || figure.some((one) => one !== figure[0]) ? figure : (figure[0] ?? 0);

const pools = (
  limits: Record<string, number | number[]>,
  measureOf: (language: string, limit: number | number[]) => BoardMeasure,
): Record<string, BoardMeasure> =>
  Object.fromEntries(
    Object.entries(limits).map(([language, limit]) => [language, measureOf(language, limit)]),
  );
