import type { OfficeYear } from '../capacity/planning-capacities.js';
import type { PartnerYear } from '../host-partners/partner-year.js';
import type { DemandedRun } from '../run-demand/demanded-run.js';
import { affinityOf, distanceOf } from './cost-terms.js';
import { draw } from './draw.js';
import {
  barredBy,
  OF_OFFICE,
  OF_OFFICE_WEEK,
  OF_PAIR,
  OF_PARTNER,
  OF_PARTNER_WEEK,
  OF_WEEK,
  type PlacementFilter,
} from './placement-filters.js';
import type { YearFacts } from './year-facts.js';

/** An office and a host partner with the weeks in which a run may start with them. */
export interface CandidatePair {
  office: OfficeYear;
  partner: PartnerYear;
  weeks: number[];
  affinity: number;
  distance: number;
}

export interface Candidates {
  pairs: CandidatePair[];
  /** Of all placements of the year how many each filter took, the first that did counting. */
  removed: Map<PlacementFilter, number>;
  /** Offices × host partners × weeks. */
  all: number;
}

/** Every pair and week that passes the filters. What holds of a week, a partner or an office alone is asked once of each. */
export function candidatesOf(run: DemandedRun, year: YearFacts): Candidates {
  const removed = new Map<PlacementFilter, number>();
  const passes = (barred: PlacementFilter | null, count: number): boolean => {
    if (barred !== null && count > 0) removed.set(barred, (removed.get(barred) ?? 0) + count);
    return barred === null;
  };
  const all = year.offices.length * year.partners.length * year.weeks;
  const weeks = Array.from({ length: year.weeks }, (_, week) => week).filter((week) =>
    passes(barredBy(OF_WEEK, run, week, year), year.offices.length * year.partners.length),
  );
  const partners = year.partners.filter((partner) =>
    passes(barredBy(OF_PARTNER, run, partner, year), year.offices.length * weeks.length),
  );
  const offices = year.offices.filter((office) =>
    passes(barredBy(OF_OFFICE, run, office, year), partners.length * weeks.length),
  );
  const open = offices.map((office) =>
    weeks.filter((week) => passes(barredBy(OF_OFFICE_WEEK, run, { office, week }, year), partners.length)),
  );
  const openIn = weeks.map((week) => open.filter((ofOffice) => ofOffice.includes(week)).length);
  const pairs = partners.flatMap((partner) => {
    const free = new Set(
      weeks.filter((week, at) =>
        passes(barredBy(OF_PARTNER_WEEK, run, { partner, week }, year), openIn[at]!),
      ),
    );
    return offices.flatMap((office, at) => {
      const ofPair = free.size === weeks.length ? open[at]! : open[at]!.filter((week) => free.has(week));
      if (ofPair.length === 0) return [];
      if (!passes(barredBy(OF_PAIR, run, { office, partner }, year), ofPair.length)) return [];
      return [pairOf(run, { office, partner, weeks: ofPair }, year)];
    });
  });
  return { pairs, removed, all };
}

function pairOf(
  run: DemandedRun,
  pair: Pick<CandidatePair, 'office' | 'partner' | 'weeks'>,
  year: YearFacts,
): CandidatePair {
  const { office, partner } = pair;
  return {
    ...pair,
    affinity: affinityOf(year.isFormerHost(run.courseId, partner.id), partner, year.weights),
    distance: distanceOf(office, partner, year.weights),
  };
}

/**
 * The pairs that are looked at, so that a year of 600 runs stays within some 60,000 placements. Half of them are the
 * cheapest, each of another host partner; among equals each run draws its own, or all runs would wait for the same few
 * hosts. The other half are ways round what is full: offices that have none yet, drawn by their beds, each with another
 * host partner, drawn among those that are not much dearer. Offices that never have beds for the group come last.
 */
export function bestPairs(
  run: DemandedRun,
  pairs: readonly CandidatePair[],
  year: YearFacts,
): CandidatePair[] {
  const most = year.weights.pairsPerRun;
  const tooSmall = new Set(year.offices.filter((office) => isTooSmall(office, run)));
  const draws = new Map(year.partners.map(({ id }) => [id, draw(run.id, id)]));
  const ranked = pairs
    .map((pair) => ({
      ...{ pair, office: pair.office, partner: pair.partner, cost: pair.affinity + pair.distance },
      ...{ drawn: draws.get(pair.partner.id)!, isLast: Number(tooSmall.has(pair.office)) },
    }))
    .sort((one, other) => one.isLast - other.isLast || one.cost - other.cost || one.drawn - other.drawn);
  const partners = new Set<PartnerYear>();
  const ofAnother = ranked.filter(({ partner }) => !partners.has(partner) && partners.add(partner));
  const cheapest = ofAnother.slice(0, Math.ceil(most / 2));
  const there = new Set<OfficeYear | PartnerYear>(
    cheapest.flatMap(({ office, partner }) => [office, partner]),
  );
  const elsewhere = inDrawnOrder(run, year.offices)
    .filter((office) => !there.has(office) && !tooSmall.has(office))
    .slice(0, most - cheapest.length)
    .flatMap((office) => {
      const others = ranked.filter((one) => one.office === office && !there.has(one.partner));
      const found =
        leastOf(others, (one) => blurred(one, year)) ?? ranked.find((one) => one.office === office);
      if (found) there.add(found.partner);
      return found ?? [];
    });
  return [...new Set([...cheapest, ...elsewhere, ...ofAnother, ...ranked])]
    .slice(0, most)
    .map(({ pair }) => pair);
}

/** The more beds an office has, the likelier it stands in front. */
function inDrawnOrder(run: DemandedRun, offices: readonly OfficeYear[]): OfficeYear[] {
  return offices
    .map((office) => ({ office, place: -Math.log(draw(run.id, office.code)) / bedsOf(office) }))
    .sort((one, other) => one.place - other.place)
    .map(({ office }) => office);
}

/** A cost that differs from run to run, by about half of what a host of no merit costs (Gumbel's distribution). */
const blurred = ({ cost, drawn }: { cost: number; drawn: number }, { weights }: YearFacts): number =>
  cost + (weights.affinity / 2) * Math.log(-Math.log(1 - drawn));

function leastOf<One>(all: readonly One[], amount: (one: One) => number): One | undefined {
  let least: { one: One; amount: number } | undefined;
  for (const one of all) {
    const own = amount(one);
    if (!least || own < least.amount) least = { one, amount: own };
  }
  return least?.one;
}

const bedsOf = ({ beds }: OfficeYear): number => beds.reduce((sum, ofWeek) => sum + ofWeek, 0);

const isTooSmall = ({ beds, hotelBeds }: OfficeYear, { seats }: DemandedRun): boolean =>
  !beds.some((ofWeek, week) => ofWeek + hotelBeds[week]! >= seats);

/** The weeks of a pair that are looked at: those nearest to the preferred week, or without one evenly spread over the window. */
export function bestWeeks(run: DemandedRun, weeks: readonly number[], most: number): number[] {
  if (weeks.length <= most) return [...weeks];
  const { preferredWeek } = run;
  if (preferredWeek === null)
    return Array.from({ length: most }, (_, place) => weeks[Math.floor((place * weeks.length) / most)]!);
  return weeks
    .toSorted((one, other) => Math.abs(one - preferredWeek) - Math.abs(other - preferredWeek))
    .slice(0, most)
    .sort((one, other) => one - other);
}
