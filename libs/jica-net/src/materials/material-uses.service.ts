import { Injectable } from '@nestjs/common';
import { AuditTrail, invalid, newId, notFound, type Transaction, Transactions } from '#platform';
import type { Actor } from '#identity';

interface Place {
  courseRunId: string;
  sessionId: string | null;
}

/** Attaches published materials to the runs of a domestic office and to the sessions of their programmes. */
@Injectable()
export class MaterialUsesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /** The materials of the whole run; the list replaces the one before. Throws MATERIAL_USE.INVALID. */
  async setOfRun(courseRunId: string, materialIds: string[], actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const run = await tx.row(
        'SELECT id FROM course_run WHERE id = ? AND domestic_office_code IN (?) FOR UPDATE',
        [courseRunId, actor.scopesOf('DOMESTIC_OFFICE')],
      );
      if (!run) throw notFound();
      await this.replace(tx, { courseRunId, sessionId: null }, materialIds, actor);
    });
  }

  /** The materials of one session. They may come after its release: slides are often ready on the day before. */
  async setOfSession(sessionId: string, materialIds: string[], actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const session = await tx.row<{ courseRunId: string }>(
        `SELECT s.course_run_id courseRunId FROM programme_session s JOIN course_run r ON r.id = s.course_run_id
         WHERE s.id = ? AND r.domestic_office_code IN (?) FOR UPDATE`,
        [sessionId, actor.scopesOf('DOMESTIC_OFFICE')],
      );
      if (!session) throw notFound();
      await this.replace(tx, { courseRunId: session.courseRunId, sessionId }, materialIds, actor);
    });
  }

  private async replace(
    tx: Transaction,
    { courseRunId, sessionId }: Place,
    materialIds: string[],
    actor: Actor,
  ): Promise<void> {
    const wanted = [...new Set(materialIds)];
    const published = await tx.rows(
      "SELECT id FROM material WHERE id IN (?) AND state = 'PUBLISHED' LOCK IN SHARE MODE",
      [['', ...wanted]],
    );
    if (published.length !== wanted.length) {
      const message = 'materialIds names a material that is not published in the JICA-Net Library.';
      throw invalid('MATERIAL_USE.INVALID', [{ field: 'materialIds', message }]);
    }
    await tx.write('DELETE FROM material_use WHERE course_run_id = ? AND session_id <=> ?', [
      courseRunId,
      sessionId,
    ]);
    await tx.insertAll(
      'material_use',
      wanted.map((materialId) => ({
        id: newId(),
        material_id: materialId,
        course_run_id: courseRunId,
        session_id: sessionId,
      })),
    );
    await this.audit.record(tx, {
      action: 'attach-materials',
      subjectType: sessionId ? 'programme-session' : 'course-run',
      subjectId: sessionId ?? courseRunId,
      actorId: actor.accountId,
      details: { materialIds: wanted },
    });
  }
}
