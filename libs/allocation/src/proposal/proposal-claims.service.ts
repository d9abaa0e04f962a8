import { Injectable } from '@nestjs/common';
import { AuditTrail, Outbox, type Transaction, Transactions } from '#platform';
import type { PlanProposal, ProposalState } from './plan-proposal.entity.js';
import { type MakeProposal, PROPOSALS_CONSUMER } from './planning-job.js';
import { progressIsDue, type ProposalProgress } from './proposal-progress.js';

/** A planner that said nothing for so long is taken for dead; it speaks every second. */
const LEASE_MS = 30_000;
/** After so many planners were ended in the middle of it, a person decides whether to try again. */
const MOST_TRIES = 3;

/** A proposal that this planner makes, and nobody else. */
export interface ClaimedProposal extends Pick<
  PlanProposal,
  'id' | 'fiscalYear' | 'kind' | 'basedOnId' | 'name' | 'seed' | 'seconds' | 'askedBy' | 'attempt'
> {
  eventId: string;
}

/** Another planner has taken the proposal over, or it was ended: what this one does counts no more. */
export class ProposalOvertaken extends Error {}

/** How a proposal ends, with what it ends by; the draft is made in the same transaction. */
export interface ProposalEnd {
  state: Extract<ProposalState, 'DONE' | 'STOPPED' | 'FAILED'>;
  sentence: string;
  progress?: ProposalProgress;
  /** The version that was read of the plan that it is based on. */
  basedOnVersion?: number | null;
  draftId?: string;
  clashes?: string[];
}

const COLUMNS = `id, fiscal_year fiscalYear, kind, based_on_id basedOnId, name, seed, seconds, asked_by askedBy, attempt`;

/**
 * Lets one planner at a time make a proposal. A killed planner's proposal is taken over when its lease has run out, and
 * begun again; the number of the attempt, which only grows, keeps one that only slept from writing beside its successor.
 */
@Injectable()
export class ProposalClaims {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** Null when there is nothing to do, or another planner is at it. */
  claim({ eventId, proposalId }: MakeProposal): Promise<ClaimedProposal | null> {
    return this.transactions.run(async (tx) => {
      const found = await tx.row<
        ClaimedProposal & Pick<PlanProposal, 'state' | 'leaseUntil' | 'stopAskedAt' | 'triesFrom'>
      >(
        `SELECT ${COLUMNS}, state, lease_until leaseUntil, stop_asked_at stopAskedAt, tries_from triesFrom
         FROM plan_proposal WHERE id = ? FOR UPDATE`,
        [proposalId],
      );
      if (found?.state !== 'WAITING' && found?.state !== 'RUNNING') {
        await this.outbox.consume(tx, eventId, PROPOSALS_CONSUMER);
        return null;
      }
      if (found.leaseUntil && found.leaseUntil > tx.at) return null;
      const claimed = { ...found, eventId };
      if (found.stopAskedAt) return this.giveOver(tx, claimed, 'STOPPED', STOPPED_WITHOUT_PLAN);
      const tries = found.attempt - found.triesFrom;
      if (tries >= MOST_TRIES) return this.giveOver(tx, claimed, 'INTERRUPTED', INTERRUPTED);
      const attempt = found.attempt + 1;
      await tx.write(
        `UPDATE plan_proposal SET state = 'RUNNING', attempt = ?, lease_until = ?, started_at = ?, sentence = ? WHERE id = ?`,
        [attempt, lease(tx), tx.at, tries > 0 ? TAKEN_UP_AGAIN : null, proposalId],
      );
      return { ...claimed, attempt };
    });
  }

  /** Keeps the claim, and how far it is. Answers whether a person wants it stopped. Throws ProposalOvertaken. */
  keep(claimed: ClaimedProposal, progress: ProposalProgress): Promise<{ stop: boolean }> {
    return this.transactions.run(async (tx) => {
      await this.hold(tx, claimed, `lease_until = ?, ${PROGRESS}`, [lease(tx), ...valuesOf(progress)]);
      await this.note(tx, claimed.id, progress);
      const asked = await tx.row<{ stopAskedAt: Date | null }>(
        'SELECT stop_asked_at stopAskedAt FROM plan_proposal WHERE id = ?',
        [claimed.id],
      );
      return { stop: asked!.stopAskedAt !== null };
    });
  }

