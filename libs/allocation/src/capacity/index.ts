export { CapacitiesQueries, type HolidayYear, type PoolRow } from './capacities.queries.js';
export { type CarriedOver, CarryOverService } from './carry-over.service.js';
export type { Holiday, HolidayExceptionFacts, HolidayKind, HolidayWeek } from './holidays.js';
export { InterpreterPool, InterpreterPoolChange } from './interpreter-pool.entity.js';
export { InterpreterPoolsService, type PoolFacts } from './interpreter-pools.service.js';
export { HOLIDAY_EXCEPTIONS, type HolidayException, LocalHoliday } from './local-holiday.entity.js';
export { LocalHolidaysService } from './local-holidays.service.js';
export { type CapacityReceipt, OfficeCapacitiesService } from './office-capacities.service.js';
export {
  CapacityChange,
  OfficeCapacity,
  OfficeClosure,
  OfficeInterpreters,
  QUANTITIES,
  type Quantity,
} from './office-capacity.entity.js';
export type { CapacityFacts, ChangeOfFigure, Closure, OfficeFigures } from './office-figures.js';
export { type OfficeYear, PlanningCapacities, type YearCapacity } from './planning-capacities.js';
