import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, PrimaryId, TextColumn } from '#platform';
import type { CriterionKind } from './criterion-kind.js';
import type { CriterionRule } from './criterion-rule.js';

export type CriterionLevel = 'ESSENTIAL' | 'RECOMMENDED';

/** An eligibility criterion of one run. Age, military service and pregnancy are never rules for all runs. */
@Entity('criterion')
@Index('ux_criterion', ['courseRunId', 'position'], { unique: true })
export class Criterion {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @CountColumn()
  position: number;

  @CodeColumn(22)
  kind: CriterionKind;

  @CodeColumn(11)
  level: CriterionLevel;

  @TextColumn(500)
  wording: string;

  /** What the product can look at by itself; without one people judge. */
  @Column({ type: 'json', nullable: true })
  rule: CriterionRule | null;
}
