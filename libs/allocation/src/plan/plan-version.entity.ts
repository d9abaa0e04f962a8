import { Column, Entity, Index } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  IdColumn,
  InstantColumn,
  PrimaryId,
  TextColumn,
  VersionNumberColumn,
} from '#platform';

/** DRAFT: being worked on; RELEASED: in force; SUPERSEDED: by a later release; DISCARDED: given up. All but drafts stay as they are. */
export const VERSION_STATES = ['DRAFT', 'RELEASED', 'SUPERSEDED', 'DISCARDED'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** How a version began: with nothing placed, as a copy of another, by the planner, from a plan file. */
export const PLAN_ORIGINS = ['EMPTY', 'FORK', 'PROPOSAL', 'IMPORT'] as const;
export type PlanOrigin = (typeof PLAN_ORIGINS)[number];

/** A version of the plan of a fiscal year: what it began with, and behind it an ordered list of changes. */
@Entity('plan_version')
@Index('ux_plan_version_number', ['fiscalYear', 'number'], { unique: true })
@Index('ix_plan_version_state', ['fiscalYear', 'state'])
export class PlanVersion {
  @PrimaryId()
  id: string;

  @CountColumn({ name: 'fiscal_year' })
  fiscalYear: number;

  /** Counts up in the fiscal year: "draft 8". */
  @CountColumn()
  number: number;

  @TextColumn(120)
  name: string;

  @CodeColumn(10, { default: 'DRAFT' })
  state: VersionState;

  @CodeColumn(10)
  origin: PlanOrigin;

  /** The version it was forked from or proposed on, and as it was seen then; what it took over stands in `base`. */
  @IdColumn({ name: 'based_on_id', nullable: true })
  basedOnId: string | null;

  @CountColumn({ name: 'based_on_version', nullable: true })
  basedOnVersion: number | null;

  /** The content it began with, so that no later change of another version reaches it. */
  @Column({ type: 'json' })
  base: string;

  /** So many of its changes are in force; those behind it are undone. */
  @CountColumn({ default: 0 })
  position: number;

  /** So many changes there are, the undone ones included. */
  @CountColumn({ default: 0 })
  length: number;

  /** No plan of the year is below this cost, as proven for the content it began with. */
  @Column({ type: 'double', nullable: true })
  bound: number | null;

  /** What the planner says of it. */
  @Column({ type: 'json', nullable: true })
  summary: string | null;

  @InstantColumn({ name: 'created_at' })
  createdAt: Date;

  /** Null where a command of the administration made it. */
  @IdColumn({ name: 'created_by', nullable: true })
  createdBy: string | null;

  /** When it was released. */
  @InstantColumn({ name: 'released_at', nullable: true })
  releasedAt: Date | null;

  @VersionNumberColumn()
  version: number;
}
