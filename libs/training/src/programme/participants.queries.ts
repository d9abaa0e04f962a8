import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { comparableMailbox } from '#platform';
import { statesWhere } from '#applications';
import type { Mode } from '#catalogue';
import { enrolmentStatesThat } from './participation.js';

/** One participant in one run, as the programme and the materials know them. */
export interface RunParticipant {
  nominationId: string;
  courseRunId: string;
  titleEn: string;
  courseNumber: string | null;
  mode: Mode | null;
  /** Whether a calendar of theirs has an address of the feed. */
  hasFeed: boolean;
}

/** Accepted, with the result released, and enrolled in one of the given states: two lists of states. */
export const PARTICIPATES = `n.state IN (?) AND n.released_at IS NOT NULL AND e.state IN (?)`;

export function participatesParameters(what: 'told' | 'reads'): unknown[] {
  return [statesWhere('countsAgainstSlots'), enrolmentStatesThat(what)];
}

/** Who takes part in a run and may therefore know of its programme. */
@Injectable()
export class ParticipantsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The own participation of whoever has this address, or null. */
  async ofAddress(email: string, nominationId: string): Promise<RunParticipant | null> {
    const [row] = await this.dataSource.query<RunParticipant[]>(
      `SELECT n.id nominationId, n.course_run_id courseRunId, r.title_en titleEn, r.course_number courseNumber, r.mode,
         f.nomination_id IS NOT NULL hasFeed
       FROM nomination n JOIN person p ON p.id = n.person_id JOIN enrolment e ON e.nomination_id = n.id
       JOIN course_run r ON r.id = n.course_run_id LEFT JOIN programme_feed f ON f.nomination_id = n.id
       WHERE n.id = ? AND p.comparable_email = ? AND ${PARTICIPATES}`,
      [nominationId, comparableMailbox(email), ...participatesParameters('reads')],
    );
    return row ? { ...row, hasFeed: Boolean(row.hasFeed) } : null;
  }

  /** The runs of which this address may read programme and materials. */
  async runsOfAddress(email: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ courseRunId: string }[]>(
      `SELECT DISTINCT n.course_run_id courseRunId FROM person p JOIN nomination n ON n.person_id = p.id
       JOIN enrolment e ON e.nomination_id = n.id WHERE p.comparable_email = ? AND ${PARTICIPATES}`,
      [comparableMailbox(email), ...participatesParameters('reads')],
    );
    return rows.map(({ courseRunId }) => courseRunId);
  }

  /** Who is told when a programme is released: those who are coming or here, with the language of their letters. */
  async told(courseRunId: string): Promise<{ nominationId: string; language: string }[]> {
    return this.dataSource.query(
      `SELECT n.id nominationId, p.language FROM nomination n JOIN person p ON p.id = n.person_id
       JOIN enrolment e ON e.nomination_id = n.id WHERE n.course_run_id = ? AND ${PARTICIPATES} ORDER BY n.id`,
      [courseRunId, ...participatesParameters('told')],
    );
  }
}
