import { Injectable } from '@nestjs/common';
import { AuditTrail, DomainError, isDuplicateKey, notFound, type Transaction } from '#platform';
import { changedMeanwhile } from '#catalogue';
import type { PlanVerb } from './plan-change.entity.js';
import type { PlanContent } from './plan-content.js';
import { stored } from './plan-content.js';
import type { PlanOrigin, VersionState } from './plan-version.entity.js';

export interface PlanReceipt {
  id: string;
  state: VersionState;
  /** Changes in force, of so many that there are. */
  position: number;
  length: number;
  version: number;
}

export interface LockedPlan extends PlanReceipt {
  fiscalYear: number;
}

export interface NewVersion {
  id: string;
  fiscalYear: number;
  name: string;
  origin: PlanOrigin;
  basedOn: { id: string; version: number } | null;
  content: PlanContent;
  bound: number | null;
  summary: unknown;
  /** Null for a command of the administration. */
  madeBy: string | null;
}

export interface Done {
  verb: PlanVerb;
  changeId?: string;
  /** What becomes of the version beside its count. */
  set?: { position?: number; length?: number; state?: VersionState; name?: string; releasedAt?: Date };
  madeBy: string | null;
  details?: Record<string, unknown>;
}

const MOST_TRIES = 20;

/** Writes versions: each act counts the version up, leaves a step that says who and when, and an entry in the audit trail. */
@Injectable()
export class PlanRecords {
  constructor(private readonly audit: AuditTrail) {}

  async begin(tx: Transaction, { content, basedOn, summary, ...version }: NewVersion): Promise<PlanReceipt> {
    const { id, fiscalYear, name, origin, bound, madeBy } = version;
    const row = {
      ...{ id, fiscal_year: fiscalYear, name, origin, bound },
      ...{ based_on_id: basedOn?.id ?? null, based_on_version: basedOn?.version ?? null },
      ...{ base: stored(content), summary: summary === null ? null : JSON.stringify(summary) },
      ...{ created_at: tx.at, created_by: madeBy },
    };
    await this.numbered(tx, fiscalYear, (number) => tx.insert('plan_version', { ...row, number }));
    await this.audit.record(tx, {
      ...{ action: 'begin-plan', subjectType: 'plan', subjectId: id, actorId: madeBy },
      details: { fiscalYear, origin, basedOnId: basedOn?.id ?? null },
    });
    return { id, state: 'DRAFT', position: 0, length: 0, version: 1 };
  }

  /** Another who begins a version at the same moment may take the number: the insert waits for them, and the next is tried. */
  private async numbered(
    tx: Transaction,
    fiscalYear: number,
    insert: (number: number) => Promise<void>,
  ): Promise<void> {
    for (let tries = 1; ; tries++) {
      const last = await tx.row<{ number: number | null }>(
        'SELECT MAX(number) number FROM plan_version WHERE fiscal_year = ?',
        [fiscalYear],
      );
      try {
        return await insert((last?.number ?? 0) + 1);
      } catch (error) {
        if (!isDuplicateKey(error) || tries === MOST_TRIES) throw error;
      }
    }
  }

  /** Locks a version. Throws RESOURCE.NOT_FOUND. */
  async lock(tx: Transaction, id: string): Promise<LockedPlan> {
    const plan = await tx.row<LockedPlan>(
      'SELECT id, fiscal_year fiscalYear, state, position, length, version FROM plan_version WHERE id = ? FOR UPDATE',
      [id],
    );
    if (!plan) throw notFound();
    return plan;
  }

  /** Locks a draft as it was seen. Throws RESOURCE.NOT_FOUND, PLAN.CHANGED_MEANWHILE, PLAN.NOT_A_DRAFT. */
  async lockDraft(tx: Transaction, id: string, ifVersion: number): Promise<LockedPlan> {
    const plan = await this.lock(tx, id);
    if (plan.version !== ifVersion) throw changedMeanwhile('PLAN', plan.version);
    holdToDraft(plan);
    return plan;
  }

  async record(tx: Transaction, plan: LockedPlan, done: Done): Promise<PlanReceipt> {
    const { id } = plan;
    const now = { ...plan, ...done.set, version: plan.version + 1 };
    await tx.write(
      'UPDATE plan_version SET position = ?, length = ?, state = ?, name = COALESCE(?, name), released_at = COALESCE(?, released_at), version = ? WHERE id = ?',
      [
        ...[now.position, now.length, now.state, done.set?.name ?? null, done.set?.releasedAt ?? null],
        ...[now.version, id],
      ],
    );
    await tx.insert('plan_step', {
      ...{ plan_id: id, version: now.version, verb: done.verb, change_id: done.changeId ?? null },
      ...{ made_by: done.madeBy, made_at: tx.at },
    });
    await this.audit.record(tx, {
      ...{ action: `${done.verb.toLowerCase()}-plan`, subjectType: 'plan', subjectId: id },
      ...{ actorId: done.madeBy, details: { version: now.version, ...done.details } },
    });
    return { id, state: now.state, position: now.position, length: now.length, version: now.version };
  }
}

/** Throws PLAN.NOT_A_DRAFT. */
export function holdToDraft({ state }: { state: VersionState }): void {
  if (state === 'DRAFT') return;
  throw new DomainError(
    'CONFLICT',
    'PLAN.NOT_A_DRAFT',
    `This version is ${state.toLowerCase()} and stays as it is. Fork it and change the draft.`,
    { state },
  );
}
