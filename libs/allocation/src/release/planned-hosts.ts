import { Injectable } from '@nestjs/common';
import { AuditTrail, newId, type Transaction } from '#platform';
import type { OtherHosts } from './release-choices.js';

/** Who gives a run by the plan in force, and by the next one; null for nobody. */
export interface PlannedHost {
  leaves: string | null;
  comes: string | null;
}

export interface HostsToChange {
  /** Ids of host partners. */
  goes: string[];
  comes: string | null;
}

/**
 * What becomes of the hosts of a run. The plan's host takes the place of the one before it. Where that one is not on
 * record, somebody else was assigned by hand in its place: those go too, unless headquarters keeps them. Whoever was
 * assigned beside the plan's own host gives a part of the run, and stays.
 */
export function hostsToChange(
  hosts: readonly string[],
  { leaves, comes }: PlannedHost,
  others: OtherHosts,
): HostsToChange {
  const replaced = hosts.filter((host) => host === leaves && host !== comes);
  if (comes === null || hosts.includes(comes)) return { goes: replaced, comes: null };
  const isInPlace = replaced.length > 0 || others === 'KEEP';
  return { goes: isInPlace ? replaced : [...hosts], comes };
}

/** Writes down who gives a run. */
@Injectable()
export class PlannedHosts {
  constructor(private readonly audit: AuditTrail) {}

  async change(
    tx: Transaction,
    courseRunId: string,
    { goes, comes }: HostsToChange,
    actorId: string,
  ): Promise<void> {
    if (goes.length === 0 && comes === null) return;
    const rows = await tx.rows<{ hostPartnerId: string }>(
      'SELECT host_partner_id hostPartnerId FROM hosting WHERE course_run_id = ? FOR UPDATE',
      [courseRunId],
    );
    await tx.write('DELETE FROM hosting WHERE course_run_id = ? AND host_partner_id IN (?)', [
      courseRunId,
      ['', ...goes],
    ]);
    if (comes !== null && rows.every(({ hostPartnerId }) => hostPartnerId !== comes))
      await tx.insert('hosting', { id: newId(), course_run_id: courseRunId, host_partner_id: comes });
    await this.audit.record(tx, {
      action: 'assign-host-partners',
      subjectType: 'course-run',
      subjectId: courseRunId,
      actorId,
      details: { leaves: goes, comes },
    });
  }
}
