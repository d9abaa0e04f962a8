import { FIRST_WEIGHTS } from '#allocation';
import { expectStatus } from '../../builders/course-run.js';
import {
  aCall,
  aCompetition,
  aDemandedRun,
  aHost,
  entered,
  YOUNG_LEADERS,
} from '../../builders/run-demand.js';
import type { Side, Target, World } from './world.js';

const officeOf = (side: Side) => (side === 'own' ? 'KANSAI' : 'TOKYO');

/** A run of JICA Kansai, or of JICA Tokyo, of which nothing has been stated. */
export async function anUnstatedRun({ product }: World, side: Side): Promise<Target> {
  const domesticOfficeCode = officeOf(side);
  const { id } = await aDemandedRun(await product.headquarters(), { domesticOfficeCode });
  return { id, version: 0 };
}

/** Everybody who plans reads it. */
export const aRunToRead = (world: World): Promise<Target> => anUnstatedRun(world, 'own');

/** Of a year whose weights have been set once. */
export async function otherWeights({ product }: World): Promise<object> {
  await product.rows("REPLACE INTO planning_weights (fiscal_year, weights, version) VALUES (2101, '{}', 1)");
  return { ...FIRST_WEIGHTS, preferredWeek: 3 };
}

export const anOpenCompetition = ({ product }: World, side: Side): Promise<Target> =>
  aCompetition(product, { office: officeOf(side) });

export async function aNewCall({ product }: World): Promise<object> {
  const run = await aDemandedRun(await product.headquarters(), {}, YOUNG_LEADERS);
  return { courseRunId: run.id, ...aCall() };
}

export async function aCompetitionProposal({ product }: World, side: Side): Promise<Target> {
  const competition = await aCompetition(product, { office: officeOf(side) });
  return entered(await product.headquarters(), competition.id, (await aHost(product)).id);
}

/** Whose call has ended: days are moved in the table, for the clock stands still. */
export async function aProposalToScore(world: World, side: Side): Promise<Target> {
  const proposal = await aCompetitionProposal(world, side);
  await closed(world, 'SELECT competition_id FROM competition_proposal WHERE id = ?', proposal.id);
  return proposal;
}

async function closed({ product }: World, which: string, id: string): Promise<void> {
  await product.rows(
    `UPDATE proposal_competition SET opens_on = '2026-05-01', closes_on = '2026-05-29' WHERE id IN (${which})`,
    [id],
  );
}

let scored = '';

/** Closed and scored by two. */
export async function aCompetitionToDecide(world: World, side: Side): Promise<Target> {
  const { product } = world;
  const headquarters = await product.headquarters();
  const competition = await aCompetition(product, { office: officeOf(side) });
  const proposal = await entered(headquarters, competition.id, (await aHost(product)).id);
  await closed(world, '?', competition.id);
  for (const evaluator of [headquarters, await product.domesticOffice(officeOf(side))])
    await expectStatus(
      200,
      evaluator.put(`/api/competition-proposals/${proposal.id}/score`, { body: { score: 80 } }),
    );
  scored = proposal.id;
  return { id: competition.id, version: competition.version };
}

/** Of the competition that was made last. */
export const theChoice = () => ({ proposalId: scored, reason: 'For the matrix.' });

export async function aDecidedCompetition(world: World, side: Side): Promise<Target> {
  const { id, version } = await aCompetitionToDecide(world, side);
  const path = `/api/proposal-competitions/${id}/choose`;
  const answer = (await world.product.headquarters()).post(path, { version, body: theChoice() });
  return (await expectStatus(200, answer)).body;
}

/** The partner of whoever acts as one stands on record. */
async function registered({ product, hostPartnerId }: World): Promise<void> {
  await product.rows(
    "INSERT IGNORE INTO host_partner (id, name, kind, prefecture) VALUES (?, 'Kobe City', 'LOCAL_GOVERNMENT', 'Hyogo')",
    [hostPartnerId],
  );
}

/** A call to which the partner may propose. */
export async function aCallToAnswer(world: World): Promise<Target> {
  await registered(world);
  const { id } = await aCompetition(world.product);
  return { id, version: 0 };
}

/** One to which the partner has proposed, or only its neighbour. */
export async function anOwnProposal(world: World, side: Side): Promise<Target> {
  await registered(world);
  const { product, hostPartnerId } = world;
  const competition = await aCompetition(product);
  const partner = side === 'own' ? hostPartnerId : (await aHost(product)).id;
  const { version } = await entered(await product.headquarters(), competition.id, partner);
  return { id: competition.id, version };
}
