export { AnnualCount, StaleCell } from './annual-count.entity.js';
export {
  AnnualCountsQueries,
  type AnnualCountsTable,
  type CountFilter,
  type PublishedComparison,
  type TypeCount,
} from './annual-counts.queries.js';
export { AnnualCountsService, COUNTED_EVENTS } from './annual-counts.service.js';
export { OpeningBalance, PublishedFigure } from './opening-balance.entity.js';
export { type Drift, RecountService } from './recount.service.js';
export { StatisticsModule } from './statistics.module.js';
