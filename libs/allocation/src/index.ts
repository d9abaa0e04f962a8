export { AllocationModule } from './allocation.module.js';
export { GrantScopes } from './grant-scopes.queries.js';
export {
  firstPlanningDay,
  mondayOf,
  planningWeekOf,
  planningWeeks,
  weeksBetween,
  type WeekRange,
} from './planning-week.js';
export { type Reader, readerOf } from './reader.js';
export * from './board/index.js';
export * from './calendar-feeds/index.js';
export * from './capacity/index.js';
export * from './domestic-offices/index.js';
export * from './host-partners/index.js';
export * from './plan/index.js';
export * from './plan-document/index.js';
export * from './plan-file/index.js';
export * from './planner/index.js';
export * from './planning-year/index.js';
export * from './proposal/index.js';
export * from './release/index.js';
export * from './run-demand/index.js';
export * from './solver/index.js';
export * from './young-leaders/index.js';
