export type { Instance, InstanceRun, Placement, PlanFile } from './instance.js';
export { type Levels, PLAN_RULES, type PlanRule, RULE_LEVELS, type RuleLevel } from './rule-levels.js';
export { COLOURS, type Colour, Judge } from './verdict.js';
export { modelOf } from './model.js';
export { planFileOf } from './plan-file.js';
export { planYear, type Progress } from './plan-year.js';
export { MalformedInstance, readInstance } from './read-instance.js';
