import type { OfficeYear } from '../capacity/planning-capacities.js';
import type { PartnerYear } from '../host-partners/partner-year.js';
import type { Instance, InstanceRun, Placement } from '../planner/instance.js';
import type { DemandedRun, MissingFact } from '../run-demand/demanded-run.js';
import { bestPairs, bestWeeks, candidatesOf, type Candidates } from './candidates.js';
import {
  affinityOf,
  costOfTerms,
  type CostTerms,
  distanceOf,
  preferredWeekOf,
  tenths,
} from './cost-terms.js';
import { FILTERS, type PlacementFilter, type Refusal, refusalsOf } from './placement-filters.js';
import type { YearFacts } from './year-facts.js';

/** A run of the year that cannot be planned before somebody says what is missing. */
export interface IncompleteRun {
  id: string;
  courseNumber: string | null;
  titleEn: string;
  missing: MissingFact[];
}

/** A run for which no placement passes the filters. */
export interface UnplaceableRun {
  id: string;
  courseNumber: string | null;
  titleEn: string;
  /** How many placements each filter took, the most first. */
  removed: { filter: PlacementFilter; placements: number }[];
  sentence: string;
}

/** A fiscal year as it is planned: what plans, proposals and the export are made from. */
export interface PlanningYear {
  fiscalYear: number;
  instance: Instance;
  /** In the order of the instance. */
  runs: DemandedRun[];
  incomplete: IncompleteRun[];
  unplaceable: UnplaceableRun[];
  facts: YearFacts;
  /** What a placement costs, by name; also one that the instance does not hold. Throws for what is not of this year. */
  terms: (runId: string, placement: Placement) => CostTerms;
  /** The filters that a placement does not pass, with the sentence of each; also of one that the instance does not hold. */
  refusals: (runId: string, placement: Placement) => Refusal[];
}

/** `incomplete` is passed through: whoever looks at a year sees what is not in it. */
export function planningYearOf(
  runs: DemandedRun[],
  incomplete: IncompleteRun[],
  facts: YearFacts,
): PlanningYear {
  const byId = new Map(runs.map((run) => [run.id, run]));
  const resolved = (runId: string, [officeCode, partnerId, week]: Placement) => {
    const [run, office] = [byId.get(runId), facts.officeOf.get(officeCode)];
    const partner = facts.partnerOf.get(partnerId);
    if (!run || !office || !partner)
      throw new Error(`${runId} at ${officeCode} with ${partnerId} is not of FY${facts.fiscalYear}.`);
    return { run, office, partner, week };
  };
  const unplaceable: UnplaceableRun[] = [];
  const instanceRuns = runs.map((run) => {
    const candidates = candidatesOf(run, facts);
    if (candidates.pairs.length === 0) unplaceable.push(unplaceableRun(run, candidates));
    return instanceRun(run, candidates, facts);
  });
  return {
    fiscalYear: facts.fiscalYear,
    instance: instanceOf(instanceRuns, facts),
    ...{ runs, incomplete, unplaceable, facts },
    terms: (runId, placement) => {
      const { run, ...where } = resolved(runId, placement);
      return termsOf(run, where, facts);
    },
    refusals: (runId, placement) => {
      const { run, ...where } = resolved(runId, placement);
      return refusalsOf(run, where, facts);
    },
  };
}

interface Place {
  office: OfficeYear;
  partner: PartnerYear;
  week: number;
}

const termsOf = (run: DemandedRun, { office, partner, week }: Place, facts: YearFacts): CostTerms => ({
  preferredWeek: preferredWeekOf(run, week, facts.weights),
  affinity: affinityOf(facts.isFormerHost(run.courseId, partner.id), partner, facts.weights),
  distance: distanceOf(office, partner, facts.weights),
  season: facts.season[week] ?? 0,
});

