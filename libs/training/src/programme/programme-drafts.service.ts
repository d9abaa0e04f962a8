import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  invalid,
  newId,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { sessionFaults } from './draft-checks.js';
import { ProgrammeRecords, type LockedProgramme } from './programme-records.service.js';
import { type NewSession, ProgrammeSession, type SessionFacts } from './programme-session.entity.js';

export interface SessionReceipt {
  id: string;
  /** Of the programme: each edit counts it up. */
  version: number;
}

/** More than a long programme ever has: eight sessions on each of two hundred days. */
const MOST_SESSIONS = 1_600;

/** The draft of a programme as the domestic office edits it. Nobody else sees it before it is released. */
@Injectable()
export class ProgrammeDraftsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
    private readonly records: ProgrammeRecords,
  ) {}

  /** The zone in which all times stand; sessions keep their times on the clock, and so move as instants. */
  setTimeZone(
    courseRunId: string,
    timeZone: string,
    actor: Actor,
    ifVersion: number,
  ): Promise<{ version: number }> {
    return this.transactions.run(async (tx) => {
      const programme = await this.records.lock(tx, courseRunId, actor, ifVersion);
      await this.note(tx, 'set-time-zone', programme, actor, { timeZone });
      return { version: await this.records.count(tx, programme, { timeZone }) };
    });
  }

  /** Throws PROGRAMME.SESSION_INVALID, PROGRAMME.FULL. */
  add(
    courseRunId: string,
    facts: NewSession,
    actor: Actor,
    ifVersion: number,
    request: RepeatableRequest | null,
  ): Promise<SessionReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const programme = await this.records.lock(tx, courseRunId, actor, ifVersion);
        await this.holdRoom(tx, courseRunId);
        await this.holdToRules(tx, facts, programme);
        await tx.manager.insert(ProgrammeSession, { ...facts, id, courseRunId });
        await this.note(tx, 'add-session', programme, actor, { sessionId: id, day: facts.day });
        return { id, version: await this.records.count(tx, programme) };
      }),
    );
  }

  /** Throws PROGRAMME.SESSION_INVALID. */
  amend(
    id: string,
    changes: Partial<SessionFacts>,
    actor: Actor,
    ifVersion: number,
  ): Promise<SessionReceipt> {
    return this.transactions.run(async (tx) => {
      const programme = await this.records.lock(tx, await this.records.runOf(tx, id), actor, ifVersion);
      const session = await tx.manager.findOneByOrFail(ProgrammeSession, { id });
      await this.holdToRules(tx, { ...session, ...changes }, programme);
      if (Object.keys(changes).length > 0) await tx.manager.update(ProgrammeSession, { id }, changes);
      const details = { sessionId: id, fields: Object.keys(changes) };
      await this.note(tx, 'amend-session', programme, actor, details);
      return { id, version: await this.records.count(tx, programme) };
    });
  }

  /** What was released stays there; with the next release it is told as cancelled. */
  remove(id: string, actor: Actor, ifVersion: number): Promise<SessionReceipt> {
    return this.transactions.run(async (tx) => {
      const programme = await this.records.lock(tx, await this.records.runOf(tx, id), actor, ifVersion);
      await tx.manager.delete(ProgrammeSession, { id });
      await this.note(tx, 'remove-session', programme, actor, { sessionId: id });
      return { id, version: await this.records.count(tx, programme) };
    });
  }

  private async holdToRules(tx: Transaction, facts: NewSession, programme: LockedProgramme): Promise<void> {
    const faults = sessionFaults(facts, programme.phases);
    if (facts.hostPartnerId) {
      const partner = await tx.row('SELECT id FROM host_partner WHERE id = ?', [facts.hostPartnerId]);
      if (!partner) {
        const message = 'hostPartnerId names a host partner that is not registered.';
        faults.push({ field: 'hostPartnerId', message });
      }
    }
    if (faults.length > 0) throw invalid('PROGRAMME.SESSION_INVALID', faults);
  }

  private async holdRoom(tx: Transaction, courseRunId: string): Promise<void> {
    const [row] = await tx.rows<{ sessions: string }>(
      'SELECT COUNT(*) sessions FROM programme_session WHERE course_run_id = ?',
      [courseRunId],
    );
    if (Number(row!.sessions) < MOST_SESSIONS) return;
    throw new DomainError(
      'CONFLICT',
      'PROGRAMME.FULL',
      `A programme holds at most ${MOST_SESSIONS} sessions. Remove some, or join those that belong together.`,
    );
  }

  private note(
    tx: Transaction,
    action: string,
    { courseRunId }: LockedProgramme,
    actor: Actor,
    details: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(tx, {
      action,
      subjectType: 'programme',
      subjectId: courseRunId,
      actorId: actor.accountId,
      details,
    });
  }
}
