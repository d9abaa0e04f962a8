import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  newId,
  Outbox,
  type RepeatableRequest,
  type Transaction,
} from '#platform';
import type { Actor } from '#identity';
import { CourseRunsService } from '#catalogue';
import { Plans } from '../plan/plans.service.js';
import { keepWishedWeeks } from '../run-demand/wished-weeks.js';
import { planReleased } from './plan-release.events.js';
import { PlannedHosts } from './planned-hosts.js';
import type { PlannedLine, PlannedRelease } from './planned-release.js';

export interface PlanReleaseReceipt {
  id: string;
  planId: string;
  fiscalYear: number;
  /** Counts up in the fiscal year. */
  number: number;
  /** Course runs that were given office, host partner and dates. */
  applied: number;
  /** Course runs that stay as they are. */
  left: number;
  /** The version of the plan. */
  version: number;
}

/** Writes down what a release changed. */
@Injectable()
export class PlanReleaseRecords {
  constructor(
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /** Of runs whose dates it changes: the week in which they wished to start until then. */
  keepWishes(tx: Transaction, { plan, lines }: PlannedRelease, actorId: string): Promise<void> {
    const weekOf = new Map(
      lines.flatMap(({ courseRunId, changes, to }) =>
        changes?.phases && to ? [[courseRunId, to.week] as const] : [],
      ),
    );
    return keepWishedWeeks(tx, this.audit, { fiscalYear: plan.fiscalYear, weekOf }, actorId);
  }

  async record(
    tx: Transaction,
    release: { id: string; number: number; supersededId: string | null; note: string | null },
    { plan, lines }: PlannedRelease,
    actorId: string,
  ): Promise<void> {
    const { id, number, supersededId, note } = release;
    await tx.insert('plan_release', {
      ...{
        id,
        fiscal_year: plan.fiscalYear,
        number,
        plan_id: plan.id,
        superseded_plan_id: supersededId,
        note,
      },
      ...{ released_by: actorId, released_at: tx.at },
    });
    await tx.insertAll(
      'plan_release_line',
      lines.map((line) => rowOf(id, line)),
    );
    await tx.insertAll(
      'displaced_host',
      lines.flatMap((line) => displacedBy(id, line)),
    );
    await this.outbox.record(tx, planReleased(id, plan.fiscalYear), actorId);
    await this.audit.record(tx, {
      ...{ action: 'release', subjectType: 'plan-release', subjectId: id, actorId },
      details: { fiscalYear: plan.fiscalYear, planId: plan.id, lines: lines.length },
    });
  }
}

/** Brings a plan into force, and gives each course run the office, the host partner and the dates that it says. */
@Injectable()
export class PlanReleasesService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly plans: Plans,
    private readonly courseRuns: CourseRunsService,
    private readonly hosts: PlannedHosts,
    private readonly records: PlanReleaseRecords,
  ) {}

  /**
   * Carries out what was seen, and nothing else: a plan, a plan in force or a course run that is not as it was seen
   * stops the whole. Throws PLAN_RELEASE.BLOCKED, PLAN_RELEASE.OVERTAKEN, PLAN.CHANGED_MEANWHILE, PLAN.NOT_A_DRAFT,
   * COURSE_RUN.CHANGED_MEANWHILE.
   */
  carryOut(
    tx: Transaction,
    seen: PlannedRelease,
    { note, ifVersion }: { note: string | null; ifVersion: number },
    actor: Actor,
    request: RepeatableRequest,
  ): Promise<PlanReleaseReceipt> {
    return this.idempotency.once(tx, request, async () => {
      const { plan, inForce, blocks, lines } = seen;
      const { supersededId, version } = await this.plans.bringIntoForce(
        tx,
        plan.id,
        ifVersion,
        actor.accountId,
      );
      if (supersededId !== (inForce?.id ?? null)) throw overtaken();
      if (blocks.length > 0) throw blocked(blocks.map(({ sentence }) => sentence));
      await this.records.keepWishes(tx, seen, actor.accountId);
      for (const line of lines.toSorted((one, other) => (one.courseRunId < other.courseRunId ? -1 : 1)))
        await this.apply(tx, line, actor);
      const number = await nextNumber(tx, plan.fiscalYear);
      const id = newId();
      await this.records.record(tx, { id, number, supersededId, note }, seen, actor.accountId);
      const applied = lines.filter(({ effect }) => effect === 'APPLIED').length;
      const { id: planId, fiscalYear } = plan;
      return { id, planId, fiscalYear, number, applied, left: lines.length - applied, version };
    });
  }

  private async apply(tx: Transaction, line: PlannedLine, actor: Actor): Promise<void> {
    const { courseRunId, changes, hosts, runVersion } = line;
    if (changes) await this.courseRuns.amendIn(tx, courseRunId, changes, actor, runVersion);
    if (hosts) await this.hosts.change(tx, courseRunId, hosts, actor.accountId);
  }
}

async function nextNumber(tx: Transaction, fiscalYear: number): Promise<number> {
  const last = await tx.row<{ number: number | null }>(
    'SELECT MAX(number) number FROM plan_release WHERE fiscal_year = ?',
    [fiscalYear],
  );
  return (last?.number ?? 0) + 1;
}

function rowOf(releaseId: string, line: PlannedLine): Record<string, unknown> {
  const { courseRunId, kind, effect, because, from, to, before, after } = line;
  return {
    ...{
      release_id: releaseId,
      course_run_id: courseRunId,
      kind,
      effect,
      because: because?.slice(0, 500) ?? null,
    },
    from_office_code: from?.officeCode ?? null,
    from_host_partner_id: from?.hostPartnerId ?? null,
    from_week: from?.week ?? null,
    to_office_code: to?.officeCode ?? null,
    to_host_partner_id: to?.hostPartnerId ?? null,
    to_week: to?.week ?? null,
    from_starts_on: before?.startsOn ?? null,
    from_ends_on: before?.endsOn ?? null,
    to_starts_on: after?.startsOn ?? null,
    to_ends_on: after?.endsOn ?? null,
  };
}

const displacedBy = (releaseId: string, { courseRunId, displaced }: PlannedLine) =>
  displaced.map(({ hostPartnerId }) => ({
    ...{ release_id: releaseId, course_run_id: courseRunId, host_partner_id: hostPartnerId },
  }));

function overtaken(): DomainError {
  const sentence =
    'Another plan of the year came into force meanwhile, and nothing was released. Look at what this one changes of it, then release.';
  return new DomainError('STALE', 'PLAN_RELEASE.OVERTAKEN', sentence);
}

function blocked(sentences: string[]): DomainError {
  const count = sentences.length === 1 ? '1 thing stands' : `${sentences.length} things stand`;
  const sentence = `${count} against releasing this plan; the preview lists what. First: ${sentences[0]}`;
  return new DomainError('CONFLICT', 'PLAN_RELEASE.BLOCKED', sentence, { blocks: sentences.slice(0, 50) });
}
