import { PlanWords } from '../plan/finding-words.js';
import { clashesOf, clashSentence } from '../planner/clash.js';
import type { Model } from '../planner/model.js';
import type { YearOfPlan } from '../plan/plan-state.js';
import type { Instance, InstanceRun, Placement } from '../planner/instance.js';
import type { Words } from '../planner/words.js';
import { mondayOf } from '../planning-week.js';

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const DAYS_TO_SUNDAY = 6;

/** How people call what the planner knows by code, in the year of a plan. */
export function wordsOf(year: YearOfPlan): Words {
  const names = new PlanWords(year);
  const day = (week: number, after = 0) => {
    const date = new Date(mondayOf(year.fiscalYear, week));
    date.setUTCDate(date.getUTCDate() + after);
    return days.format(date);
  };
  return {
    ...{ run: names.run, office: names.office, hostPartner: names.hostPartner },
    from: (week) => `from ${day(week)}`,
    during: (first, last) => `between ${day(first)} and ${day(last, DAYS_TO_SUNDAY)}`,
  };
}

/** The filters that a placement does not pass, in words; also where office or host partner are no longer there. */
export function refusalsIn(year: YearOfPlan, run: string, placement: Placement): string[] {
  const [office, partner] = placement;
  if (!year.facts.officeOf.has(office) || !year.facts.partnerOf.has(partner))
    return ['Its office or host partner is no longer there.'];
  return year.refusals(run, placement).map(({ sentence }) => sentence);
}

/**
 * The instance offers for each run the best placements only: those where runs lie already are added to them, with their
 * cost by the terms of the year. ALLOWED: only what passes the filters.
 */
export function withPlacements(
  year: YearOfPlan,
  wanted: Iterable<readonly [run: string, placement: Placement]>,
  which: 'ALLOWED' | 'ALL',
): Instance {
  const { instance } = year;
  const added = new Map<string, InstanceRun['placements']>();
  const runs = new Map(instance.runs.map((run) => [run.id, run]));
  for (const [id, placement] of wanted) {
    const run = runs.get(id);
    const offered = [...(run?.placements ?? []), ...(added.get(id) ?? [])];
    if (!run || offered.some((one) => one.slice(0, 3).join('|') === placement.join('|'))) continue;
    const { officeOf, partnerOf } = year.facts;
    if (!officeOf.has(placement[0]) || !partnerOf.has(placement[1])) continue;
    if (which === 'ALLOWED' && refusalsIn(year, id, placement).length > 0) continue;
    const cost = Object.values(year.terms(id, placement)).reduce((sum, amount) => sum + amount, 0);
    added.set(id, [...(added.get(id) ?? []), [...placement, cost]]);
  }
  const grown = (run: InstanceRun) => ({
    ...run,
    placements: [...run.placements, ...(added.get(run.id) ?? [])],
  });
  return { ...instance, runs: instance.runs.map((run) => (added.has(run.id) ? grown(run) : run)) };
}

export interface PinConflict {
  /** Without any one of these pins the others fit. */
  runIds: string[];
  sentence: string;
}

/** What is wrong with the pins of an instance: those that should not be where they are, and those that cannot be together. */
export function pinConflicts(year: YearOfPlan, model: Model): PinConflict[] {
  const words = wordsOf(year);
  const refused = model.instance.pins.flatMap(({ run, placement }) => {
    const refusals = refusalsIn(year, run, placement);
    if (refusals.length === 0) return [];
    const [office, partner, week] = placement;
    const where = `${words.office(office)} with ${words.hostPartner(partner)} ${words.from(week)}`;
    return [
      {
        runIds: [run],
        sentence: `${words.run(run)} is pinned to ${where}, but: ${refusals.join(' ')} Unpin it.`,
      },
    ];
  });
  const known = new Set(refused.flatMap(({ runIds }) => runIds));
  const together = clashesOf(model)
    .filter(({ runs }) => runs.length > 1 || !known.has(runs[0]!))
    .map((clash) => ({ runIds: clash.runs, sentence: clashSentence(clash, words) }));
  return [...refused, ...together];
}
