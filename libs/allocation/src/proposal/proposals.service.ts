import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  newId,
  notFound,
  Outbox,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import type { PlanProposal, ProposalKind, ProposalState } from './plan-proposal.entity.js';
import { PROPOSAL_ASKED } from './planning-job.js';

/** The planner makes one proposal at a time, each for minutes: nobody may fill its queue. */
const MOST_OPEN_OF_ACCOUNT = 3;
const MOST_OPEN = 12;

export interface AskedProposal {
  fiscalYear: number;
  kind: ProposalKind;
  /** The plan whose scenario and pins it keeps; needed for REPLAN. */
  basedOnId: string | null;
  name: string;
  seed: number;
  seconds: number;
}

type LockedProposal = Pick<PlanProposal, 'state' | 'askedBy' | 'attempt' | 'triesFrom' | 'draftId'>;

/** What people ask of the planner. What comes of it is written by `ProposalClaims`. */
@Injectable()
export class PlanProposalsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  /** Throws PROPOSAL.PLAN_UNKNOWN, PROPOSAL.TOO_MANY_OPEN. */
  ask(asked: AskedProposal, actor: Actor, request: RepeatableRequest): Promise<{ id: string }> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await this.holdToPlan(tx, asked);
        await this.holdToFew(tx, actor);
        const { fiscalYear, kind, basedOnId, name, seed, seconds } = asked;
        await tx.insert('plan_proposal', {
          ...{ id, fiscal_year: fiscalYear, kind, based_on_id: basedOnId, name, seed, seconds },
          ...{ state: 'WAITING', asked_by: actor.accountId, asked_at: tx.at },
        });
        await this.outbox.record(tx, eventOf(id), actor.accountId);
        await this.record(tx, 'ask', id, actor, { fiscalYear, kind, seconds });
        return { id };
      }),
    );
  }

  /** The best so far becomes the draft. Asked again, it changes nothing. Throws PROPOSAL.ENDED, PROPOSAL.NOT_YOURS. */
  stop(id: string, actor: Actor): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const proposal = await this.locked(tx, id, actor);
      if (proposal.state !== 'WAITING' && proposal.state !== 'RUNNING')
        throw new DomainError(
          'CONFLICT',
          'PROPOSAL.ENDED',
          `This proposal has ended before: ${ENDED[proposal.state]}`,
          {
            state: proposal.state,
          },
        );
      await tx.write('UPDATE plan_proposal SET stop_asked_at = COALESCE(stop_asked_at, ?) WHERE id = ?', [
        tx.at,
        id,
      ]);
      // No planner has it, so none would end it; one that let it go may not be there again for hours.
      if (proposal.state === 'WAITING')
        await tx.write(
          "UPDATE plan_proposal SET state = 'STOPPED', sentence = ?, ended_at = ?, lease_until = NULL WHERE id = ?",
          [proposal.attempt === proposal.triesFrom ? NOT_BEGUN : BEGUN_WITHOUT_PLAN, tx.at, id],
        );
      await this.record(tx, 'stop', id, actor);
      return { id };
    });
  }

  /** The same question once more, with the same seed. Throws PROPOSAL.NOT_TO_BE_TRIED, PROPOSAL.TOO_MANY_OPEN, PROPOSAL.NOT_YOURS. */
  tryAgain(id: string, actor: Actor): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const { state, draftId } = await this.locked(tx, id, actor);
      if ((state !== 'INTERRUPTED' && state !== 'FAILED' && state !== 'STOPPED') || draftId !== null)
        throw new DomainError(
          'CONFLICT',
          'PROPOSAL.NOT_TO_BE_TRIED',
          'Only a proposal that was interrupted, has failed or was stopped without a plan can be tried again. Ask for a new one.',
          { state },
        );
      await this.holdToFew(tx, actor);
      await tx.write('DELETE FROM plan_proposal_point WHERE proposal_id = ?', [id]);
      await tx.write(
        `UPDATE plan_proposal SET state = 'WAITING', tries_from = attempt, asked_at = ?, sentence = NULL, stop_asked_at = NULL, ended_at = NULL,
           elapsed_seconds = 0, best_cost = NULL, bound = NULL, gap = NULL, unplaced = NULL WHERE id = ?`,
        [tx.at, id],
      );
      await this.outbox.record(tx, eventOf(id), actor.accountId);
      await this.record(tx, 'try-again', id, actor);
      return { id };
    });
  }

  /** Everybody who plans sees every proposal; a domestic office stops only what it has asked for itself. */
  private async locked(tx: Transaction, id: string, actor: Actor): Promise<LockedProposal> {
    const proposal = await tx.row<LockedProposal>(
      'SELECT state, asked_by askedBy, attempt, tries_from triesFrom, draft_id draftId FROM plan_proposal WHERE id = ? FOR UPDATE',
      [id],
    );
    if (!proposal) throw notFound();
    if (!actor.has('HEADQUARTERS') && proposal.askedBy !== actor.accountId)
      throw new DomainError(
        'FORBIDDEN',
        'PROPOSAL.NOT_YOURS',
        'Somebody else has asked for this proposal: it is stopped or tried again by them or by headquarters.',
      );
    return proposal;
  }

  private async holdToPlan(tx: Transaction, { basedOnId, fiscalYear, kind }: AskedProposal): Promise<void> {
    const field = 'basedOnId';
    const fault = (message: string) =>
      new DomainError('INVALID', 'PROPOSAL.PLAN_UNKNOWN', message, { fields: [{ field, message }] });
    if (basedOnId === null) {
      if (kind === 'REPLAN') throw fault('basedOnId must name the plan that is to be mended.');
      return;
    }
    const plan = await tx.row<{ state: string }>(
      'SELECT state FROM plan_version WHERE id = ? AND fiscal_year = ?',
      [basedOnId, fiscalYear],
    );
    if (!plan) throw fault(`basedOnId must be the id of a plan of FY${fiscalYear}.`);
    if (plan.state === 'DISCARDED') throw fault('basedOnId names a plan that was discarded: choose another.');
  }

  /**
   * Two requests of an account wait for each other: the second counts what the first has asked for. Requests of several
   * accounts do not, and may pass the limit for all by the few that come at one moment; it keeps the queue short, no more.
   */
  private async holdToFew(tx: Transaction, actor: Actor): Promise<void> {
    await tx.row('SELECT id FROM account WHERE id = ? FOR UPDATE', [actor.accountId]);
    const open = await tx.rows<{ askedBy: string }>(
      "SELECT asked_by askedBy FROM plan_proposal WHERE state IN ('WAITING', 'RUNNING')",
    );
    const own = open.filter(({ askedBy }) => askedBy === actor.accountId).length;
    if (own < MOST_OPEN_OF_ACCOUNT && open.length < MOST_OPEN) return;
    const who =
      own >= MOST_OPEN_OF_ACCOUNT ? `${own} proposals of yours are` : `${open.length} proposals are`;
    throw new DomainError(
      'CONFLICT',
      'PROPOSAL.TOO_MANY_OPEN',
      `${who} waiting or running, and the planner makes one at a time. Stop one of them or wait for its end.`,
    );
  }

  private record(
    tx: Transaction,
    action: string,
    subjectId: string,
    actor: Actor,
    details?: Record<string, string | number>,
  ): Promise<void> {
    return this.audit.record(tx, {
      ...{ action, subjectType: 'plan-proposal', subjectId, actorId: actor.accountId },
      ...(details && { details }),
    });
  }
}

const NOT_BEGUN = 'It was stopped before the planner had begun: there is no draft.';
const BEGUN_WITHOUT_PLAN =
  'It was stopped while it waited for the planner to begin it again: there is no draft.';

const eventOf = (id: string) => ({ type: PROPOSAL_ASKED, subjectId: id, facts: {} });

const ENDED: Record<Exclude<ProposalState, 'WAITING' | 'RUNNING'>, string> = {
  DONE: 'its draft is ready.',
  STOPPED: 'it was stopped.',
  FAILED: 'it could not be made.',
  INTERRUPTED: 'it was interrupted.',
};
