import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Theme } from '#catalogue';
import { CodeColumn, CountColumn, IdColumn, idColumn, TextColumn, VersionNumberColumn } from '#platform';

export const INTAKES = ['APRIL', 'AUTUMN'] as const;
/** When Long-Term people begin: with the academic year in April, or with its second half in autumn. */
export type Intake = (typeof INTAKES)[number];

/** What an officer states of a course run for the plan of its year. Null is what the course run itself says. */
@Entity('run_demand')
export class RunDemand {
  @PrimaryColumn({ ...idColumn, name: 'course_run_id' })
  courseRunId: string;

  /** Weeks in which it needs rooms, beds and coordinators. */
  @CountColumn({ nullable: true })
  weeks: number | null;

  @CountColumn({ nullable: true })
  seats: number | null;

  @CodeColumn(8, { nullable: true })
  language: string | null;

  @CodeColumn(24, { nullable: true })
  theme: Theme | null;

  /** Planning weeks between which it may start, both included. */
  @CountColumn({ name: 'earliest_week', nullable: true })
  earliestWeek: number | null;

  @CountColumn({ name: 'latest_week', nullable: true })
  latestWeek: number | null;

  @CountColumn({ name: 'preferred_week', nullable: true })
  preferredWeek: number | null;

  /** Fixed wishes: the plan has no other choice. */
  @CodeColumn(12, { name: 'domestic_office_code', nullable: true })
  domesticOfficeCode: string | null;

  @IdColumn({ name: 'host_partner_id', nullable: true })
  hostPartnerId: string | null;

  @CountColumn({ name: 'fixed_week', nullable: true })
  fixedWeek: number | null;

  /** Runs of the year with the same series never overlap. */
  @CodeColumn(24, { nullable: true })
  series: string | null;

  /** Weeks from today until it may start at the earliest. */
  @CountColumn({ name: 'lead_weeks', nullable: true })
  leadWeeks: number | null;

  /** Long-Term only; null for either. */
  @CodeColumn(6, { nullable: true })
  intake: Intake | null;

  /** A published run stays where it was announced, unless this says that it may be moved. */
  @Column({ type: 'boolean', default: false })
  movable: boolean;

  /** Why it is no part of the plan. */
  @TextColumn(500, { name: 'left_out_because', nullable: true })
  leftOutBecause: string | null;

  @VersionNumberColumn()
  version: number;
}

/** Only these host partners come into question for a run; without any, all that fit do. */
@Entity('acceptable_host_partner')
export class AcceptableHostPartner {
  @PrimaryColumn({ ...idColumn, name: 'course_run_id' })
  courseRunId: string;

  @PrimaryColumn({ ...idColumn, name: 'host_partner_id' })
  hostPartnerId: string;
}
