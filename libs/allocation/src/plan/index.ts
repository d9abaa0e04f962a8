export { PLAN_VERBS, PlanChange, PlanStep, type PlanVerb } from './plan-change.entity.js';
export { PlanningRuleLevels } from './rule-levels.entity.js';
export { type PlanFault, type PlanFaults, planFaults } from './plan-faults.js';
export { Plans, type ProposedPlan } from './plans.service.js';
export { ADJUSTABLE, type Adjustable, type Adjustment } from './adjustment.js';
export { RULE_NAMES, type SaidFinding, type SaidVerdict } from './finding-words.js';
export { type ChangeReceipt, PlanChanges } from './plan-changes.service.js';
export type { PlanComparison, PlanCost, RunDifference } from './plan-comparison.js';
export {
  type Overridden,
  type Override,
  type Pin,
  PLAN_ACTS,
  type PlanAct,
  type PlanContent,
} from './plan-content.js';
export { PlanJudgements, type RunVerdicts } from './plan-judgements.queries.js';
export { type PlanReceipt, PlanRecords } from './plan-records.js';
export type { PlanRow, PlanState } from './plan-state.js';
export {
  PLAN_ORIGINS,
  type PlanOrigin,
  PlanVersion,
  VERSION_STATES,
  type VersionState,
} from './plan-version.entity.js';
export { PLAN_SORTS, type PlanChangeRow, PlanQueries, type PlanStepRow } from './plan.queries.js';
export { type LevelsOfYear, RuleLevelsService } from './rule-levels.service.js';
