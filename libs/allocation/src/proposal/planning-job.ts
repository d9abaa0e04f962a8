// The names by which the worker hands proposals over and the planner takes them: no app imports another.

/** Consumed by the planner alone. */
export const PLANNING_QUEUE = 'planning';
export const MAKE_PROPOSAL = 'make-proposal';
export const PROPOSAL_ASKED = 'allocation.proposal-asked';
/** Confirms the event in the transaction of the proposal's end. */
export const PROPOSALS_CONSUMER = 'plan-proposals';

export interface MakeProposal {
  eventId: string;
  proposalId: string;
}
