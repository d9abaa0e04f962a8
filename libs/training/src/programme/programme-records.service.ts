import { Injectable } from '@nestjs/common';
import { DomainError, notFound, type Transaction } from '#platform';
import type { Actor } from '#identity';
import { changedMeanwhile, type CourseRunState } from '#catalogue';
import type { RunPhase } from './draft-checks.js';
import type { Programme } from './programme.entity.js';
import { DEFAULT_TIME_ZONE } from './zoned-time.js';

export interface LockedProgramme extends Programme {
  runState: CourseRunState;
  phases: RunPhase[];
}

/** The row of a programme while it is being changed. */
@Injectable()
export class ProgrammeRecords {
  /**
   * Locks the programme of a run of the actor's office; the first change of a run brings its row about, so that a
   * programme nobody touched is at version 0. Throws RESOURCE.NOT_FOUND, PROGRAMME.CLOSED, PROGRAMME.CHANGED_MEANWHILE.
   */
  async lock(
    tx: Transaction,
    courseRunId: string,
    actor: Actor,
    ifVersion: number,
  ): Promise<LockedProgramme> {
    const run = await tx.row<{ state: CourseRunState }>(
      'SELECT state FROM course_run WHERE id = ? AND domestic_office_code IN (?)',
      [courseRunId, actor.scopesOf('DOMESTIC_OFFICE')],
    );
    if (!run) throw notFound();
    await tx.write(
      `INSERT INTO programme (course_run_id, time_zone, released_number, version) VALUES (?, ?, 0, 0)
       ON DUPLICATE KEY UPDATE version = version`,
      [courseRunId, DEFAULT_TIME_ZONE],
    );
    const programme = await tx.row<Programme>(
      `SELECT course_run_id courseRunId, time_zone timeZone, released_number releasedNumber, version
       FROM programme WHERE course_run_id = ? FOR UPDATE`,
      [courseRunId],
    );
    if (programme!.version !== ifVersion) throw changedMeanwhile('PROGRAMME', programme!.version);
    if (run.state !== 'DRAFT' && run.state !== 'PUBLISHED') throw closed(run.state);
    const phases = await tx.rows<RunPhase>(
      'SELECT kind, starts_on startsOn, ends_on endsOn FROM phase WHERE course_run_id = ? ORDER BY position',
      [courseRunId],
    );
    return { ...programme!, runState: run.state, phases };
  }

  /** The run to whose programme a session belongs. Throws RESOURCE.NOT_FOUND. */
  async runOf(tx: Transaction, sessionId: string): Promise<string> {
    const session = await tx.row<{ courseRunId: string }>(
      'SELECT course_run_id courseRunId FROM programme_session WHERE id = ?',
      [sessionId],
    );
    if (!session) throw notFound();
    return session.courseRunId;
  }

  /** Counts the version up and answers it. */
  async count(
    tx: Transaction,
    programme: LockedProgramme,
    changes: Partial<Programme> = {},
  ): Promise<number> {
    const { courseRunId, timeZone, releasedNumber, version } = { ...programme, ...changes };
    await tx.write(
      'UPDATE programme SET time_zone = ?, released_number = ?, version = ? WHERE course_run_id = ?',
      [timeZone, releasedNumber, version + 1, courseRunId],
    );
    return version + 1;
  }
}

function closed(state: CourseRunState): DomainError {
  const is = state === 'CANCELLED' ? 'cancelled' : 'a record of the past';
  return new DomainError(
    'CONFLICT',
    'PROGRAMME.CLOSED',
    `This course run is ${is}: its programme stays as it is.`,
    { state },
  );
}
