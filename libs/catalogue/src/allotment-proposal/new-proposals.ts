import { type AuditedAct, newId, type Transaction } from '#platform';
import type { Actor } from '#identity';
import { type Claim, shareOfSlots } from './share-of-slots.js';

export interface NewProposal {
  id: string;
  courseRunId: string;
  /** Seats to share. */
  seats: number;
  claims: Claim[];
}

/** Shares the seats of each run and writes what is proposed: two statements, however many runs. */
export async function insertProposals(
  tx: Transaction,
  proposals: NewProposal[],
  actor: Actor,
): Promise<void> {
  const shared = proposals.map((proposal) => ({
    ...proposal,
    sharing: shareOfSlots(proposal.claims, proposal.seats),
  }));
  await tx.insertAll(
    'allotment_proposal',
    shared.map(({ id, courseRunId, seats, sharing }) => ({
      id,
      course_run_id: courseRunId,
      seats,
      objective: sharing.objective,
      made_by: actor.accountId,
      made_at: tx.at,
    })),
  );
  const rows = shared.flatMap(({ id, claims, sharing }) =>
    claims.map(({ countryCode, seatsMin, seatsMax, priority }) => ({
      id: newId(),
      proposal_id: id,
      country_code: countryCode,
      seats_min: seatsMin,
      seats_max: seatsMax,
      priority,
      proposed: sharing.seats.get(countryCode)!,
    })),
  );
  await tx.insertAll('proposed_allotment', rows);
}

export function proposedActs(proposals: NewProposal[], actor: Actor): AuditedAct[] {
  return proposals.map(({ id, courseRunId, seats, claims }) => ({
    action: 'propose',
    subjectType: 'allotment-proposal',
    subjectId: id,
    actorId: actor.accountId,
    details: { courseRunId, seats, countries: claims.length },
  }));
}
