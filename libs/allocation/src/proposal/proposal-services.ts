import { Solver } from '../solver/solver.js';
import { PlanReasonsQueries } from './plan-reasons.queries.js';
import { ProposalClaims } from './proposal-claims.service.js';
import { PlanProposalDrafts } from './proposal-drafts.service.js';
import { ProposalEndings } from './proposal-endings.service.js';
import { ProposalYears } from './proposal-years.js';
import { PlanProposalsQueries } from './proposals.queries.js';
import { PlanProposalsService } from './proposals.service.js';

/** What is asked of the planner, and how it answers. */
export const PROPOSAL_SERVICES = [
  PlanProposalsService,
  PlanProposalsQueries,
  PlanProposalDrafts,
  PlanReasonsQueries,
  ProposalClaims,
  ProposalYears,
  ProposalEndings,
  Solver,
];
