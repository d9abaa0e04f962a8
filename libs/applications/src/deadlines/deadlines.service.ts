import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, Clock, DomainError } from '#platform';
import { LIFECYCLE } from '../nomination.lifecycle.js';
import { NominationMoves } from '../nomination-moves.service.js';

/** What happens to nominations without a person: drafts lapse with the deadline, a cancelled run takes its nominations along. */
@Injectable()
export class DeadlinesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly moves: NominationMoves,
  ) {}

  /** Answers how many drafts lapsed. Safe to repeat. */
  async lapseDrafts(): Promise<number> {
    const yesterday = addDays(this.clock.today(), -1);
    const drafts = await this.dataSource.query<{ id: string }[]>(
      `SELECT n.id FROM nomination n JOIN allotment a ON a.course_run_id = n.course_run_id AND a.country_code = n.country_code
       WHERE n.state = 'DRAFT' AND GREATEST(COALESCE(n.hand_in_by, a.jica_deadline), a.jica_deadline) <= ? LIMIT 10000`,
      [yesterday],
    );
    return this.each(drafts, 'lapse', null);
  }

  /** Cancels the open nominations of a cancelled run and sets its drafts aside. Safe to repeat. */
  async cancelWithRun(courseRunId: string): Promise<number> {
    const [run] = await this.dataSource.query<{ reason: string }[]>(
      "SELECT cancelled_because reason FROM course_run WHERE id = ? AND state = 'CANCELLED'",
      [courseRunId],
    );
    if (!run) return 0;
    const open = await this.dataSource.query<{ id: string }[]>(
      'SELECT id FROM nomination WHERE course_run_id = ? AND state IN (?)',
      [courseRunId, LIFECYCLE.cancel.from],
    );
    const drafts = await this.dataSource.query<{ id: string }[]>(
      "SELECT id FROM nomination WHERE course_run_id = ? AND state = 'DRAFT'",
      [courseRunId],
    );
    return (await this.each(open, 'cancel', run.reason)) + (await this.each(drafts, 'lapse', null));
  }

  private async each(
    nominations: { id: string }[],
    move: 'lapse' | 'cancel',
    reason: string | null,
  ): Promise<number> {
    let moved = 0;
    for (const { id } of nominations) {
      try {
        await this.moves.makeBySystem(id, move, reason);
        moved++;
      } catch (error) {
        // Somebody moved it meanwhile: then there is nothing to do for the system.
        if (!(error instanceof DomainError && error.code === 'NOMINATION.MOVE_NOT_OPEN')) throw error;
      }
    }
    return moved;
  }
}
