import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  invalid,
  isDuplicateKey,
  newId,
  notFound,
  type RepeatableRequest,
  tokyoDate,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { changedMeanwhile } from '#catalogue';
import { planningWeeks } from '../planning-week.js';
import {
  type CompetitionOfRun,
  lockedCompetition,
  lockedProposal,
  noteOfCompetition,
  withRunState,
} from './competition-records.js';
import { holdToState } from './competition-state.js';
import { type OwnCall, ownPartner } from './own-partner.js';
import { CompetitionProposal, CompetitionScore, ProposalCompetition } from './proposal-competition.entity.js';

export type ProposalFacts = Pick<CompetitionProposal, 'title' | 'plan' | 'startWeek'>;

export interface ProposalOfPartnerReceipt {
  id: string;
  version: number;
}

/** Proposals of host partners, entered by the office or by themselves, and what evaluators think of them. */
@Injectable()
export class CompetitionProposalsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
  ) {}

  /** By the office, for a partner that sent paper. Throws COMPETITION.NOT_NOW, HOST_PROPOSAL.INVALID, HOST_PROPOSAL.ALREADY_THERE. */
  enter(
    competitionId: string,
    hostPartnerId: string,
    facts: ProposalFacts,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<ProposalOfPartnerReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const competition = await lockedCompetition(tx, competitionId, actor);
        holdToState(competition, tokyoDate(tx.at), ['OPEN']);
        const partner = await tx.row('SELECT id FROM host_partner WHERE id = ?', [hostPartnerId]);
        if (!partner) throw unknownPartner();
        return this.insert(tx, competition, { ...facts, id, hostPartnerId }, actor);
      }),
    );
  }

  /** Throws COMPETITION.NOT_NOW, HOST_PROPOSAL.INVALID, HOST_PROPOSAL.CHANGED_MEANWHILE. */
  amend(
    id: string,
    facts: ProposalFacts,
    actor: Actor,
    ifVersion: number,
  ): Promise<ProposalOfPartnerReceipt> {
    return this.transactions.run(async (tx) => {
      const { proposal, competition } = await lockedProposal(tx, id, actor, ifVersion);
      holdToState(competition, tokyoDate(tx.at), ['OPEN']);
      return this.store(tx, { proposal, competition, facts }, 'amend-proposal', actor);
    });
  }

  /** Also after the closing day, as long as nobody is chosen. Throws COMPETITION.NOT_NOW, HOST_PROPOSAL.CHANGED_MEANWHILE. */
  withdraw(id: string, reason: string, actor: Actor, ifVersion: number): Promise<ProposalOfPartnerReceipt> {
    return this.transactions.run(async (tx) => {
      const { proposal, competition } = await lockedProposal(tx, id, actor, ifVersion);
      holdToState(competition, tokyoDate(tx.at), ['OPEN', 'CLOSED']);
      const facts = { withdrawnBecause: reason };
      return this.store(tx, { proposal, competition, facts }, 'withdraw-proposal', actor);
    });
  }

  /**
   * A host partner hands in its own proposal, changes it, or puts one that it withdrew forward again; version 0 for the
   * first. Throws COMPETITION.NOT_NOW, HOST_PROPOSAL.INVALID, HOST_PROPOSAL.CHANGED_MEANWHILE.
   */
  handIn(
    { competitionId, hostPartnerId: named }: OwnCall,
    facts: ProposalFacts,
    actor: Actor,
    ifVersion: number,
  ): Promise<ProposalOfPartnerReceipt> {
    const id = newId();
    return this.transactions.run(async (tx) => {
      const hostPartnerId = ownPartner(actor, named);
      const { competition, proposal } = await this.ownProposal(tx, competitionId, hostPartnerId);
      if ((proposal?.version ?? 0) !== ifVersion)
        throw changedMeanwhile('HOST_PROPOSAL', proposal?.version ?? 0);
      holdToState(competition, tokyoDate(tx.at), ['OPEN']);
      if (!proposal) return this.insert(tx, competition, { ...facts, id, hostPartnerId }, actor);
      return this.store(tx, { proposal, competition, facts }, 'amend-proposal', actor);
    });
  }

  /** Throws COMPETITION.NOT_NOW, HOST_PROPOSAL.INVALID, HOST_PROPOSAL.CHANGED_MEANWHILE. */
  takeBack(
    { competitionId, hostPartnerId }: OwnCall,
    reason: string,
    actor: Actor,
    ifVersion: number,
  ): Promise<ProposalOfPartnerReceipt> {
    return this.transactions.run(async (tx) => {
      const own = ownPartner(actor, hostPartnerId);
      const { competition, proposal } = await this.ownProposal(tx, competitionId, own);
      if (!proposal) throw notFound();
      if (proposal.version !== ifVersion) throw changedMeanwhile('HOST_PROPOSAL', proposal.version);
      holdToState(competition, tokyoDate(tx.at), ['OPEN', 'CLOSED']);
      const facts = { withdrawnBecause: reason };
      return this.store(tx, { proposal, competition, facts }, 'withdraw-proposal', actor);
    });
  }

  /** Each evaluator has one score of a proposal, which replaces the one before. Throws COMPETITION.NOT_NOW, HOST_PROPOSAL.WITHDRAWN. */
  score(
    id: string,
    { score, comment }: { score: number; comment: string },
    actor: Actor,
  ): Promise<{ id: string; score: number }> {
    const scoreId = newId();
    return this.transactions.run(async (tx) => {
      const { proposal, competition } = await lockedProposal(tx, id, actor);
      holdToState(competition, tokyoDate(tx.at), ['CLOSED']);
      if (proposal.withdrawnBecause !== null) throw withdrawn();
      const evaluator = { proposalId: id, evaluatorId: actor.accountId };
      await tx.manager.delete(CompetitionScore, evaluator);
      await tx.manager.insert(CompetitionScore, {
        id: scoreId,
        ...evaluator,
        score,
        comment,
        scoredAt: tx.at,
      });
      const details = { proposalId: id, score };
      await noteOfCompetition(this.audit, tx, {
        action: 'score',
        competitionId: competition.id,
        actor,
        details,
      });
      return { id, score };
    });
  }

  private async ownProposal(
    tx: Transaction,
    competitionId: string,
    hostPartnerId: string,
  ): Promise<{ competition: CompetitionOfRun; proposal: CompetitionProposal | null }> {
    const locked = await tx.manager.findOne(ProposalCompetition, {
      where: { id: competitionId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!locked) throw notFound();
    const competition = await withRunState(tx, locked);
    const proposal = await tx.manager.findOneBy(CompetitionProposal, { competitionId, hostPartnerId });
    return { competition, proposal };
  }

  private async insert(
    tx: Transaction,
    competition: ProposalCompetition,
    facts: ProposalFacts & { id: string; hostPartnerId: string },
    actor: Actor,
  ): Promise<ProposalOfPartnerReceipt> {
    await holdToWeek(tx, competition, facts);
    const entry = { competitionId: competition.id, enteredBy: actor.accountId, enteredAt: tx.at };
    try {
      await tx.manager.insert(CompetitionProposal, { ...facts, ...entry });
    } catch (error) {
      throw isDuplicateKey(error) ? alreadyThere() : error;
    }
    const details = { proposalId: facts.id, hostPartnerId: facts.hostPartnerId };
    const act = { action: 'enter-proposal', competitionId: competition.id, actor, details };
    await noteOfCompetition(this.audit, tx, act);
    return { id: facts.id, version: 1 };
  }

  /** A proposal that is changed stands again. */
  private async store(
    tx: Transaction,
    {
      proposal: { id, version },
      competition,
      facts,
    }: {
      proposal: CompetitionProposal;
      competition: ProposalCompetition;
      facts: ProposalFacts | Pick<CompetitionProposal, 'withdrawnBecause'>;
    },
    action: string,
    actor: Actor,
  ): Promise<ProposalOfPartnerReceipt> {
    if ('title' in facts) await holdToWeek(tx, competition, facts);
    const changes = { withdrawnBecause: null, ...facts, version: version + 1 };
    await tx.manager.update(CompetitionProposal, { id }, changes);
    const act = { action, competitionId: competition.id, actor, details: { proposalId: id } };
    await noteOfCompetition(this.audit, tx, act);
    return { id, version: version + 1 };
  }
}

async function holdToWeek(
  tx: Transaction,
  { courseRunId }: ProposalCompetition,
  { startWeek }: ProposalFacts,
): Promise<void> {
  const run = await tx.row<{ fiscalYear: number }>(
    'SELECT fiscal_year fiscalYear FROM course_run WHERE id = ?',
    [courseRunId],
  );
  const last = planningWeeks(run!.fiscalYear) - 1;
  if (startWeek === null || startWeek <= last) return;
  const message = `startWeek must be at most ${last}, the last week of FY${run!.fiscalYear}.`;
  throw invalid('HOST_PROPOSAL.INVALID', [{ field: 'startWeek', message }]);
}

function unknownPartner(): DomainError {
  const message = 'hostPartnerId names a host partner that is not registered.';
  return invalid('HOST_PROPOSAL.INVALID', [{ field: 'hostPartnerId', message }]);
}

function alreadyThere(): DomainError {
  const sentence = 'This host partner has a proposal in the competition already: amend that one.';
  return new DomainError('CONFLICT', 'HOST_PROPOSAL.ALREADY_THERE', sentence);
}

function withdrawn(): DomainError {
  const sentence = 'This proposal has been withdrawn: there is nothing to score.';
  return new DomainError('CONFLICT', 'HOST_PROPOSAL.WITHDRAWN', sentence);
}
