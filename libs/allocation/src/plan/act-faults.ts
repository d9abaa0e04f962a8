import type { FieldFault } from '#platform';
import type { Placement } from '../planner/instance.js';
import type { Judge } from '../planner/verdict.js';
import type { Adjustment } from './adjustment.js';
import type { PlanAct } from './plan-content.js';
import type { JudgedPlan } from './plan-state.js';

const same = (one: Placement | undefined, other: Placement | undefined) =>
  one?.join('|') === other?.join('|');

/** What is asked and cannot be meant: unknown runs, offices, weeks; nothing to take off. Rules of allocation are not held to here. */
export function actFaults(acts: readonly PlanAct[], plan: JudgedPlan, judge: Judge): FieldFault[] {
  // A run may be named once for its place and once for its pin: of two, the officer has meant one.
  const named = new Map<string, number>();
  return acts.flatMap((act, index) => {
    const at = `acts[${index}]`;
    const key = nameOf(act);
    const twice = key !== null && named.has(key);
    if (key !== null) named.set(key, index);
    const field = `${at}.runId`;
    if (twice)
      return [{ field, message: `${at} and acts[${named.get(key)!}] say two things of one run: keep one.` }];
    return faultsOf(act, plan, judge).map(({ field: own, message }) => ({
      field: `${at}.${own}`,
      message: `${at}: ${message}`,
    }));
  });
}

function nameOf(act: PlanAct): string | null {
  if (act.act === 'ADJUST') return null;
  return `${act.act.includes('PIN') ? 'pin' : 'place'}|${act.runId}`;
}

function faultsOf(act: PlanAct, plan: JudgedPlan, judge: Judge): FieldFault[] {
  switch (act.act) {
    case 'ADJUST':
      return adjustmentFaults(act.adjustment, plan);
    case 'UNPLACE':
      return plan.placements.has(act.runId)
        ? []
        : [{ field: 'runId', message: 'This run has no place to be taken off.' }];
    case 'UNPIN':
      return plan.pins.has(act.runId) ? [] : [{ field: 'runId', message: 'This run is not pinned.' }];
    case 'PLACE':
    case 'PIN':
      return placeFaults(act.runId, act.placement, plan, judge);
  }
}

function placeFaults(runId: string, placement: Placement, { year }: JudgedPlan, judge: Judge): FieldFault[] {
  if (!year.runs.some(({ id }) => id === runId))
    return [{ field: 'runId', message: `No run with this id is planned in FY${year.fiscalYear}.` }];
  if (judge.knows(runId, placement)) return [];
  const [office, partner] = placement;
  if (!year.facts.officeOf.has(office))
    return [
      { field: 'office', message: `No domestic office ${office} is on record for FY${year.fiscalYear}.` },
    ];
  if (!year.facts.partnerOf.has(partner))
    return [{ field: 'hostPartnerId', message: 'No host partner with this id is on record.' }];
  return [{ field: 'week', message: `FY${year.fiscalYear} has the weeks 0 to ${year.instance.weeks - 1}.` }];
}

function adjustmentFaults(adjustment: Adjustment, { year }: JudgedPlan): FieldFault[] {
  const { what, of, fromWeek, toWeek, percent, to } = adjustment;
  const faults: FieldFault[] = [];
  const isPool = of in year.instance.interpreters;
  const isOffice = year.facts.officeOf.has(of);
  if (what === 'AS_ON_RECORD' ? !isPool && !isOffice : what === 'INTERPRETERS' ? !isPool : !isOffice) {
    const message =
      what === 'INTERPRETERS'
        ? `There is no national pool of interpreters for ${of}.`
        : `No domestic office ${of} is on record.`;
    faults.push({ field: 'of', message });
  }
  if (fromWeek > toWeek || toWeek >= year.instance.weeks)
    faults.push({
      field: 'toWeek',
      message: `toWeek must not lie before fromWeek, nor beyond week ${year.instance.weeks - 1}.`,
    });
  const figures = [percent, to].filter((figure) => figure !== null).length;
  const takesNone = what === 'CLOSURE' || what === 'AS_ON_RECORD';
  if (figures !== (takesNone ? 0 : 1)) {
    const message = takesNone ? `${what} takes neither percent nor to.` : 'Give either percent or to.';
    faults.push({ field: 'percent', message });
  }
  return faults;
}

/** Runs that lie where they are pinned and would be moved away, with the pin still on. */
export function againstPins(
  acts: readonly PlanAct[],
  before: JudgedPlan,
  after: Pick<JudgedPlan, 'pins' | 'placements'>,
): string[] {
  return acts.flatMap((act) => {
    if (act.act !== 'PLACE' && act.act !== 'UNPLACE') return [];
    const pin = after.pins.get(act.runId)?.placement;
    const left =
      pin && same(before.placements.get(act.runId), pin) && !same(after.placements.get(act.runId), pin);
    return left ? [act.runId] : [];
  });
}
