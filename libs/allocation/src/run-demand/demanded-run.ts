import { lastDayOf, type LeafType, type Mode, type Theme } from '#catalogue';
import { addDays } from '#platform';
import { planningWeekOf, planningWeeks } from '../planning-week.js';
import type { PlanningWeights } from '../planning-year/planning-weights.js';
import type { RunDemand } from './run-demand.entity.js';

/** What the course run itself says, and what has been decided of its host. */
export interface RunFacts {
  id: string;
  courseId: string;
  fiscalYear: number;
  courseNumber: string | null;
  titleEn: string;
  titleJa: string | null;
  programmeType: LeafType;
  state: 'DRAFT' | 'PUBLISHED';
  theme: Theme | null;
  language: string | null;
  mode: Mode | null;
  capacity: number | null;
  domesticOfficeCode: string | null;
  /** First and last day in Japan. */
  coreStartsOn: string | null;
  coreEndsOn: string | null;
  hostPartnerIds: string[];
  /** Chosen by proposal competition, with the start week that it proposed. */
  chosen: { hostPartnerId: string; startWeek: number | null } | null;
}

/** What an officer states of it; all of it empty where nobody has stated anything. */
export type DemandStatement = Omit<RunDemand, 'courseRunId' | 'version'> & {
  acceptableHostPartnerIds: string[];
};

export const NOTHING_STATED: DemandStatement = {
  ...{ weeks: null, seats: null, language: null, theme: null, earliestWeek: null, latestWeek: null },
  ...{ preferredWeek: null, domesticOfficeCode: null, hostPartnerId: null, fixedWeek: null, series: null },
  ...{ leadWeeks: null, intake: null, movable: false, leftOutBecause: null, acceptableHostPartnerIds: [] },
};

/** A course run as it is planned: what was stated, and for the rest what follows from the run itself. */
export interface DemandedRun {
  id: string;
  courseId: string;
  courseNumber: string | null;
  titleEn: string;
  titleJa: string | null;
  programmeType: LeafType;
  /** Weeks in which it needs rooms, beds and coordinators; of a Long-Term run only those before it goes to its university. */
  weeks: number;
  /** Weeks of a published run that lie in the next fiscal year: this one does not plan them. */
  weeksBeyond: number;
  seats: number;
  language: string;
  theme: Theme;
  /** Planning weeks in which it may start, in order. */
  startWeeks: number[];
  preferredWeek: number | null;
  domesticOfficeCode: string | null;
  hostPartnerId: string | null;
  fixedWeek: number | null;
  acceptableHostPartnerIds: string[];
  series: string | null;
  leadWeeks: number;
}

export const DEMAND_FACTS = ['mode', 'weeks', 'seats', 'language', 'theme', 'dates'] as const;
export type DemandFact = (typeof DEMAND_FACTS)[number];

export interface MissingFact {
  fact: DemandFact;
  sentence: string;
}

const MISSING: Record<DemandFact, string> = {
  mode: 'Say whether it is held in Japan: the mode of the course run is missing.',
  weeks: 'Give the phase in Japan of the course run its dates, or state weeks.',
  seats: 'Give the course run its capacity, or state seats.',
  language: 'Give the course run its language, or state one.',
  theme: 'Give the course run its thematic field, or state one: host partners are found by it.',
  dates: 'The phase in Japan begins outside its fiscal year: mend the dates, or state preferredWeek.',
};

/** Runs held elsewhere need neither beds nor rooms of a domestic office: they are no part of its plan. */
export function isHeldInJapan(mode: Mode | null): boolean {
  return mode === null || mode === 'IN_JAPAN' || mode === 'HYBRID';
}

/** The run as it is planned, or all that is missing for it. */
export function demandOf(
  facts: RunFacts,
  statement: DemandStatement,
  weights: PlanningWeights,
): { run: DemandedRun } | { missing: MissingFact[] } {
  const announced = datesInWeeks(facts);
  const known = knownOf(facts, statement, announced, weights);
  const preferredWeek = statement.preferredWeek ?? facts.chosen?.startWeek ?? announced?.startWeek ?? null;
  const missing: DemandFact[] = [];
  if (facts.mode === null) missing.push('mode');
  for (const fact of ['weeks', 'seats', 'language', 'theme'] as const)
    if (known[fact] === null) missing.push(fact);
  const isOutside = preferredWeek !== null && !isWeekOf(facts.fiscalYear, preferredWeek);
  if (isOutside && facts.programmeType !== 'LONG_TERM') missing.push('dates');
  if (missing.length > 0) return { missing: missing.map((fact) => ({ fact, sentence: MISSING[fact] })) };
  const demanded = known as { [Fact in keyof typeof known]: NonNullable<(typeof known)[Fact]> };
  const wishes = wishesOf(facts, statement, announced);
  const weeksBeyond = stays(facts, statement)
    ? weeksBeyondYear(facts.fiscalYear, wishes.fixedWeek, demanded.weeks)
    : 0;
  const run = {
    ...demanded,
    ...pick(facts),
    ...wishes,
    ...{ weeks: demanded.weeks - weeksBeyond, weeksBeyond },
    startWeeks: startWeeksOf(facts, statement, preferredWeek, weights),
    preferredWeek: isOutside ? null : preferredWeek,
    series: statement.series,
    leadWeeks: statement.leadWeeks ?? weights.leadWeeks[facts.programmeType],
  };
  return { run };
}

