import type { Instance, Placement } from '../planner/instance.js';
import type { Levels } from '../planner/rule-levels.js';
import { Judge, type SoftTerms } from '../planner/verdict.js';
import type { PlanningYear } from '../planning-year/planning-year.js';
import type { PlanContent } from './plan-content.js';
import type { PlanOrigin, VersionState } from './plan-version.entity.js';

/** A version as lists show it; `position` of `length` changes are in force. */
export interface PlanRow {
  id: string;
  fiscalYear: number;
  number: number;
  name: string;
  state: VersionState;
  origin: PlanOrigin;
  basedOnId: string | null;
  position: number;
  length: number;
  /** No plan of the year cost less when it began; null where it is not known, or it is no longer what it began with. */
  bound: number | null;
  createdAt: Date;
  /** The name of a person; null where a command of the administration made it. */
  createdBy: string | null;
  releasedAt: Date | null;
  version: number;
}

/** The part of a planning year that a plan is judged by. */
export interface YearOfPlan {
  fiscalYear: number;
  instance: Instance;
  runs: readonly { id: string; courseNumber: string | null; titleEn: string }[];
  terms: (runId: string, placement: Placement) => SoftTerms;
  refusals: (runId: string, placement: Placement) => readonly { sentence: string }[];
  facts: {
    officeOf: ReadonlyMap<string, { nameEn: string }>;
    partnerOf: ReadonlyMap<string, { name: string }>;
  };
}

/** What a version says, and the year that it is a plan of: its capacity is the scenario's. */
export interface JudgedPlan extends PlanContent {
  year: YearOfPlan;
  levels: Levels;
}

export interface PlanState extends JudgedPlan {
  plan: PlanRow;
  year: PlanningYear;
}

/** What the placed runs use, ready to judge any move. */
export function judgeOf({ year, levels, placements }: JudgedPlan): Judge {
  const refusals = (runId: string, placement: Placement) =>
    year.refusals(runId, placement).map(({ sentence }) => sentence);
  return new Judge(year.instance, placements, { terms: year.terms, refusals }, levels);
}
