import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  invalid,
  isDuplicateKey,
  newId,
  type RepeatableRequest,
  tokyoDate,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import type { CourseRunState, LeafType } from '#catalogue';
import { holdToOwnRun } from '../run-demand/run-demands.service.js';
import { lockedCompetition, noteOfCompetition } from './competition-records.js';
import { holdToState, meanOf, notYetScored, type ScoredProposal } from './competition-state.js';
import { ProposalCompetition } from './proposal-competition.entity.js';

export type Call = Pick<ProposalCompetition, 'callText' | 'opensOn' | 'closesOn' | 'evaluatorsNeeded'>;

export interface CompetitionReceipt {
  id: string;
  version: number;
}

/** The proposal competition of a Young Leaders run: its call, its choice, and the way back. */
@Injectable()
export class CompetitionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
  ) {}

  /** Throws COMPETITION.INVALID, COMPETITION.NOT_YOUNG_LEADERS, COMPETITION.ALREADY_CALLED. */
  call(
    courseRunId: string,
    call: Call,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<CompetitionReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await holdToOwnRun(tx, courseRunId, actor);
        await holdToYoungLeaders(tx, courseRunId);
        holdToDays(call);
        const calling = { ...call, id, courseRunId, calledBy: actor.accountId, calledAt: tx.at };
        try {
          await tx.manager.insert(ProposalCompetition, calling);
        } catch (error) {
          throw isDuplicateKey(error) ? alreadyCalled() : error;
        }
        await noteOfCompetition(this.audit, tx, { action: 'call', competitionId: id, actor });
        return { id, version: 1 };
      }),
    );
  }

  /** As long as nothing is scored, so that no score is of another call. Throws COMPETITION.INVALID, COMPETITION.NOT_NOW, COMPETITION.BEING_SCORED. */
  amend(id: string, call: Call, actor: Actor, ifVersion: number): Promise<CompetitionReceipt> {
    return this.transactions.run(async (tx) => {
      const competition = await lockedCompetition(tx, id, actor, ifVersion);
      holdToState(competition, tokyoDate(tx.at), ['ANNOUNCED', 'OPEN', 'CLOSED']);
      holdToDays(call);
      const scored = (await proposalsOf(tx, id)).some(({ scores }) => scores.length > 0);
      if (scored) throw beingScored();
      const details = { closesOn: [competition.closesOn, call.closesOn] };
      await noteOfCompetition(this.audit, tx, { action: 'amend', competitionId: id, actor, details });
      return this.store(tx, competition, call);
    });
  }

  /**
   * The host partner of the chosen proposal becomes the fixed wish of the run. Only when enough evaluators have scored
   * every proposal that stands. Throws COMPETITION.NOT_NOW, COMPETITION.SCORES_MISSING, COMPETITION.INVALID.
   */
  choose(
    id: string,
    { proposalId, reason }: { proposalId: string; reason: string },
    actor: Actor,
    ifVersion: number,
  ): Promise<CompetitionReceipt> {
    return this.transactions.run(async (tx) => {
      const competition = await lockedCompetition(tx, id, actor, ifVersion);
      holdToState(competition, tokyoDate(tx.at), ['CLOSED']);
      const proposals = await proposalsOf(tx, id);
      const chosen = proposals.find((one) => one.id === proposalId && one.withdrawnBecause === null);
      if (!chosen) throw noSuchProposal();
      const unscored = notYetScored(proposals, competition.evaluatorsNeeded);
      if (unscored.length > 0) throw scoresMissing(unscored, competition.evaluatorsNeeded);
      const details = {
        ...{ proposalId, mean: meanOf(chosen.scores) },
        best: Math.max(...proposals.map(({ scores }) => meanOf(scores) ?? 0)),
      };
      await noteOfCompetition(this.audit, tx, { action: 'choose', competitionId: id, actor, details });
      return this.store(tx, competition, {
        ...{ chosenProposalId: proposalId, chosenBecause: reason },
        ...{ chosenBy: actor.accountId, chosenAt: tx.at },
      });
    });
  }

  /** Takes the choice back; what it was stays in the audit trail. Throws COMPETITION.NOT_NOW. */
  reopen(id: string, reason: string, actor: Actor, ifVersion: number): Promise<CompetitionReceipt> {
    return this.transactions.run(async (tx) => {
      const competition = await lockedCompetition(tx, id, actor, ifVersion);
      holdToState(competition, tokyoDate(tx.at), ['DECIDED']);
      const details = { proposalId: competition.chosenProposalId };
      await noteOfCompetition(this.audit, tx, { action: 'reopen', competitionId: id, actor, details });
      const nobody = { chosenProposalId: null, chosenBecause: null, chosenBy: null, chosenAt: null };
      return this.store(tx, competition, { ...nobody, reopenedBecause: reason });
    });
  }

  private async store(
    tx: Transaction,
    { id, version }: ProposalCompetition,
    changes: Partial<ProposalCompetition>,
  ): Promise<CompetitionReceipt> {
    await tx.manager.update(ProposalCompetition, { id }, { ...changes, version: version + 1 });
    return { id, version: version + 1 };
  }
}

