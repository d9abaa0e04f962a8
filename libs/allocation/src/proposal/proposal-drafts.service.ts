import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  fromJsonColumn,
  Idempotency,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { Plans } from '../plan/plans.service.js';
import type { Placement } from '../planner/instance.js';
import type { PlanProposal, PlanProposalPoint } from './plan-proposal.entity.js';
import { basedOnOf } from './proposal-endings.service.js';

type Placements = Record<string, Placement | null>;
type LockedProposal = Pick<PlanProposal, 'fiscalYear' | 'basedOnId' | 'basedOnVersion' | 'name' | 'seed'>;

/** An officer picks one offer of a re-planning: it becomes a draft, once. */
@Injectable()
export class PlanProposalDrafts {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
    private readonly plans: Plans,
  ) {}

  /** Throws PROPOSAL.NO_SUCH_POINT, PROPOSAL.POINT_TAKEN. */
  take(
    proposalId: string,
    ordinal: number,
    actor: Actor,
    request: RepeatableRequest,
  ): Promise<{ id: string }> {
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const proposal = await this.lock(tx, proposalId);
        const point = await this.pointOf(tx, proposalId, ordinal);
        const { freed, placed, unplaced, cost } = point;
        const moved = fromJsonColumn<string[]>(point.moved).length;
        const { id } = await this.plans.draftFromProposal(tx, {
          ...{ fiscalYear: proposal.fiscalYear, bound: null },
          basedOn: basedOnOf(proposal.basedOnId, proposal.basedOnVersion),
          name: `${proposal.name} (${moved} moved)`.slice(-120),
          placements: fromJsonColumn<Placements>(point.placements),
          summary: { proposalId, seed: proposal.seed, freed, placed, unplaced, moved, cost },
          askedBy: actor.accountId,
        });
        await tx.write('UPDATE plan_proposal_point SET draft_id = ? WHERE proposal_id = ? AND ordinal = ?', [
          id,
          proposalId,
          ordinal,
        ]);
        await this.audit.record(tx, {
          ...{ action: 'take-point', subjectType: 'plan-proposal', subjectId: proposalId },
          ...{ actorId: actor.accountId, details: { point: ordinal, draftId: id } },
        });
        return { id };
      }),
    );
  }

  private async lock(tx: Transaction, id: string): Promise<LockedProposal> {
    const proposal = await tx.row<LockedProposal>(
      'SELECT fiscal_year fiscalYear, based_on_id basedOnId, based_on_version basedOnVersion, name, seed FROM plan_proposal WHERE id = ? FOR UPDATE',
      [id],
    );
    if (!proposal) throw notFound();
    return proposal;
  }

  private async pointOf(tx: Transaction, proposalId: string, ordinal: number): Promise<PlanProposalPoint> {
    const point = await tx.row<PlanProposalPoint>(
      `SELECT freed, placed, unplaced, cost, moved, placements, draft_id draftId
       FROM plan_proposal_point WHERE proposal_id = ? AND ordinal = ?`,
      [proposalId, ordinal],
    );
    if (!point)
      throw new DomainError(
        'CONFLICT',
        'PROPOSAL.NO_SUCH_POINT',
        'The proposal has no such offer: only a re-planning that has ended has offers, numbered from 1. Read it again.',
      );
    if (point.draftId !== null)
      throw new DomainError(
        'CONFLICT',
        'PROPOSAL.POINT_TAKEN',
        'This offer has become a draft before: go on with that draft, or fork it.',
        { draftId: point.draftId },
      );
    return point;
  }
}
