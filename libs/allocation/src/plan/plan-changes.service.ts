import { Injectable } from '@nestjs/common';
import { DomainError, invalid, newId, type Transaction, Transactions } from '#platform';
import type { Actor } from '#identity';
import { actFaults, againstPins } from './act-faults.js';
import { inWords, PlanWords, type SaidVerdict } from './finding-words.js';
import { after, type Overridden, type PlanAct, toldAct, toldPlacement } from './plan-content.js';
import { holdToDraft, type LockedPlan, PlanRecords, type PlanReceipt } from './plan-records.js';
import { changesOf, lineOf } from './plan-rows.js';
import { judgeOf, type PlanState } from './plan-state.js';
import { PlanQueries } from './plan.queries.js';
import { holdToScope, touchedOffices } from './touched-offices.js';

export interface WantedChange {
  acts: PlanAct[];
  reason: string | null;
}

interface JudgedRun {
  runId: string;
  verdict: SaidVerdict;
}

export interface ChangeReceipt extends PlanReceipt {
  /** Of each run that the change places. */
  verdicts: JudgedRun[];
  /** Of each pin that it makes and the plan cannot keep: what stands against it. */
  clashes: JudgedRun[];
}

interface Judged extends Pick<ChangeReceipt, 'verdicts' | 'clashes'> {
  overridden: Overridden[];
}

/** Changes of drafts: judged as a whole before they are made, undone and redone in their order. */
@Injectable()
export class PlanChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: PlanQueries,
    private readonly records: PlanRecords,
  ) {}

  /**
   * All acts of a change or none. Throws PLAN.CHANGED_MEANWHILE with what was done meanwhile, PLAN.NOT_A_DRAFT,
   * PLAN.CHANGE_INVALID, PLAN.OTHER_OFFICE, PLAN.RUN_PINNED, PLAN.PLACEMENT_BLOCKED with rule and runs, and
   * PLAN.REASON_NEEDED where a limit is gone beyond that may be.
   */
  async make(id: string, wanted: WantedChange, actor: Actor, ifVersion: number): Promise<ChangeReceipt> {
    const before = await this.queries.state(id);
    await this.holdToSeen(before.plan, ifVersion);
    holdToDraft(before.plan);
    const faults = actFaults(wanted.acts, before, judgeOf(before));
    if (faults.length > 0) throw invalid('PLAN.CHANGE_INVALID', faults);
    const offices = touchedOffices(wanted.acts, before);
    holdToScope(offices, actor);
    const { overridden, ...seen } = await this.judged(before, wanted, actor);
    const change = { id: newId(), ...wanted, overridden, offices };
    const receipt = await this.locked(id, ifVersion, (tx, plan) => this.record(tx, plan, change, actor));
    return { ...receipt, ...seen };
  }

  /** Takes the last change back. Throws PLAN.CHANGED_MEANWHILE, PLAN.NOT_A_DRAFT, PLAN.NOTHING_TO_UNDO, PLAN.OTHER_OFFICE. */
  undo(id: string, actor: Actor, ifVersion: number): Promise<PlanReceipt> {
    return this.locked(id, ifVersion, async (tx, plan) => {
      const changeId = await this.changeAt(tx, plan, plan.position - 1, 'undo', actor);
      const set = { position: plan.position - 1 };
      return this.records.record(tx, plan, { verb: 'UNDO', changeId, set, madeBy: actor.accountId });
    });
  }

  /** Makes the change again that was undone last. Throws like `undo`, with PLAN.NOTHING_TO_REDO. */
  redo(id: string, actor: Actor, ifVersion: number): Promise<PlanReceipt> {
    return this.locked(id, ifVersion, async (tx, plan) => {
      const changeId = await this.changeAt(tx, plan, plan.position, 'redo', actor);
      const set = { position: plan.position + 1 };
      return this.records.record(tx, plan, { verb: 'REDO', changeId, set, madeBy: actor.accountId });
    });
  }

  /** Judges every placement in the plan as it would be after the whole change: runs may change places with each other. */
  private async judged(before: PlanState, { acts, reason }: WantedChange, actor: Actor): Promise<Judged> {
    const made = { reason, madeBy: actor.accountId, madeAt: '' };
    const content = after(before, { acts, overridden: [], ...made });
    holdToPins(againstPins(acts, before, content), before);
    const then = acts.some(({ act }) => act === 'ADJUST')
      ? await this.queries.withYear(before.plan, content)
      : { ...before, ...content };
    const judge = judgeOf(then);
    const words = new PlanWords(then.year);
    const ofActs = (kind: 'PLACE' | 'PIN') =>
      acts.flatMap((act): JudgedRun[] => {
        if (act.act !== kind) return [];
        return [{ runId: act.runId, verdict: inWords(judge.verdictOf(act.runId, act.placement), words) }];
      });
    const verdicts = ofActs('PLACE');
    const clashes = ofActs('PIN').filter(({ verdict }) => verdict.colour === 'RED');
    holdToRules(verdicts, words);
    const overridden = verdicts.flatMap(({ runId, verdict }) =>
      verdict.findings.map(({ rule, of, weeks, limit, over }) => ({ runId, rule, of, weeks, limit, over })),
    );
    if (overridden.length > 0 && reason === null) throw reasonNeeded(verdicts);
    return { verdicts, clashes, overridden };
  }

  private async record(
    tx: Transaction,
    plan: LockedPlan,
    change: WantedChange & { id: string; overridden: Overridden[]; offices: string[] },
    actor: Actor,
  ): Promise<PlanReceipt> {
    const position = plan.position + 1;
    await tx.insert('plan_change', {
      ...{
        id: change.id,
        plan_id: plan.id,
        position,
        reason: change.reason,
        offices: change.offices.join(','),
      },
      ...{ acts: JSON.stringify(change.acts), overridden: JSON.stringify(change.overridden) },
      ...{ made_by: actor.accountId, made_at: tx.at },
    });
    return this.records.record(tx, plan, {
      ...{
        verb: 'CHANGE',
        changeId: change.id,
        set: { position, length: position },
        madeBy: actor.accountId,
      },
      details: { acts: change.acts.map(({ act }) => act), overridden: change.overridden.length },
    });
  }

  private async changeAt(
    tx: Transaction,
    plan: LockedPlan,
    index: number,
    verb: 'undo' | 'redo',
    actor: Actor,
  ): Promise<string> {
    const { changeIds } = await lineOf(tx, plan.id, plan.version);
    const changeId = changeIds[index];
    if (!changeId) {
      const code = verb === 'undo' ? 'PLAN.NOTHING_TO_UNDO' : 'PLAN.NOTHING_TO_REDO';
      throw new DomainError('CONFLICT', code, `There is no change of this draft to ${verb}.`);
    }
    const [change] = await changesOf(tx, [changeId]);
    holdToScope(change!.offices.split(',').filter(Boolean), actor);
    return changeId;
  }

  private async locked<T>(
    id: string,
    ifVersion: number,
    work: (tx: Transaction, plan: LockedPlan) => Promise<T>,
  ): Promise<T> {
    const done = await this.transactions.run(async (tx): Promise<{ stale: LockedPlan } | { result: T }> => {
      const plan = await this.records.lock(tx, id);
      if (plan.version !== ifVersion) return { stale: plan };
      holdToDraft(plan);
      return { result: await work(tx, plan) };
    });
    if ('stale' in done) throw await this.changedMeanwhile(done.stale, ifVersion);
    return done.result;
  }

  private async holdToSeen(plan: { id: string; version: number }, ifVersion: number): Promise<void> {
    if (plan.version !== ifVersion) throw await this.changedMeanwhile(plan, ifVersion);
  }

  /** Tells who did what since, so that whoever comes second can look at it and send the same change again. */
  private async changedMeanwhile(
    plan: { id: string; version: number },
    ifVersion: number,
  ): Promise<DomainError> {
    const steps = await this.queries.stepsSince(plan.id, ifVersion);
    const who = [...new Set(steps.map(({ madeBy }) => madeBy ?? 'A command'))].join(', ') || 'Somebody else';
    return new DomainError(
      'STALE',
      'PLAN.CHANGED_MEANWHILE',
      `${who} changed this draft meanwhile: it is now at version ${plan.version}. Nothing of yours is lost: look at what changed, then send the same change with that version.`,
      {
        currentVersion: plan.version,
        steps: steps.map(({ change, ...step }) => ({
          ...step,
          acts: change?.acts.map(toldAct) ?? [],
          reason: change?.reason ?? null,
        })),
      },
    );
  }
}