  /** Ends it in the transaction of its result. Throws ProposalOvertaken. */
  async end(tx: Transaction, claimed: ClaimedProposal, end: ProposalEnd): Promise<void> {
    await this.hold(
      tx,
      claimed,
      `lease_until = NULL, state = ?, ended_at = ?, sentence = ?, based_on_version = ?, draft_id = ?, clashes = ?${end.progress ? `, ${PROGRESS}` : ''}`,
      [
        ...[end.state, tx.at, end.sentence, end.basedOnVersion ?? null],
        ...[end.draftId ?? null, JSON.stringify(end.clashes ?? [])],
        ...(end.progress ? valuesOf(end.progress) : []),
      ],
    );
    if (end.progress) await this.note(tx, claimed.id, end.progress, true);
    await this.outbox.consume(tx, claimed.eventId, PROPOSALS_CONSUMER);
    await this.recordEnd(tx, claimed.id, end.state);
  }

  /** The planner is being ended in an orderly way: the next one may begin at once. */
  async letGo({ id, attempt }: ClaimedProposal): Promise<void> {
    await this.transactions.statement(
      `UPDATE plan_proposal SET state = 'WAITING', lease_until = NULL, sentence = ?
       WHERE id = ? AND attempt = ? AND state = 'RUNNING'`,
      [LET_GO, id, attempt],
    );
  }

  private async giveOver(
    tx: Transaction,
    { id, eventId }: ClaimedProposal,
    state: 'STOPPED' | 'INTERRUPTED',
    sentence: string,
  ): Promise<null> {
    await tx.write(
      'UPDATE plan_proposal SET state = ?, sentence = ?, ended_at = ?, lease_until = NULL WHERE id = ?',
      [state, sentence, tx.at, id],
    );
    await this.outbox.consume(tx, eventId, PROPOSALS_CONSUMER);
    await this.recordEnd(tx, id, state);
    return null;
  }

  private recordEnd(tx: Transaction, subjectId: string, state: ProposalState): Promise<void> {
    const what = { action: 'end', subjectType: 'plan-proposal', subjectId };
    return this.audit.record(tx, { ...what, actorId: null, details: { state } });
  }

  private async note(tx: Transaction, id: string, progress: ProposalProgress, always = false): Promise<void> {
    const last = await tx.row<{ ordinal: number; elapsedSeconds: number }>(
      `SELECT ordinal, elapsed_seconds elapsedSeconds FROM plan_proposal_progress
       WHERE proposal_id = ? ORDER BY ordinal DESC LIMIT 1`,
      [id],
    );
    if (!always && !progressIsDue(last?.elapsedSeconds ?? null, progress.elapsedSeconds)) return;
    await tx.insert('plan_proposal_progress', {
      proposal_id: id,
      ordinal: (last?.ordinal ?? 0) + 1,
      noted_at: tx.at,
      elapsed_seconds: progress.elapsedSeconds,
      cost: progress.cost,
      bound: progress.bound,
      gap: progress.gap,
      unplaced: progress.unplaced,
    });
  }

  private async hold(
    tx: Transaction,
    claimed: ClaimedProposal,
    set: string,
    values: unknown[],
  ): Promise<void> {
    const { affectedRows } = await tx.write(
      `UPDATE plan_proposal SET ${set} WHERE id = ? AND attempt = ? AND state = 'RUNNING'`,
      [...values, claimed.id, claimed.attempt],
    );
    if (affectedRows === 0) throw new ProposalOvertaken();
  }
}

const PROGRESS = 'elapsed_seconds = ?, best_cost = ?, bound = ?, gap = ?, unplaced = ?';
const valuesOf = ({ elapsedSeconds, cost, bound, gap, unplaced }: ProposalProgress) => [
  elapsedSeconds,
  cost,
  bound,
  gap,
  unplaced,
];
const lease = (tx: Transaction) => new Date(tx.at.getTime() + LEASE_MS);

const STOPPED_WITHOUT_PLAN = 'It was stopped before the planner had found a first plan: there is no draft.';
const TAKEN_UP_AGAIN =
  'The planner was ended in the middle of this proposal. It has been taken up again from the beginning.';
const LET_GO = 'The planner is being restarted. The proposal begins again by itself as soon as it runs.';
const INTERRUPTED = `The planner was ended ${MOST_TRIES} times in the middle of this proposal. No draft was made and nothing was changed. Press Try again, perhaps with fewer seconds.`;
