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
import { CourseRun } from '#catalogue';
import { HostPartner, Hosting } from './host-partner.entity.js';

@Injectable()
export class HostingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
  ) {}

  register(
    partner: Omit<HostPartner, 'id'>,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<{ id: string }> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await tx.manager.insert(HostPartner, { ...partner, id });
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
