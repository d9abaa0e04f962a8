import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  CountColumn,
  IdColumn,
  idColumn,
  InstantColumn,
  PrimaryId,
  TextColumn,
  VersionNumberColumn,
} from '#platform';
import type { ScoringCriterion } from './scale.js';

/** The scale of one run, set by its domestic office. The version counts up with every change. */
@Entity('scoring_scale')
export class ScoringScale {
  /** That of the course run. */
  @PrimaryColumn({ ...idColumn, name: 'course_run_id' })
  courseRunId: string;

  @Column({ type: 'json' })
  criteria: ScoringCriterion[];

  @IdColumn({ name: 'set_by' })
  setBy: string;

  @InstantColumn({ name: 'set_at' })
  setAt: Date;

  @VersionNumberColumn()
  version: number;
}

/** What one screener gives one nomination, on the run's scale as it is as long as there are scores. */
@Entity('screening_score')
@Index('ux_screening_score', ['nominationId', 'accountId'], { unique: true })
export class ScreeningScore {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'nomination_id' })
  nominationId: string;

  @IdColumn({ name: 'account_id' })
  accountId: string;

  /** Points by the scale's criteria, in their order. */
  @Column({ type: 'json' })
  points: number[];

  /** The weighted whole in hundredths of a percent: 10,000 is the most there is. */
  @CountColumn()
  total: number;

  @TextColumn(2000, { default: '' })
  note: string;

  @InstantColumn({ name: 'scored_at' })
  scoredAt: Date;
}
