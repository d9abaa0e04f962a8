import { PlanChanges } from './plan-changes.service.js';
import { PlanJudgements } from './plan-judgements.queries.js';
import { PlanQueries } from './plan.queries.js';
import { PlanRecords } from './plan-records.js';
import { Plans } from './plans.service.js';
import { RuleLevelsService } from './rule-levels.service.js';
import { ScenarioYears } from './scenario-years.js';

export const PLAN_SERVICES = [
  ...[Plans, PlanChanges, PlanQueries, PlanJudgements],
  ...[PlanRecords, RuleLevelsService, ScenarioYears],
];
