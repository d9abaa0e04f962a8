export { COMPETITION_STATES, type CompetitionState } from './competition-state.js';
export {
  COMPETITION_SORTS,
  type CompetitionDetail,
  type CompetitionRow,
  CompetitionsQueries,
  type ProposalRow as HostProposalRow,
} from './competitions.queries.js';
export { type Call, CompetitionsService } from './competitions.service.js';
export { type OpenCall, OpenCallsQueries } from './open-calls.queries.js';
export { CompetitionProposal, CompetitionScore, ProposalCompetition } from './proposal-competition.entity.js';
export { CompetitionProposalsService, type ProposalFacts } from './proposals.service.js';
