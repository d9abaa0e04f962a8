export {
  PlanProposal,
  PlanProposalPoint,
  PlanProposalProgress,
  PROPOSAL_KINDS,
  PROPOSAL_STATES,
  type ProposalKind,
  type ProposalState,
} from './plan-proposal.entity.js';
export {
  MAKE_PROPOSAL,
  type MakeProposal,
  PLANNING_QUEUE,
  PROPOSAL_ASKED,
  PROPOSALS_CONSUMER,
} from './planning-job.js';
export { type ClaimedProposal, ProposalClaims, ProposalOvertaken } from './proposal-claims.service.js';
export type { ProposalProgress } from './proposal-progress.js';
export {
  PlanProposalsQueries,
  type PointRow,
  type ProgressRow,
  type ProposalDetail,
  type ProposalRow,
} from './proposals.queries.js';
export { type AskedProposal, PlanProposalsService } from './proposals.service.js';
export { type PlanReasons, PlanReasonsQueries, type ReasonRow } from './plan-reasons.queries.js';
export { PlanProposalDrafts } from './proposal-drafts.service.js';
export { ProposalEndings } from './proposal-endings.service.js';
export { ProposalYears, UnplannableYear } from './proposal-years.js';
