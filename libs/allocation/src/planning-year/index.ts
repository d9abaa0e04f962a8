export { COST_TERMS, type CostTerm, type CostTerms } from './cost-terms.js';
export { FILTERS, type PlacementFilter, type Refusal } from './placement-filters.js';
export type { IncompleteRun, PlanningYear, UnplaceableRun } from './planning-year.js';
export { PlanningYears, type YearOptions } from './planning-years.js';
export { FIRST_WEIGHTS, type PlanningWeights } from './planning-weights.js';
export { PlanningWeightsOfYear } from './planning-weights.entity.js';
export { type WeightsOfYear, WeightsService } from './weights.service.js';
