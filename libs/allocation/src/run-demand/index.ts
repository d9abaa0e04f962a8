export {
  DEMAND_FACTS,
  type DemandedRun,
  type DemandFact,
  type DemandStatement,
  type MissingFact,
  type RunFacts,
} from './demanded-run.js';
export { AcceptableHostPartner, type Intake, INTAKES, RunDemand } from './run-demand.entity.js';
export { type RunDemandRow, RunDemandsQueries } from './run-demands.queries.js';
export { RunDemandsService } from './run-demands.service.js';
export { type Standing, STANDINGS } from './standing.js';
