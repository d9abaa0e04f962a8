import { Injectable } from '@nestjs/common';
import { type Transaction, Transactions } from '#platform';
import { Plans, type ProposedPlan } from '../plan/plans.service.js';
import type { Placement } from '../planner/instance.js';
import type { ReplanPoint } from '../planner/replan.js';
import { type ClaimedProposal, ProposalClaims, ProposalOvertaken } from './proposal-claims.service.js';
import { gapSentence, type ProposalProgress } from './proposal-progress.js';
import type { ProposalYear } from './proposal-years.js';

interface Ending {
  year: ProposalYear;
  /** By a person, before its time was over. */
  stopped: boolean;
  /** Since the planner began it. */
  elapsedSeconds: number;
}

/** How proposals end: the draft or the curve, and the proposal's end, in one transaction; whoever was overtaken leaves nothing. */
@Injectable()
export class ProposalEndings {
  constructor(
    private readonly transactions: Transactions,
    private readonly claims: ProposalClaims,
    private readonly plans: Plans,
  ) {}

  async withDraft(
    claimed: ClaimedProposal,
    { placements, ...found }: { placements: Record<string, Placement | null>; progress: ProposalProgress },
    { year, stopped, elapsedSeconds }: Ending,
  ): Promise<void> {
    const { clashes, basedOnVersion } = year;
    const progress = { ...found.progress, elapsedSeconds };
    await this.unlessOvertaken(async (tx) => {
      const { id: draftId } = await this.plans.draftFromProposal(tx, {
        ...{ fiscalYear: claimed.fiscalYear, name: claimed.name, placements },
        basedOn: basedOnOf(claimed.basedOnId, basedOnVersion),
        ...{ bound: progress.bound, askedBy: claimed.askedBy },
        summary: { proposalId: claimed.id, seed: claimed.seed, ...progress },
      });
      const sentence = [
        placedSentence(placements),
        gapSentence(progress.gap),
        ...clashSentences(clashes),
        ...(await this.changedMeanwhile(tx, claimed, year)),
      ].join(' ');
      const state = stopped ? 'STOPPED' : 'DONE';
      await this.claims.end(tx, claimed, { state, sentence, progress, basedOnVersion, draftId, clashes });
    });
  }

  async withCurve(
    claimed: ClaimedProposal,
    { points }: { points: ReplanPoint[] },
    { year, stopped, elapsedSeconds }: Ending,
  ): Promise<void> {
    const { clashes, basedOnVersion } = year;
    await this.unlessOvertaken(async (tx) => {
      await tx.insertAll(
        'plan_proposal_point',
        points.map(({ moved, placements, ...point }, index) => ({
          ...{ proposal_id: claimed.id, ordinal: index + 1 },
          ...point,
          ...{ moved: JSON.stringify(moved), placements: JSON.stringify(placements) },
        })),
      );
      const last = points.at(-1)!;
      const sentence = [
        curveSentence(points),
        ...clashSentences(clashes),
        ...(await this.changedMeanwhile(tx, claimed, year)),
      ].join(' ');
      const progress = { elapsedSeconds, cost: last.cost, bound: null, gap: null, unplaced: last.unplaced };
      const state = stopped ? 'STOPPED' : 'DONE';
      await this.claims.end(tx, claimed, { state, sentence, progress, basedOnVersion, clashes });
    });
  }

  async failed(claimed: ClaimedProposal, sentence: string): Promise<void> {
    await this.unlessOvertaken((tx) => this.claims.end(tx, claimed, { state: 'FAILED', sentence }));
  }

  private async unlessOvertaken(work: (tx: Transaction) => Promise<void>): Promise<void> {
    try {
      await this.transactions.run(work);
    } catch (error) {
      if (!(error instanceof ProposalOvertaken)) throw error;
    }
  }

  private async changedMeanwhile(
    tx: Transaction,
    { basedOnId }: ClaimedProposal,
    { basedOnVersion }: ProposalYear,
  ): Promise<string[]> {
    if (basedOnId === null) return [];
    const plan = await tx.row<{ version: number }>('SELECT version FROM plan_version WHERE id = ?', [
      basedOnId,
    ]);
    if (plan?.version === basedOnVersion) return [];
    return ['The plan that it is based on was changed meanwhile: the search does not know of those changes.'];
  }
}

/** A plan as the planner saw it. */
export const basedOnOf = (id: string | null, version: number | null): ProposedPlan['basedOn'] =>
  id === null || version === null ? null : { id, version };

function placedSentence(placements: Record<string, Placement | null>): string {
  const all = Object.values(placements);
  const placed = all.filter((placement) => placement !== null).length;
  return placed === all.length
    ? `All ${all.length} runs are placed.`
    : `${placed} of ${all.length} runs are placed.`;
}

function curveSentence(points: readonly ReplanPoint[]): string {
  const [first] = points;
  if (points.length === 1 && first!.freed === 0)
    return 'Nothing has to be mended: every run has its place, and no limit is exceeded.';
  const offers = points.map(({ unplaced, moved }) => `${moved.length} moved, ${unplaced} without a place`);
  return `${points.length === 1 ? '1 offer' : `${points.length} offers`}: ${offers.join('; ')}. Pick one: it becomes a draft.`;
}

function clashSentences(clashes: readonly string[]): string[] {
  if (clashes.length === 0) return [];
  return [
    clashes.length === 1
      ? 'One conflict among pins was left as it is.'
      : `${clashes.length} conflicts among pins were left as they are.`,
  ];
}
