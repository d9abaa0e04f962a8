import { Injectable } from '@nestjs/common';
import { AuditTrail, type FieldFault, invalid, notFound, type Transaction, Transactions } from '#platform';
import type { Actor } from '#identity';
import { changedMeanwhile } from '#catalogue';
import { weightsOf } from '../planning-year/weights.service.js';
import type { DemandStatement, RunFacts } from './demanded-run.js';
import { AcceptableHostPartner, RunDemand } from './run-demand.entity.js';
import { statedRun } from './run-demand-rows.js';
import { statementFaults } from './statement-faults.js';

/** What headquarters, and of its own runs a domestic office, states for the plan of the year. */
@Injectable()
export class RunDemandsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /** Replaces what was stated before. Throws DEMAND.INVALID, DEMAND.CHANGED_MEANWHILE. */
  state(
    courseRunId: string,
    statement: DemandStatement,
    actor: Actor,
    ifVersion: number,
  ): Promise<{ id: string; version: number }> {
    return this.transactions.run(async (tx) => {
      await holdToOwnRun(tx, courseRunId, actor);
      await tx.write(
        'INSERT INTO run_demand (course_run_id, version) VALUES (?, 0) ON DUPLICATE KEY UPDATE version = version',
        [courseRunId],
      );
      await tx.row('SELECT version FROM run_demand WHERE course_run_id = ? FOR UPDATE', [courseRunId]);
      const before = await statedRun(tx, courseRunId);
      if (!before) throw notFound();
      if (before.version !== ifVersion) throw changedMeanwhile('DEMAND', before.version);
      const { weights } = await weightsOf(tx, before.facts.fiscalYear);
      const faults = [
        ...statementFaults(before.facts, statement, weights),
        ...(await referenceFaults(tx, statement)),
        ...officeFaults(before.facts, statement, actor),
      ];
      if (faults.length > 0) throw invalid('DEMAND.INVALID', faults);
      await this.write(tx, courseRunId, statement, ifVersion + 1);
      const fields = (Object.keys(statement) as (keyof DemandStatement)[]).filter(
        (field) => JSON.stringify(statement[field]) !== JSON.stringify(before.statement[field]),
      );
      await this.audit.record(tx, {
        action: 'state',
        subjectType: 'run-demand',
        subjectId: courseRunId,
        actorId: actor.accountId,
        details: { fields },
      });
      return { id: courseRunId, version: ifVersion + 1 };
    });
  }

  private async write(
    tx: Transaction,
    courseRunId: string,
    { acceptableHostPartnerIds, ...facts }: DemandStatement,
    version: number,
  ): Promise<void> {
    await tx.manager.update(RunDemand, { courseRunId }, { ...facts, version });
    await tx.manager.delete(AcceptableHostPartner, { courseRunId });
    const acceptable = [...new Set(acceptableHostPartnerIds)];
    if (acceptable.length > 0)
      await tx.manager.insert(
        AcceptableHostPartner,
        acceptable.map((hostPartnerId) => ({ courseRunId, hostPartnerId })),
      );
  }
}

/** Headquarters states of every run, a domestic office of those for which it is competent. Throws RESOURCE.NOT_FOUND. */
export async function holdToOwnRun(tx: Transaction, courseRunId: string, actor: Actor): Promise<void> {
  const own = actor.has('HEADQUARTERS') ? 'TRUE' : 'domestic_office_code IN (?)';
  const run = await tx.row(`SELECT id FROM course_run WHERE id = ? AND ${own}`, [
    courseRunId,
    actor.scopesOf('DOMESTIC_OFFICE'),
  ]);
  if (!run) throw notFound();
}

async function referenceFaults(tx: Transaction, statement: DemandStatement): Promise<FieldFault[]> {
  const { domesticOfficeCode, hostPartnerId, acceptableHostPartnerIds } = statement;
  const wanted = [...(hostPartnerId === null ? [] : [hostPartnerId]), ...acceptableHostPartnerIds];
  const rows = await tx.rows<{ id: string }>('SELECT id FROM host_partner WHERE id IN (?)', [
    ['', ...wanted],
  ]);
  const known = new Set(rows.map(({ id }) => id));
  const faults: FieldFault[] = [];
  if (hostPartnerId !== null && !known.has(hostPartnerId))
    faults.push({
      field: 'hostPartnerId',
      message: 'hostPartnerId names a host partner that is not registered.',
    });
  acceptableHostPartnerIds.forEach((id, place) => {
    const field = `acceptableHostPartnerIds[${place}]`;
    if (!known.has(id))
      faults.push({ field, message: `${field} names a host partner that is not registered.` });
  });
  if (domesticOfficeCode === null) return faults;
  const office = await tx.row('SELECT code FROM domestic_office WHERE code = ?', [domesticOfficeCode]);
  const message = 'domesticOfficeCode is not one of the domestic offices.';
  return office ? faults : [...faults, { field: 'domesticOfficeCode', message }];
}

/** An office fixes a run to itself; to send it to another is for headquarters. */
function officeFaults(facts: RunFacts, { domesticOfficeCode }: DemandStatement, actor: Actor): FieldFault[] {
  const own = actor.scopesOf('DOMESTIC_OFFICE');
  if (domesticOfficeCode === null || actor.has('HEADQUARTERS') || own.includes(domesticOfficeCode)) return [];
  const message = `domesticOfficeCode must be your own office${facts.domesticOfficeCode ? `, ${facts.domesticOfficeCode},` : ''} or be left out; headquarters sends a run elsewhere.`;
  return [{ field: 'domesticOfficeCode', message }];
}
