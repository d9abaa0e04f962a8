import { Injectable } from '@nestjs/common';
import { AuditTrail, invalid, newId, notFound, Transactions } from '#platform';
import type { Actor } from '#identity';
import { CourseRun } from '#catalogue';
import { Hosting } from './host-partner.entity.js';

@Injectable()
export class HostingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

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
