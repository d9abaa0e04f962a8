import type { Role } from '#identity';
import { newId } from '#platform';
import { aProposalAsked } from '../../builders/plan-proposal.js';
import type { Target, World } from './world.js';

/** No planner takes them: what was asked for before ends here, so that there is always room for another. */
async function makeRoom({ product }: World): Promise<void> {
  await product.rows("UPDATE plan_proposal SET state = 'STOPPED' WHERE state = 'WAITING'");
}

export async function anotherProposal(world: World): Promise<object> {
  await makeRoom(world);
  return { fiscalYear: 2028, kind: 'WHOLE_YEAR', name: 'For the matrix', seconds: 1 };
}

/** Asked for by whoever acts. */
export async function aWaitingProposal(world: World, role: Role = 'HEADQUARTERS'): Promise<Target> {
  await makeRoom(world);
  return aProposalAsked(await world.as(role));
}

export async function anEndedProposal(world: World, role?: Role): Promise<Target> {
  const proposal = await aWaitingProposal(world, role);
  await world.product.rows("UPDATE plan_proposal SET state = 'INTERRUPTED' WHERE id = ?", [proposal.id]);
  return proposal;
}

export async function aCurve(world: World): Promise<Target> {
  const proposal = await anEndedProposal(world);
  await world.product.rows(
    `INSERT INTO plan_proposal_point (proposal_id, ordinal, freed, placed, unplaced, cost, moved, placements)
     VALUES (?, 1, 0, 0, 0, 0, '[]', '{}')`,
    [proposal.id],
  );
  return proposal;
}

let plans = 0;

export async function aPlan({ product }: World): Promise<Target> {
  const id = newId();
  const nothing = { placements: {}, pins: {}, overrides: {}, adjustments: [] };
  await product.rows(
    `INSERT INTO plan_version (id, fiscal_year, number, name, origin, base, created_at) VALUES (?, 2044, ?, 'Empty', 'EMPTY', ?, ?)`,
    [id, ++plans, JSON.stringify(nothing), product.clock.now()],
  );
  return { id };
}
