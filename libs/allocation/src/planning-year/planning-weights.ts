import type { LeafType } from '#catalogue';
import type { FieldFault } from '#platform';
import type { Intake } from '../run-demand/run-demand.entity.js';

/** What a plan of a fiscal year costs, in points, and how far its choices reach. Headquarters sets it for each year. */
export interface PlanningWeights {
  /** A week away from the preferred one. */
  preferredWeek: number;
  /** A host partner rated 0 of 5; rated 5, or host of the same course before, it costs nothing. */
  affinity: number;
  /** Each 100 km between the host partner and the prefectures of the office. */
  distancePer100Km: number;
  /** A start in each month, April first. */
  season: number[];
  /** Each working day that the week of the start has less than five. */
  holidayInStartWeek: number;
  /** One person in a hotel for a week. */
  hotelBedWeek: number;
  /** One seat for a week beyond the fair share of an office. */
  overload: number;
  /** A run without a place; raised for a run whose dearest placement would cost nearly as much. */
  unplaced: number;
  /** A run that leaves its place in the released plan. */
  changeFromReleased: number;
  preparationWeeks: number;
  /** Coordinators whom a run needs in the weeks of preparation. */
  preparationLoad: number;
  /** Start weeks on either side of the preferred one, where a run states no window. */
  windowWeeks: number;
  /** Weeks from today in which a run can no longer be brought about. */
  leadWeeks: Record<LeafType, number>;
  intakes: Record<Intake, { fromWeek: number; toWeek: number }>;
  /** Weeks that Long-Term people spend at the domestic office before they live at their university. */
  longTermStayWeeks: number;
  /** A week with fewer working days at the office is none in which a run starts. */
  workingDaysToStart: number;
  /** Pairs of office and host partner that are looked at for a run: the best of all that pass the filters. */
  pairsPerRun: number;
  /** Placements that are looked at for a run: each of its pairs gets its even share of start weeks. */
  placementsPerRun: number;
}

/**
 * What a year begins with. No source says any of it: they are proposals, and data that headquarters changes. Of lead
 * times only that of Country Focus is told, about two months before arrival.
 */
export const FIRST_WEIGHTS: PlanningWeights = {
  ...{ preferredWeek: 2, affinity: 10, distancePer100Km: 4, holidayInStartWeek: 1 },
  season: [0, 0, 0, 0, 1, 0, 0, 0, 2, 2, 2, 1],
  ...{ hotelBedWeek: 1.5, overload: 0.2, unplaced: 600, changeFromReleased: 20 },
  ...{ preparationWeeks: 2, preparationLoad: 0.3, windowWeeks: 4 },
  leadWeeks: { GROUP_REGION_FOCUS: 20, SHORT_TERM: 9, LONG_TERM: 26, YOUNG_LEADERS: 20 },
  intakes: { APRIL: { fromWeek: 0, toWeek: 1 }, AUTUMN: { fromWeek: 25, toWeek: 27 } },
  ...{ longTermStayWeeks: 2, workingDaysToStart: 3, pairsPerRun: 8, placementsPerRun: 120 },
};

/** Rules between the figures; each figure's own bounds are those of its field. */
export function weightFaults(weights: PlanningWeights): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const [intake, { fromWeek, toWeek }] of Object.entries(weights.intakes)) {
    if (toWeek >= fromWeek) continue;
    const field = `intakes.${intake}.toWeek`;
    faults.push({ field, message: `${field} must not lie before fromWeek.` });
  }
  const dearest = Math.max(weights.preferredWeek, weights.affinity, ...weights.season);
  if (weights.unplaced < 10 * dearest) {
    const message = `unplaced must be by far the largest: at least ${10 * dearest}, ten times the largest of preferredWeek, affinity and season.`;
    faults.push({ field: 'unplaced', message });
  }
  return faults;
}
