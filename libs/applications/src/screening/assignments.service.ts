import { Injectable } from '@nestjs/common';
import { AuditTrail, DomainError, invalid, type Transaction, Transactions } from '#platform';
import type { Actor } from '#identity';
import type { Nomination } from '../nomination.entity.js';
import { NominationRecords } from '../nomination-records.service.js';
import { scopeOf } from '../nomination-scope.js';
import { hasConflict } from './no-conflict.js';

/** Which officer of the office has a nomination in charge. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly records: NominationRecords,
  ) {}

  /**
   * Hands a nomination to an officer, or to nobody. `insteadOf` is who had it when the caller looked: of two who assign
   * at once, one is refused. Throws SCREENING.ASSIGNED_MEANWHILE, SCREENING.NO_SUCH_OFFICER, SCREENING.OFFICER_HAS_CONFLICT.
   */
  assign(
    nominationId: string,
    { officerId, insteadOf }: { officerId: string | null; insteadOf: string | null },
    actor: Actor,
  ): Promise<{ assignedTo: string | null }> {
    return this.transactions.run(async (tx) => {
      const scope = scopeOf(actor, 'DOMESTIC_OFFICE');
      const nomination = await this.records.lock(tx, nominationId, scope, null);
      const file = await tx.row<{ assignedTo: string | null }>(
        'SELECT assigned_to assignedTo FROM screening_file WHERE nomination_id = ? FOR UPDATE',
        [nominationId],
      );
      const present = file?.assignedTo ?? null;
      if (present !== insteadOf) throw assignedMeanwhile(present);
      if (officerId) await holdToOfficer(tx, officerId, nomination);
      await putInCharge(tx, nominationId, officerId);
      await this.audit.record(tx, {
        action: officerId ? 'assign' : 'unassign',
        subjectType: 'nomination',
        subjectId: nominationId,
        actorId: actor.accountId,
        details: { from: present, to: officerId },
      });
      return { assignedTo: officerId };
    });
  }
}

async function putInCharge(tx: Transaction, nominationId: string, officerId: string | null): Promise<void> {
  await tx.write(
    `INSERT INTO screening_file (nomination_id, assigned_to, assigned_at) VALUES (?)
     ON DUPLICATE KEY UPDATE assigned_to = VALUES(assigned_to), assigned_at = VALUES(assigned_at)`,
    [[nominationId, officerId, officerId && tx.at]],
  );
}

/** An open account with a grant of the office that the run belongs to, without a conflict of interest. */
async function holdToOfficer(tx: Transaction, officerId: string, nomination: Nomination): Promise<void> {
  const officer = await tx.row(
    `SELECT a.id FROM account a JOIN role_grant g ON g.account_id = a.id AND g.role = 'DOMESTIC_OFFICE'
     JOIN course_run r ON r.domestic_office_code = g.scope
     WHERE a.id = ? AND a.closed_at IS NULL AND r.id = ? LOCK IN SHARE MODE`,
    [officerId, nomination.courseRunId],
  );
  if (!officer) {
    const message =
      'officerId is not an officer of the office of this run. The list of officers has them all.';
    throw invalid('SCREENING.NO_SUCH_OFFICER', [{ field: 'officerId', message }]);
  }
  if (!(await hasConflict(tx, officerId, nomination))) return;
  throw new DomainError(
    'CONFLICT',
    'SCREENING.OFFICER_HAS_CONFLICT',
    'That officer has declared a conflict of interest here: choose another one.',
  );
}

function assignedMeanwhile(present: string | null): DomainError {
  const now = present ? 'somebody has it in charge' : 'nobody has it in charge';
  return new DomainError(
    'STALE',
    'SCREENING.ASSIGNED_MEANWHILE',
    `It was assigned anew meanwhile: now ${now}. Read it again, then repeat your change.`,
    { assignedTo: present },
  );
}
