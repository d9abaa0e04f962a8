import type { CourseRunFacts } from '#catalogue';
import type { PlanFault } from '../plan/plan-faults.js';
import type { PlanRow } from '../plan/plan-state.js';
import type { HostsToChange } from './planned-hosts.js';
import type { RunEffect } from './release-choices.js';
import type { ReleaseLine } from './release-line.js';

/** A line before it is released: it may still wait for a choice, or name one that cannot be carried out. */
export interface PlannedLine extends Omit<ReleaseLine, 'effect'> {
  effect: RunEffect['effect'];
  /** The version of the course run that was seen. */
  runVersion: number;
  informationNumber: number | null;
  /** What the course run is given; null where it stays as it is. */
  changes: CourseRunFacts | null;
  hosts: HostsToChange | null;
}

/** What a release would do now. */
export interface PlannedRelease {
  plan: PlanRow;
  inForce: Pick<PlanRow, 'id' | 'number' | 'name'> | null;
  lines: PlannedLine[];
  /** Runs of the plan that lie where they lay. */
  unchanged: number;
  unplaced: number;
  /** Everything that stands against it: rules of the plan, and runs for which headquarters has to choose. */
  blocks: ReleaseBlock[];
  warns: ReleaseBlock[];
}

type ReleaseRule =
  'SCENARIO' | 'PUBLISHED_RUN' | 'NOTHING_CHANGES' | 'OTHER_HOSTS' | 'DATES' | 'LIES_ELSEWHERE';

export interface ReleaseBlock {
  /** A rule of plans, or of releases. */
  rule: PlanFault['rule'] | ReleaseRule;
  sentence: string;
  /** Ids of the course runs concerned. */
  runs: string[];
}
