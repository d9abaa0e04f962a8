import { Injectable } from '@nestjs/common';
import {
  DomainError,
  Idempotency,
  newId,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import type { Placement } from '../planner/instance.js';
import { contentWith, EMPTY_CONTENT } from './plan-content.js';
import { PlanRecords, type PlanReceipt } from './plan-records.js';
import { contentOf, planRow } from './plan-rows.js';
import type { VersionState } from './plan-version.entity.js';

/** What the planner found, or a plan file says. */
export interface ProposedPlan {
  fiscalYear: number;
  /** The plan that the proposal was made on, as it was seen then: its pins and its scenario are taken over. */
  basedOn: { id: string; version: number } | null;
  name: string;
  placements: Readonly<Record<string, Placement | null>>;
  bound: number | null;
  summary: unknown;
  origin?: 'PROPOSAL' | 'IMPORT';
  /** The account that asked for it; none for a command of the administration. */
  askedBy?: string | null;
}

/** Versions of the plan of a fiscal year: begun, forked, named, given up, released. What they say is changed by PlanChanges. */
@Injectable()
export class Plans {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly records: PlanRecords,
  ) {}

  /** A draft with nothing placed. */
  begin(
    fiscalYear: number,
    name: string,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<PlanReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, () =>
        this.records.begin(tx, {
          ...{ id, fiscalYear, name, origin: 'EMPTY', basedOn: null, content: EMPTY_CONTENT },
          ...{ bound: null, summary: null, madeBy: actor.accountId },
        }),
      ),
    );
  }

  /** A draft that says what another version says now; what becomes of that one does not reach it. */
  fork(id: string, name: string, actor: Actor, request: RepeatableRequest | null): Promise<PlanReceipt> {
    const forkId = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const { fiscalYear, version } = await planRow(tx, id);
        return this.records.begin(tx, {
          ...{ id: forkId, fiscalYear, name, origin: 'FORK', basedOn: { id, version } },
          content: await contentOf(tx, id, version),
          ...{ bound: null, summary: null, madeBy: actor.accountId },
        });
      }),
    );
  }

  /** A draft with the placements of a proposal or of a plan file; on a version of a fiscal year, or on none. */
  async draftFromProposal(tx: Transaction, proposal: ProposedPlan): Promise<{ id: string }> {
    const { fiscalYear, basedOn, name, placements, bound, summary } = proposal;
    const { origin = 'PROPOSAL', askedBy = null } = proposal;
    const content = contentWith(
      placements,
      basedOn ? await contentOf(tx, basedOn.id, basedOn.version) : undefined,
    );
    const id = newId();
    await this.records.begin(tx, {
      ...{ id, fiscalYear, name, origin, basedOn, content, bound, summary, madeBy: askedBy },
    });
    return { id };
  }

  /** Throws PLAN.CHANGED_MEANWHILE, PLAN.NOT_A_DRAFT, PLAN.NOT_YOURS. */
  rename(id: string, name: string, actor: Actor, ifVersion: number): Promise<PlanReceipt> {
    return this.transactions.run(async (tx) => {
      const plan = await this.records.lockDraft(tx, id, ifVersion);
      await this.holdToOwn(tx, id, actor);
      return this.records.record(tx, plan, { verb: 'RENAME', set: { name }, madeBy: actor.accountId });
    });
  }

  /** A draft is given up; it stays readable and may be forked. Throws PLAN.CHANGED_MEANWHILE, PLAN.NOT_A_DRAFT, PLAN.NOT_YOURS. */
  discard(id: string, actor: Actor, ifVersion: number): Promise<PlanReceipt> {
    return this.transactions.run(async (tx) => {
      const plan = await this.records.lockDraft(tx, id, ifVersion);
      await this.holdToOwn(tx, id, actor);
      return this.records.record(tx, plan, {
        ...{ verb: 'DISCARD', set: { state: 'DISCARDED' }, madeBy: actor.accountId },
      });
    });
  }

  /**
   * A draft comes into force, and the version that was in force before it is superseded. Whether it may, and who is
   * told, is for the release to say. Throws PLAN.CHANGED_MEANWHILE, PLAN.NOT_A_DRAFT.
   */
  async bringIntoForce(
    tx: Transaction,
    id: string,
    ifVersion: number,
    madeBy: string,
  ): Promise<PlanReceipt & { supersededId: string | null }> {
    const { fiscalYear } = await planRow(tx, id);
    // All versions of the year, so that two releases at once come one after the other.
    const versions = await tx.rows<{ id: string; state: VersionState }>(
      'SELECT id, state FROM plan_version WHERE fiscal_year = ? ORDER BY id FOR UPDATE',
      [fiscalYear],
    );
    const plan = await this.records.lockDraft(tx, id, ifVersion);
    const before = versions.find(({ state }) => state === 'RELEASED');
    if (before) {
      const superseded = await this.records.lock(tx, before.id);
      await this.records.record(tx, superseded, { verb: 'SUPERSEDE', set: { state: 'SUPERSEDED' }, madeBy });
    }
    const released = await this.records.record(tx, plan, {
      ...{ verb: 'RELEASE', set: { state: 'RELEASED', releasedAt: tx.at }, madeBy },
    });
    return { ...released, supersededId: before?.id ?? null };
  }

  /** Whoever is not of headquarters names and gives up what they have begun themselves. */
  private async holdToOwn(tx: Transaction, id: string, actor: Actor): Promise<void> {
    if (actor.has('HEADQUARTERS')) return;
    const own = await tx.row('SELECT 1 FROM plan_version WHERE id = ? AND created_by = ?', [
      id,
      actor.accountId,
    ]);
    if (own) return;
    throw new DomainError(
      'FORBIDDEN',
      'PLAN.NOT_YOURS',
      'Somebody else has begun this draft: ask them or headquarters, or fork it and go on by yourself.',
    );
  }
}
