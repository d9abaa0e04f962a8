import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { statesWhere } from '#applications';

/** Whether people wait for a run whose dates are about to change. */
@Injectable()
export class NominationsIn {
  constructor(private readonly dataSource: DataSource) {}

  /** By course run: how many nominations are handed in and not at their end. Runs without any are left out. */
  async of(courseRunIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const ended = new Set(statesWhere('terminal'));
    const waiting = statesWhere('visibleToNominee').filter((state) => !ended.has(state));
    const rows = await this.dataSource.query<{ courseRunId: string; count: string }[]>(
      `SELECT course_run_id courseRunId, COUNT(*) count FROM nomination
       WHERE course_run_id IN (?) AND state IN (?) GROUP BY course_run_id`,
      [['', ...courseRunIds], waiting],
    );
    return new Map(rows.map(({ courseRunId, count }) => [courseRunId, Number(count)]));
  }
}