function holdToPins(runs: string[], { year }: PlanState): void {
  if (runs.length === 0) return;
  const words = new PlanWords(year);
  throw new DomainError(
    'CONFLICT',
    'PLAN.RUN_PINNED',
    `${words.listed(runs)} is pinned where it lies. Take the pin off first, or in the same change.`,
    { runs },
  );
}

function holdToRules(verdicts: JudgedRun[], words: PlanWords): void {
  const blocked = verdicts.flatMap(({ runId, verdict: { placement, findings } }) => {
    const against = findings.filter(({ level }) => level === 'BLOCKS_MOVE');
    return against.length > 0 ? [{ runId, placement: toldPlacement(placement), findings: against }] : [];
  });
  if (blocked.length === 0) return;
  const sentences = blocked.map(
    ({ runId, findings }) => `${words.run(runId)}: ${findings.map(({ sentence }) => sentence).join(' ')}`,
  );
  throw new DomainError('CONFLICT', 'PLAN.PLACEMENT_BLOCKED', sentences.join(' '), { blocked });
}

function reasonNeeded(verdicts: JudgedRun[]): DomainError {
  const beyond = verdicts.flatMap(({ verdict }) => verdict.findings.map(({ sentence }) => sentence));
  const message = `Give a reason, for this goes beyond a limit: ${[...new Set(beyond)].join(' ')}`;
  return invalid('PLAN.REASON_NEEDED', [{ field: 'reason', message }]);
}
