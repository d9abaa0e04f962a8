import { type AuditTrail, notFound, type Transaction } from '#platform';
import type { Actor } from '#identity';
import { changedMeanwhile, type CourseRunState } from '#catalogue';
import { CompetitionProposal, ProposalCompetition } from './proposal-competition.entity.js';

/** Locks a competition of a run of the actor's office, or any for headquarters. Throws RESOURCE.NOT_FOUND, COMPETITION.CHANGED_MEANWHILE. */
export async function lockedCompetition(
  tx: Transaction,
  id: string,
  actor: Actor,
  ifVersion?: number,
): Promise<CompetitionOfRun> {
  const own = actor.has('HEADQUARTERS') ? 'TRUE' : 'r.domestic_office_code IN (?)';
  const row = await tx.row<{ version: number }>(
    `SELECT c.version FROM proposal_competition c
     WHERE c.id = ? AND c.course_run_id IN (SELECT r.id FROM course_run r WHERE ${own}) FOR UPDATE`,
    [id, actor.scopesOf('DOMESTIC_OFFICE')],
  );
  if (!row) throw notFound();
  if (ifVersion !== undefined && row.version !== ifVersion)
    throw changedMeanwhile('COMPETITION', row.version);
  return withRunState(tx, await tx.manager.findOneByOrFail(ProposalCompetition, { id }));
}

/** A competition with the state of its course run. */
export type CompetitionOfRun = ProposalCompetition & { runState: CourseRunState };

export async function withRunState(
  tx: Transaction,
  competition: ProposalCompetition,
): Promise<CompetitionOfRun> {
  const run = await tx.row<{ state: CourseRunState }>('SELECT state FROM course_run WHERE id = ?', [
    competition.courseRunId,
  ]);
  return { ...competition, runState: run!.state };
}

/** The competition first, as everybody locks it. Throws RESOURCE.NOT_FOUND, HOST_PROPOSAL.CHANGED_MEANWHILE. */
export async function lockedProposal(
  tx: Transaction,
  id: string,
  actor: Actor,
  ifVersion?: number,
): Promise<{ proposal: CompetitionProposal; competition: CompetitionOfRun }> {
  const seen = await tx.manager.findOneBy(CompetitionProposal, { id });
  if (!seen) throw notFound();
  const competition = await lockedCompetition(tx, seen.competitionId, actor);
  const proposal = await tx.manager.findOneByOrFail(CompetitionProposal, { id });
  if (ifVersion !== undefined && proposal.version !== ifVersion)
    throw changedMeanwhile('HOST_PROPOSAL', proposal.version);
  return { proposal, competition };
}

export function noteOfCompetition(
  audit: AuditTrail,
  tx: Transaction,
  act: { action: string; competitionId: string; actor: Actor; details?: Record<string, unknown> },
): Promise<void> {
  const { action, competitionId, actor, details } = act;
  return audit.record(tx, {
    ...{ action, subjectType: 'proposal-competition', subjectId: competitionId },
    ...{ actorId: actor.accountId, details },
  });
}
