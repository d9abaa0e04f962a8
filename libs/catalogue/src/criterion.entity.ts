import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, PrimaryId, TextColumn } from '#platform';

export const CRITERION_KINDS = [
  'EXPERIENCE',
  'AGE',
  'DEGREE',
  'LANGUAGE',
  'POST',
  'ORGANISATION',
  'EARLIER_PARTICIPATION',
  'OTHER',
] as const;
export type CriterionKind = (typeof CRITERION_KINDS)[number];
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
}
