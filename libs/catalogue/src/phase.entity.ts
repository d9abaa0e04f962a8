import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, PlainDateColumn, PrimaryId, TextColumn } from '#platform';
import type { Mode } from './course-run.entity.js';

/** In this order: at home, online, in Japan (or a third country), at home again. */
export const PHASE_KINDS = ['PRELIMINARY', 'ONLINE', 'CORE', 'FINALIZATION'] as const;
export type PhaseKind = (typeof PHASE_KINDS)[number];

@Entity('phase')
@Index('ux_phase', ['courseRunId', 'position'], { unique: true })
export class Phase {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @CountColumn()
  position: number;

  @CodeColumn(12)
  kind: PhaseKind;

  @PlainDateColumn({ name: 'starts_on' })
  startsOn: string;

  @PlainDateColumn({ name: 'ends_on' })
  endsOn: string;

  @TextColumn(120, { nullable: true })
  place: string | null;

  @CodeColumn(14)
  mode: Mode;
}
