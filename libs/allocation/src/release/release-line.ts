import type { Placement } from '../planner/instance.js';
import type { LineEffect, PlanChangeKind } from './plan-release.entity.js';

/** Where a plan puts a run, by name. */
export interface PlannedPlace {
  officeCode: string;
  officeName: string;
  hostPartnerId: string;
  hostPartnerName: string;
  /** Planning week in which it starts. */
  week: number;
}

export interface HostName {
  hostPartnerId: string;
  hostPartnerName: string;
}

export interface RunDates {
  startsOn: string;
  endsOn: string;
}

/** What becomes of one course run by a release. */
export interface ReleaseLine {
  courseRunId: string;
  courseNumber: string | null;
  titleEn: string;
  /** Whether the world knows it: then a Modified Version of its General Information follows a change. */
  published: boolean;
  kind: PlanChangeKind;
  effect: LineEffect;
  because: string | null;
  from: PlannedPlace | null;
  to: PlannedPlace | null;
  /** Who gave it without the plan, and is taken off for the plan's host. */
  displaced: HostName[];
  /** First and last day of the stay before and after; null where it has none. */
  before: RunDates | null;
  after: RunDates | null;
}

export interface PlanDifference {
  runId: string;
  kind: PlanChangeKind;
  from: Placement | null;
  to: Placement | null;
}

/** What a plan changes of the one in force, which is none at the first release. */
export function planDifferences(
  inForce: ReadonlyMap<string, Placement> | null,
  plan: ReadonlyMap<string, Placement>,
): PlanDifference[] {
  const before = inForce ?? new Map<string, Placement>();
  return [...new Set([...before.keys(), ...plan.keys()])].sort().flatMap((runId) => {
    const [from, to] = [before.get(runId) ?? null, plan.get(runId) ?? null];
    if (from?.join('|') === to?.join('|')) return [];
    return [{ runId, from, to, kind: from === null ? 'NEW' : to === null ? 'TAKEN_OFF' : 'MOVED' }];
  });
}
