import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, idColumn, InstantColumn, PrimaryId, TextColumn } from '#platform';

/**
 * One change of a draft, made by one person at one time; it may move several runs, and is undone as a whole. What
 * another change took the place of after it had been undone is kept: which changes are in force, the steps say.
 */
@Entity('plan_change')
@Index('ix_plan_change', ['planId', 'position'])
export class PlanChange {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'plan_id' })
  planId: string;

  /** 1 for the first. */
  @CountColumn()
  position: number;

  /** What is done, in order: `PlanAct[]`. */
  @Column({ type: 'json' })
  acts: string;

  /** The limits that it goes beyond on purpose: `Overridden[]`. */
  @Column({ type: 'json' })
  overridden: string;

  @TextColumn(1000, { nullable: true })
  reason: string | null;

  /** The codes of the offices it touches, such as `KANSAI,TOKYO`; `*` where it touches the whole country. */
  @CodeColumn(300)
  offices: string;

  @IdColumn({ name: 'made_by', nullable: true })
  madeBy: string | null;

  @InstantColumn({ name: 'made_at' })
  madeAt: Date;
}

export const PLAN_VERBS = ['CHANGE', 'UNDO', 'REDO', 'RENAME', 'RELEASE', 'SUPERSEDE', 'DISCARD'] as const;
export type PlanVerb = (typeof PLAN_VERBS)[number];

/** Who did what to a version, one row for each count of `plan_version.version`: told to whoever worked on an earlier one. */
@Entity('plan_step')
export class PlanStep {
  @PrimaryColumn({ ...idColumn, name: 'plan_id' })
  planId: string;

  /** The version of the plan that it led to. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  version: number;

  @CodeColumn(10)
  verb: PlanVerb;

  @IdColumn({ name: 'change_id', nullable: true })
  changeId: string | null;

  @IdColumn({ name: 'made_by', nullable: true })
  madeBy: string | null;

  @InstantColumn({ name: 'made_at' })
  madeAt: Date;
}