function instanceRun(run: DemandedRun, { pairs }: Candidates, facts: YearFacts): InstanceRun {
  const { weights, season } = facts;
  const best = bestPairs(run, pairs, facts);
  const weeksEach = Math.max(Math.floor(weights.placementsPerRun / Math.max(best.length, 1)), 1);
  const placements = best.flatMap(({ office, partner, weeks, affinity, distance }) =>
    bestWeeks(run, weeks, weeksEach).map((week): InstanceRun['placements'][number] => {
      const preferredWeek = preferredWeekOf(run, week, weights);
      const cost = costOfTerms({ preferredWeek, affinity, distance, season: season[week]! });
      return [office.code, partner.id, week, cost];
    }),
  );
  const kept = placementInForce(run, placements, facts);
  if (kept) placements.push(kept);
  const { id, weeks, seats, language, series } = run;
  return {
    id,
    weeks,
    seats,
    language,
    series,
    unplacedCost: unplacedCost(run, placements, facts),
    placements,
  };
}

/** Where the plan in force has it is always looked at, as long as it passes the filters: a new plan may leave it there. */
function placementInForce(
  run: DemandedRun,
  offered: InstanceRun['placements'],
  facts: YearFacts,
): InstanceRun['placements'][number] | null {
  const placement = facts.inForce(run.id);
  if (!placement || offered.some((one) => one.slice(0, 3).join('|') === placement.join('|'))) return null;
  const [office, partner] = [facts.officeOf.get(placement[0]), facts.partnerOf.get(placement[1])];
  const [, , week] = placement;
  if (!office || !partner || refusalsOf(run, { office, partner, week }, facts).length > 0) return null;
  return [...placement, costOfTerms(termsOf(run, { office, partner, week }, facts))];
}

/** By far the largest: no run is left out because hotels, an uneven load and its dearest placement cost more. */
function unplacedCost(
  run: DemandedRun,
  placements: InstanceRun['placements'],
  { weights }: YearFacts,
): number {
  const dearest = placements.reduce((most, [, , , cost]) => Math.max(most, cost), 0);
  const soft = run.seats * run.weeks * (weights.hotelBedWeek + weights.overload);
  return Math.max(weights.unplaced, tenths(2 * (dearest + soft)));
}

function instanceOf(runs: InstanceRun[], { fiscalYear, weeks, capacity, weights }: YearFacts): Instance {
  return {
    version: 1,
    description: `FY${fiscalYear}`,
    weeks,
    cost: { hotelBedWeek: weights.hotelBedWeek, overload: weights.overload },
    preparation: { weeks: weights.preparationWeeks, coordinatorLoad: weights.preparationLoad },
    offices: capacity.offices.map((office) => ({
      code: office.code,
      ...openOnly(office),
      seatWeeksTarget: office.seatWeeksTarget,
      ...(Object.keys(office.interpreters).length > 0 ? { interpreters: office.interpreters } : {}),
    })),
    hostPartners: capacity.hostPartners.map(({ id, runsAtOnce, runsPerYear }) => ({
      id,
      runsAtOnce,
      runsPerYear,
    })),
    interpreters: capacity.interpreters,
    pins: [],
    released: null,
    runs,
  };
}

/** A closed office has nothing, whoever is put there by hand. */
function openOnly({
  rooms,
  beds,
  hotelBeds,
  coordinators,
  arrivalsPerWeek,
  closedWeeks,
}: OfficeYear): Record<'rooms' | 'beds' | 'hotelBeds' | 'coordinators' | 'arrivalsPerWeek', number[]> {
  const closed = new Set(closedWeeks.map(({ week }) => week));
  const open = (figures: number[]) => figures.map((figure, week) => (closed.has(week) ? 0 : figure));
  return {
    rooms: open(rooms),
    beds: open(beds),
    hotelBeds: open(hotelBeds),
    // Coordinators prepare a run also while the office is shut.
    coordinators,
    arrivalsPerWeek: open(arrivalsPerWeek),
  };
}

function unplaceableRun(
  { id, courseNumber, titleEn }: DemandedRun,
  { removed, all }: Candidates,
): UnplaceableRun {
  const counts = [...removed]
    .map(([filter, placements]) => ({ filter, placements }))
    .sort((one, other) => other.placements - one.placements);
  const words = counts.map(
    ({ filter, placements }) => `${placements.toLocaleString('en-GB')} by ${FILTERS[filter]}`,
  );
  const sentence =
    all === 0
      ? 'No domestic office or no host partner is on record: nothing can be placed.'
      : `None of ${all.toLocaleString('en-GB')} placements is left; they were removed: ${words.join(', ')}.`;
  return { id, courseNumber, titleEn, removed: counts, sentence };
}
