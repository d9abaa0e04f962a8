import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  Idempotency,
  invalid,
  newId,
  notFound,
  type RepeatableRequest,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { changedMeanwhile, CourseRun } from '#catalogue';
import { HostPartner, Hosting } from './host-partner.entity.js';

type HostPartnerFacts = Pick<HostPartner, 'name' | 'kind' | 'prefecture'> & { email?: string | null };

@Injectable()
export class HostingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
  ) {}

  register(
    partner: HostPartnerFacts,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<{ id: string }> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await tx.manager.insert(HostPartner, { ...partner, email: partner.email ?? null, id });
        await this.audit.record(tx, {
          action: 'register',
          subjectType: 'host-partner',
          subjectId: id,
          actorId: actor.accountId,
        });
        return { id };
      }),
    );
  }

  /** Throws HOST_PARTNER.CHANGED_MEANWHILE. */
  amend(
    id: string,
    changes: Partial<HostPartnerFacts>,
    actor: Actor,
    ifVersion: number,
  ): Promise<{ id: string; version: number }> {
    return this.transactions.run(async (tx) => {
      const partner = await tx.row<{ version: number }>(
        'SELECT version FROM host_partner WHERE id = ? FOR UPDATE',
        [id],
      );
      if (!partner) throw notFound();
      if (partner.version !== ifVersion) throw changedMeanwhile('HOST_PARTNER', partner.version);
      await tx.manager.update(HostPartner, { id }, { ...changes, version: ifVersion + 1 });
      await this.audit.record(tx, {
        action: 'amend',
        subjectType: 'host-partner',
        subjectId: id,
        actorId: actor.accountId,
        details: { fields: Object.keys(changes) },
      });
      return { id, version: ifVersion + 1 };
    });
  }

  /** Says which host partners give a run; the list replaces the one before. */
  async assign(courseRunId: string, hostPartnerIds: string[], actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await tx.manager.existsBy(CourseRun, { id: courseRunId }))) throw notFound();
      const known = await tx.rows<{ id: string }>('SELECT id FROM host_partner WHERE id IN (?)', [
        ['', ...hostPartnerIds],
      ]);
      if (known.length !== new Set(hostPartnerIds).size) {
        throw invalid('HOSTING.INVALID', [
          { field: 'hostPartnerIds', message: 'hostPartnerIds names a host partner that is not registered.' },
        ]);
      }
      await tx.manager.delete(Hosting, { courseRunId });
      if (known.length > 0)
        await tx.manager.insert(
          Hosting,
          known.map(({ id }) => ({ id: newId(), courseRunId, hostPartnerId: id })),
        );
      const details = { hostPartnerIds };
      await this.audit.record(tx, {
        action: 'assign-host-partners',
        subjectType: 'course-run',
        subjectId: courseRunId,
        actorId: actor.accountId,
        details,
      });
    });
  }
}
