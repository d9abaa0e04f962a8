import { Module } from '@nestjs/common';
import { CatalogueModule } from '#catalogue';
import { CapacitiesQueries } from './capacity/capacities.queries.js';
import { CarryOverService } from './capacity/carry-over.service.js';
import { InterpreterPoolsService } from './capacity/interpreter-pools.service.js';
import { LocalHolidaysService } from './capacity/local-holidays.service.js';
import { OfficeCapacitiesService } from './capacity/office-capacities.service.js';
import { PlanningCapacities } from './capacity/planning-capacities.js';
import { DomesticOfficesQueries } from './domestic-offices/domestic-offices.queries.js';
import { DomesticOfficesService } from './domestic-offices/domestic-offices.service.js';
import { GrantScopes } from './grant-scopes.queries.js';
import { HostPartnersQueries } from './host-partners/host-partners.queries.js';
import { HostPartnersService } from './host-partners/host-partners.service.js';
import { HostingEvaluationsService } from './host-partners/hosting-evaluations.service.js';
import { HostingQueries } from './host-partners/hosting.queries.js';
import { HostingService } from './host-partners/hosting.service.js';
import { PartnerSearchQueries } from './host-partners/partner-search.queries.js';
import { PLAN_SERVICES } from './plan/plan-services.js';
import { PROPOSAL_SERVICES } from './proposal/proposal-services.js';
import { PlanningYears } from './planning-year/planning-years.js';
import { PLAN_OUTPUTS } from './release/plan-outputs.js';
import { WeightsService } from './planning-year/weights.service.js';
import { RunDemandsQueries } from './run-demand/run-demands.queries.js';
import { RunDemandsService } from './run-demand/run-demands.service.js';
import { CompetitionsQueries } from './young-leaders/competitions.queries.js';
import { CompetitionsService } from './young-leaders/competitions.service.js';
import { OpenCallsQueries } from './young-leaders/open-calls.queries.js';
import { CompetitionProposalsService } from './young-leaders/proposals.service.js';

const parts = [
  ...[HostingService, HostingQueries, GrantScopes, PlanningCapacities, CapacitiesQueries],
  ...[OfficeCapacitiesService, CarryOverService, InterpreterPoolsService, LocalHolidaysService],
  ...[DomesticOfficesQueries, DomesticOfficesService, PartnerSearchQueries],
  ...[HostPartnersQueries, HostPartnersService, HostingEvaluationsService],
  ...[RunDemandsService, RunDemandsQueries, WeightsService, PlanningYears],
  ...[CompetitionsService, CompetitionProposalsService, CompetitionsQueries, OpenCallsQueries],
  ...PLAN_SERVICES,
  ...PROPOSAL_SERVICES,
  ...PLAN_OUTPUTS,
];

/** Who hosts: domestic offices and host partners, and what there is to plan with. */
@Module({ imports: [CatalogueModule], providers: parts, exports: parts })
export class AllocationModule {}
