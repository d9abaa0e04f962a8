import type { HolidayWeek } from '../capacity/holidays.js';
import type { OfficeYear } from '../capacity/planning-capacities.js';
import type { PartnerYear } from '../host-partners/partner-year.js';
import type { DemandedRun } from '../run-demand/demanded-run.js';
import type { PlanningWeights } from './planning-weights.js';
import { kilometresToNearest } from './prefectures.js';

export const COST_TERMS = ['preferredWeek', 'affinity', 'distance', 'season'] as const;
export type CostTerm = (typeof COST_TERMS)[number];
/** Points of a placement by name, in tenths; their sum is its cost. */
export type CostTerms = Record<CostTerm, number>;

/** A host of unknown merit stands in the middle; so does a way of unknown length, at some 500 km. */
const UNRATED = 2.5;
const BEST = 5;
const UNKNOWN_KM = 500;

/** To tenths of a point, so that sums of terms are exact in files and on screens. */
export const tenths = (points: number): number => Math.round(points * 10) / 10;

export function affinityOf(isFormerHost: boolean, { rating }: PartnerYear, weights: PlanningWeights): number {
  return isFormerHost ? 0 : tenths(weights.affinity * (1 - (rating ?? UNRATED) / BEST));
}

export function distanceOf(office: OfficeYear, partner: PartnerYear, weights: PlanningWeights): number {
  const kilometres = kilometresToNearest(partner.prefecture, office.prefectures) ?? UNKNOWN_KM;
  return tenths((weights.distancePer100Km * kilometres) / 100);
}

export function preferredWeekOf(run: DemandedRun, week: number, weights: PlanningWeights): number {
  return run.preferredWeek === null ? 0 : tenths(weights.preferredWeek * Math.abs(week - run.preferredWeek));
}

const WORKING_DAYS = 5;

/** Of each planning week of the year, for its month and its holidays. */
export function seasonsOf(holidays: readonly HolidayWeek[], weights: PlanningWeights): number[] {
  return holidays.map(({ week, monday, workingDays }) => {
    // The week of 1 April may begin in March: it belongs to the year that begins.
    const month = week === 0 ? 4 : Number(monday.slice(5, 7));
    const ofMonth = weights.season[(month + 8) % 12]!;
    return tenths(ofMonth + weights.holidayInStartWeek * (WORKING_DAYS - workingDays));
  });
}

export function costOfTerms(terms: CostTerms): number {
  return tenths(COST_TERMS.reduce((sum, term) => sum + terms[term], 0));
}