interface WeeksInJapan {
  startWeek: number;
  weeks: number;
}

function knownOf(
  facts: RunFacts,
  statement: DemandStatement,
  announced: WeeksInJapan | null,
  weights: PlanningWeights,
) {
  const stay = facts.programmeType === 'LONG_TERM' ? weights.longTermStayWeeks : (announced?.weeks ?? null);
  return {
    weeks: statement.weeks ?? stay,
    seats: statement.seats ?? facts.capacity,
    language: statement.language ?? facts.language,
    theme: statement.theme ?? facts.theme,
  };
}

const pick = ({ id, courseId, courseNumber, titleEn, titleJa, programmeType }: RunFacts) => ({
  ...{ id, courseId, courseNumber, titleEn, titleJa, programmeType },
});

const stays = ({ state }: RunFacts, { movable }: DemandStatement): boolean =>
  state === 'PUBLISHED' && !movable;

function weeksBeyondYear(fiscalYear: number, fixedWeek: number | null, weeks: number): number {
  return fixedWeek === null ? 0 : Math.max(fixedWeek + weeks - planningWeeks(fiscalYear), 0);
}

/** What was announced to the world, and what a competition decided, is fixed unless an officer states otherwise. */
function wishesOf(
  facts: RunFacts,
  statement: DemandStatement,
  announced: WeeksInJapan | null,
): Pick<DemandedRun, 'domesticOfficeCode' | 'hostPartnerId' | 'fixedWeek' | 'acceptableHostPartnerIds'> {
  const isToStay = stays(facts, statement);
  const [onlyHost, ...otherHosts] = isToStay ? facts.hostPartnerIds : [];
  const isAnnounced = announced !== null && isWeekOf(facts.fiscalYear, announced.startWeek);
  const soleHost = otherHosts.length === 0 ? onlyHost : undefined;
  const ofSeveral = otherHosts.length > 0 ? facts.hostPartnerIds : [];
  return {
    domesticOfficeCode: statement.domesticOfficeCode ?? (isToStay ? facts.domesticOfficeCode : null),
    hostPartnerId: facts.chosen?.hostPartnerId ?? statement.hostPartnerId ?? soleHost ?? null,
    fixedWeek: statement.fixedWeek ?? (isToStay && isAnnounced ? announced.startWeek : null),
    acceptableHostPartnerIds:
      statement.acceptableHostPartnerIds.length > 0 ? statement.acceptableHostPartnerIds : ofSeveral,
  };
}

/**
 * Long-Term people begin with an intake of their university, in April or in autumn: no other week comes into question
 * unless one is fixed. Others start in their window, or so many weeks round the preferred one as the year's weights
 * say, or in any week.
 */
function startWeeksOf(
  { fiscalYear, programmeType }: RunFacts,
  { earliestWeek, latestWeek, intake }: DemandStatement,
  preferredWeek: number | null,
  weights: PlanningWeights,
): number[] {
  const last = planningWeeks(fiscalYear) - 1;
  if (programmeType === 'LONG_TERM') {
    const intakes = intake ? [weights.intakes[intake]] : Object.values(weights.intakes);
    return intakes
      .flatMap(({ fromWeek, toWeek }) => weeksBetween(fromWeek, Math.min(toWeek, last)))
      .sort((a, b) => a - b);
  }
  const round = preferredWeek === null ? null : weights.windowWeeks;
  const from = earliestWeek ?? (round === null || latestWeek !== null ? 0 : preferredWeek! - round);
  const to = latestWeek ?? (round === null || earliestWeek !== null ? last : preferredWeek! + round);
  return weeksBetween(Math.max(from, 0), Math.min(to, last));
}

function weeksBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, place) => from + place);
}

export function isWeekOf(fiscalYear: number, week: number): boolean {
  return week >= 0 && week < planningWeeks(fiscalYear);
}

/** People who arrive at a weekend begin on the Monday: their first planning week is the next one. */
export function datesInWeeks({
  fiscalYear,
  coreStartsOn,
  coreEndsOn,
}: Pick<RunFacts, 'fiscalYear' | 'coreStartsOn' | 'coreEndsOn'>): WeeksInJapan | null {
  if (!coreStartsOn || !coreEndsOn) return null;
  const startWeek = planningWeekOf(fiscalYear, addDays(coreStartsOn, 2));
  const endWeek = planningWeekOf(fiscalYear, coreEndsOn);
  // The last days of March may lie in the week of 1 April, which is week 0 of the next year.
  const last = coreEndsOn <= lastDayOf(fiscalYear) ? planningWeeks(fiscalYear) - 1 : endWeek;
  return { startWeek, weeks: Math.max(Math.min(endWeek, last) - startWeek + 1, 1) };
}
