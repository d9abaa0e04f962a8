import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, AuditTrail, Clock, notFound, type Transaction, Transactions } from '#platform';
import type { Actor } from '#identity';
import { PARTICIPATES, participatesParameters } from './participants.queries.js';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** So long after the end of a run its calendars are still fed. */
const FED_FOR_DAYS = 90;

interface FedRun {
  courseRunId: string;
  titleEn: string;
  courseNumber: string | null;
}

/** Addresses under which participants' calendars read the programme: unguessable, one a participant, revocable. */
@Injectable()
export class ProgrammeFeedsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** A fresh address for a participant; the one before ends. It can be shown this once, since only its hash is kept. */
  async open(nominationId: string, courseRunId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.transactions.run(async (tx) => {
      await tx.write(
        `INSERT INTO programme_feed (nomination_id, course_run_id, token_hash, made_at) VALUES (?, ?, ?, ?)
         ON DUPLICATE KEY UPDATE token_hash = VALUES(token_hash), made_at = VALUES(made_at)`,
        [nominationId, courseRunId, hashOf(token), tx.at],
      );
      await this.note(tx, 'open-calendar', 'nomination', nominationId, null);
    });
    return token;
  }

  async close(nominationId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await tx.write('DELETE FROM programme_feed WHERE nomination_id = ?', [nominationId]);
      await this.note(tx, 'close-calendar', 'nomination', nominationId, null);
    });
  }

  /** Ends every address of a run, for instance when one of them was passed around. Throws RESOURCE.NOT_FOUND. */
  revokeAll(courseRunId: string, actor: Actor): Promise<{ revoked: number }> {
    return this.transactions.run(async (tx) => {
      const run = await tx.row('SELECT id FROM course_run WHERE id = ? AND domestic_office_code IN (?)', [
        courseRunId,
        actor.scopesOf('DOMESTIC_OFFICE'),
      ]);
      if (!run) throw notFound();
      const { affectedRows } = await tx.write('DELETE FROM programme_feed WHERE course_run_id = ?', [
        courseRunId,
      ]);
      await this.note(tx, 'revoke-calendars', 'programme', courseRunId, actor.accountId);
      return { revoked: affectedRows };
    });
  }

  /** The run whose programme this address may read now: it ends with the participation, and some time after the run. */
  async runOf(token: string): Promise<FedRun | null> {
    const [row] = await this.dataSource.query<FedRun[]>(
      `SELECT f.course_run_id courseRunId, r.title_en titleEn, r.course_number courseNumber FROM programme_feed f
       JOIN nomination n ON n.id = f.nomination_id JOIN enrolment e ON e.nomination_id = n.id
       JOIN course_run r ON r.id = f.course_run_id WHERE f.token_hash = ? AND (r.ends_on IS NULL OR r.ends_on >= ?) AND ${PARTICIPATES}`,
      [hashOf(token), addDays(this.clock.today(), -FED_FOR_DAYS), ...participatesParameters('reads')],
    );
    return row ?? null;
  }

  private note(
    tx: Transaction,
    action: string,
    subjectType: string,
    subjectId: string,
    actorId: string | null,
  ): Promise<void> {
    return this.audit.record(tx, { action, subjectType, subjectId, actorId });
  }
}
