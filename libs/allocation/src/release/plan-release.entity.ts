import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  idColumn,
  IdColumn,
  InstantColumn,
  PlainDateColumn,
  PrimaryId,
  TextColumn,
} from '#platform';

/** One act by which a plan came into force: what it changed stays readable, whatever becomes of the plan. */
@Entity('plan_release')
@Index('ux_plan_release_number', ['fiscalYear', 'number'], { unique: true })
@Index('ux_plan_release_plan', ['planId'], { unique: true })
export class PlanRelease {
  @PrimaryId()
  id: string;

  @CountColumn({ name: 'fiscal_year' })
  fiscalYear: number;

  /** Counts up in the fiscal year. */
  @CountColumn()
  number: number;

  @IdColumn({ name: 'plan_id' })
  planId: string;

  /** The plan that was in force until then. */
  @IdColumn({ name: 'superseded_plan_id', nullable: true })
  supersededPlanId: string | null;

  /** What headquarters says to everyone with it. */
  @TextColumn(1000, { nullable: true })
  note: string | null;

  @IdColumn({ name: 'released_by' })
  releasedBy: string;

  @InstantColumn({ name: 'released_at' })
  releasedAt: Date;
}

export const PLAN_CHANGE_KINDS = ['NEW', 'MOVED', 'TAKEN_OFF'] as const;
export type PlanChangeKind = (typeof PLAN_CHANGE_KINDS)[number];

/** APPLIED: the course run was given office, host partner and dates; LEFT: by choice, or because it cannot be moved, it stays as it is. */
export const LINE_EFFECTS = ['APPLIED', 'LEFT'] as const;
export type LineEffect = (typeof LINE_EFFECTS)[number];

/** What a release says of one course run: where it was and where it is, in the plan and in its dates. */
@Entity('plan_release_line')
@Index('ix_plan_release_line_run', ['courseRunId', 'releaseId'])
export class PlanReleaseLine {
  @PrimaryColumn({ ...idColumn, name: 'release_id' })
  releaseId: string;

  @PrimaryColumn({ ...idColumn, name: 'course_run_id' })
  courseRunId: string;

  @CodeColumn(10)
  kind: PlanChangeKind;

  @CodeColumn(8)
  effect: LineEffect;

  /** Why the run stays as it is. */
  @TextColumn(500, { nullable: true })
  because: string | null;

  @CodeColumn(12, { name: 'from_office_code', nullable: true })
  fromOfficeCode: string | null;

  @IdColumn({ name: 'from_host_partner_id', nullable: true })
  fromHostPartnerId: string | null;

  @Column({ type: 'int', name: 'from_week', nullable: true })
  fromWeek: number | null;

  @CodeColumn(12, { name: 'to_office_code', nullable: true })
  toOfficeCode: string | null;

  @IdColumn({ name: 'to_host_partner_id', nullable: true })
  toHostPartnerId: string | null;

  @Column({ type: 'int', name: 'to_week', nullable: true })
  toWeek: number | null;

  /** The dates of the stay before and after. */
  @PlainDateColumn({ name: 'from_starts_on', nullable: true })
  fromStartsOn: string | null;

  @PlainDateColumn({ name: 'from_ends_on', nullable: true })
  fromEndsOn: string | null;

  @PlainDateColumn({ name: 'to_starts_on', nullable: true })
  toStartsOn: string | null;

  @PlainDateColumn({ name: 'to_ends_on', nullable: true })
  toEndsOn: string | null;
}

/** A host partner that gave a run without the plan, and was taken off it for the plan's host. */
@Entity('displaced_host')
@Index('ix_displaced_host_partner', ['hostPartnerId', 'courseRunId'])
export class DisplacedHost {
  @PrimaryColumn({ ...idColumn, name: 'release_id' })
  releaseId: string;

  @PrimaryColumn({ ...idColumn, name: 'course_run_id' })
  courseRunId: string;

  @PrimaryColumn({ ...idColumn, name: 'host_partner_id' })
  hostPartnerId: string;
}
