import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  AuditTrail,
  DomainError,
  newId,
  notFound,
  type PlainDate,
  tokyoDate,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { changedMeanwhile } from '#catalogue';

export interface EvaluationFacts {
  hostPartnerId: string;
  /** 0 to 5. */
  score: number;
  note: string;
}

export interface EvaluationRow {
  hostPartnerId: string;
  name: string;
  score: number | null;
  note: string | null;
  evaluatedAt: Date | null;
  /** 0 where there is no evaluation yet. */
  version: number;
}

export interface EvaluationReceipt {
  hostPartnerId: string;
  version: number;
}

/** How host partners gave a run, said by the office in charge when it is over. */
@Injectable()
export class HostingEvaluationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly dataSource: DataSource,
  ) {}

  /** Each host of a run of one's own office, with what was said of it. */
  async of(courseRunId: string, officeCodes: string[]): Promise<EvaluationRow[]> {
    const [run] = await this.dataSource.query<unknown[]>(
      'SELECT id FROM course_run WHERE id = ? AND domestic_office_code IN (?)',
      [courseRunId, officeCodes],
    );
    if (!run) throw notFound();
    const rows = await this.dataSource.query<(Omit<EvaluationRow, 'version'> & { version: number | null })[]>(
      `SELECT p.id hostPartnerId, p.name, e.score, e.note, e.evaluated_at evaluatedAt, e.version
       FROM hosting h JOIN host_partner p ON p.id = h.host_partner_id
       LEFT JOIN hosting_evaluation e ON e.host_partner_id = p.id AND e.course_run_id = h.course_run_id
       WHERE h.course_run_id = ? ORDER BY p.name, p.id`,
      [courseRunId],
    );
    return rows.map((row) => ({ ...row, version: row.version ?? 0 }));
  }

  /**
   * Says it, or says it anew; version 0 means that nothing was said yet. Throws EVALUATION.TOO_EARLY,
   * EVALUATION.NOT_HOSTED, EVALUATION.CHANGED_MEANWHILE.
   */
  evaluate(
    courseRunId: string,
    { hostPartnerId, score, note }: EvaluationFacts,
    actor: Actor,
    ifVersion: number,
  ): Promise<EvaluationReceipt> {
    return this.transactions.run(async (tx) => {
      await this.hold(tx, courseRunId, hostPartnerId, actor);
      const before = await tx.row<{ id: string; version: number }>(
        'SELECT id, version FROM hosting_evaluation WHERE host_partner_id = ? AND course_run_id = ? FOR UPDATE',
        [hostPartnerId, courseRunId],
      );
      if ((before?.version ?? 0) !== ifVersion) throw changedMeanwhile('EVALUATION', before?.version ?? 0);
      const version = ifVersion + 1;
      const said = { score, note, evaluated_by: actor.accountId, evaluated_at: tx.at, version };
      const of = { course_run_id: courseRunId, host_partner_id: hostPartnerId };
      if (!before) await tx.insert('hosting_evaluation', { id: newId(), ...of, ...said });
      else
        await tx.write(
          'UPDATE hosting_evaluation SET score = ?, note = ?, evaluated_by = ?, evaluated_at = ?, version = ? WHERE id = ?',
          [...Object.values(said), before.id],
        );
      await this.audit.record(tx, {
        ...{ action: 'evaluate-host', subjectType: 'course-run', subjectId: courseRunId },
        ...{ actorId: actor.accountId, details: { hostPartnerId, score } },
      });
      return { hostPartnerId, version };
    });
  }

  /** The hosting is locked: two first evaluations come one after the other. */
  private async hold(
    tx: Transaction,
    courseRunId: string,
    hostPartnerId: string,
    actor: Actor,
  ): Promise<void> {
    const run = await tx.row<{ endsOn: PlainDate | null; state: string }>(
      'SELECT ends_on endsOn, state FROM course_run WHERE id = ? AND domestic_office_code IN (?)',
      [courseRunId, actor.scopesOf('DOMESTIC_OFFICE')],
    );
    if (!run) throw notFound();
    const hosting = await tx.row(
      'SELECT id FROM hosting WHERE course_run_id = ? AND host_partner_id = ? FOR UPDATE',
      [courseRunId, hostPartnerId],
    );
    if (!hosting) throw notHosted();
    if (run.state === 'CANCELLED' || run.endsOn === null || run.endsOn >= tokyoDate(tx.at))
      throw tooEarly(run.endsOn);
  }
}

function notHosted(): DomainError {
  const sentence = 'This host partner does not give the run: name one of its hosts.';
  return new DomainError('CONFLICT', 'EVALUATION.NOT_HOSTED', sentence);
}

function tooEarly(endsOn: PlainDate | null): DomainError {
  const when = endsOn ? `It ends on ${endsOn}` : 'It has no last day yet';
  const sentence = `A host partner is evaluated when the run has been held and is over. ${when}; come back afterwards.`;
  return new DomainError('CONFLICT', 'EVALUATION.TOO_EARLY', sentence, { endsOn });
}