async function holdToYoungLeaders(tx: Transaction, courseRunId: string): Promise<void> {
  const run = await tx.row<{ programmeType: LeafType; state: CourseRunState }>(
    'SELECT programme_type programmeType, state FROM course_run WHERE id = ?',
    [courseRunId],
  );
  if (run!.programmeType === 'YOUNG_LEADERS' && (run!.state === 'DRAFT' || run!.state === 'PUBLISHED'))
    return;
  const sentence =
    'Hosts of Young Leaders are chosen by proposal competition; for any other run state the host partner in its run demand.';
  throw new DomainError('CONFLICT', 'COMPETITION.NOT_YOUNG_LEADERS', sentence, { ...run! });
}

function holdToDays({ opensOn, closesOn }: Call): void {
  if (opensOn <= closesOn) return;
  const message = `closesOn must not lie before opensOn (${opensOn}).`;
  throw invalid('COMPETITION.INVALID', [{ field: 'closesOn', message }]);
}

async function proposalsOf(tx: Transaction, competitionId: string): Promise<ScoredProposal[]> {
  const proposals = await tx.rows<Omit<ScoredProposal, 'scores'>>(
    'SELECT id, withdrawn_because withdrawnBecause FROM competition_proposal WHERE competition_id = ? ORDER BY id',
    [competitionId],
  );
  const scores = await tx.rows<{ proposalId: string; score: number }>(
    `SELECT s.proposal_id proposalId, s.score FROM competition_proposal p JOIN competition_score s ON s.proposal_id = p.id
     WHERE p.competition_id = ?`,
    [competitionId],
  );
  return proposals.map((one) => ({
    ...one,
    scores: scores.filter(({ proposalId }) => proposalId === one.id),
  }));
}

function alreadyCalled(): DomainError {
  const sentence = 'A proposal competition has been called for this run already: amend that one.';
  return new DomainError('CONFLICT', 'COMPETITION.ALREADY_CALLED', sentence);
}

function beingScored(): DomainError {
  const sentence =
    'Evaluators have scored proposals of this call already: it stays as it is. Choose among them.';
  return new DomainError('CONFLICT', 'COMPETITION.BEING_SCORED', sentence);
}

function noSuchProposal(): DomainError {
  const message = 'proposalId must be a proposal of this competition that has not been withdrawn.';
  return invalid('COMPETITION.INVALID', [{ field: 'proposalId', message }]);
}

function scoresMissing(proposalIds: string[], needed: number): DomainError {
  const count = proposalIds.length === 1 ? '1 proposal has' : `${proposalIds.length} proposals have`;
  const sentence = `${count} not been scored by ${needed} evaluators yet. Let them score first.`;
  return new DomainError('CONFLICT', 'COMPETITION.SCORES_MISSING', sentence, { proposalIds });
}
