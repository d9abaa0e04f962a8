import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, idColumn, InstantColumn, PrimaryId, TextColumn } from '#platform';

/** WHOLE_YEAR: every run but the pinned ones anew; REPLAN: a plan that something has happened to, moving as little as can be. */
export const PROPOSAL_KINDS = ['WHOLE_YEAR', 'REPLAN'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/**
 * WAITING for the planner; RUNNING in it; DONE: it had its time; STOPPED by a person, with the best so far; FAILED: it
 * cannot be made, the sentence says why; INTERRUPTED: the planner was ended in the middle of it, several times over.
 */
export const PROPOSAL_STATES = ['WAITING', 'RUNNING', 'DONE', 'STOPPED', 'FAILED', 'INTERRUPTED'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** What the planner was asked for, how far it is, and what came of it: always new drafts, never a change of a plan. */
@Entity('plan_proposal')
@Index('ix_plan_proposal_year', ['fiscalYear', 'id'])
@Index('ix_plan_proposal_state', ['state', 'askedAt'])
export class PlanProposal {
  @PrimaryId()
  id: string;

  @CountColumn({ name: 'fiscal_year' })
  fiscalYear: number;

  @CodeColumn(10)
  kind: ProposalKind;

  /** The plan whose scenario and pins it keeps; null: the year as it stands. */
  @IdColumn({ name: 'based_on_id', nullable: true })
  basedOnId: string | null;

  /** That plan as the planner saw it, once it has ended: its drafts are made on that, whatever became of it since. */
  @CountColumn({ name: 'based_on_version', nullable: true })
  basedOnVersion: number | null;

  /** Of the draft that it becomes. */
  @TextColumn(120)
  name: string;

  /** The same seed on the same year gives the same plan. */
  @CountColumn()
  seed: number;

  /** How long the planner may search. */
  @CountColumn()
  seconds: number;

  @CodeColumn(11, { default: 'WAITING' })
  state: ProposalState;

  /** For people: what is to be known of the state, and the remedy. */
  @TextColumn(1000, { nullable: true })
  sentence: string | null;

  @IdColumn({ name: 'asked_by' })
  askedBy: string;

  @InstantColumn({ name: 'asked_at' })
  askedAt: Date;

  @InstantColumn({ name: 'started_at', nullable: true })
  startedAt: Date | null;

  @InstantColumn({ name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @InstantColumn({ name: 'stop_asked_at', nullable: true })
  stopAskedAt: Date | null;

  /** Counts the planners that began it and is never lowered: only the last of them may write. */
  @CountColumn({ default: 0 })
  attempt: number;

  /** What `attempt` was when a person asked for it, or had it tried again: from there on the tries are counted. */
  @CountColumn({ name: 'tries_from', default: 0 })
  triesFrom: number;

  /** Until when the planner that has it is believed to be alive. */
  @InstantColumn({ name: 'lease_until', nullable: true })
  leaseUntil: Date | null;

  @Column({ type: 'double', name: 'elapsed_seconds', default: 0 })
  elapsedSeconds: number;

  /** Of the best plan so far, in points. */
  @Column({ type: 'double', name: 'best_cost', nullable: true })
  bestCost: number | null;

  /** No plan of the year costs less. */
  @Column({ type: 'double', nullable: true })
  bound: number | null;

  /** (best cost − bound) / best cost. */
  @Column({ type: 'double', nullable: true })
  gap: number | null;

  @CountColumn({ nullable: true })
  unplaced: number | null;

  /** The draft of a whole year; those of a re-planning stand at its points. */
  @IdColumn({ name: 'draft_id', nullable: true })
  draftId: string | null;

  /** Sentences about pins that cannot hold together: `string[]`. */
  @Column({ type: 'json', nullable: true })
  clashes: string | null;
}

/** How far a proposal was at a moment. Cleared some time after its end. */
@Entity('plan_proposal_progress')
@Index('ix_plan_proposal_progress_noted', ['notedAt'])
export class PlanProposalProgress {
  @PrimaryColumn({ ...idColumn, name: 'proposal_id' })
  proposalId: string;

  /** 1 for the first; it goes on counting when the proposal is taken up again. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  ordinal: number;

  @InstantColumn({ name: 'noted_at' })
  notedAt: Date;

  @Column({ type: 'double', name: 'elapsed_seconds' })
  elapsedSeconds: number;

  @Column({ type: 'double', nullable: true })
  cost: number | null;

  @Column({ type: 'double', nullable: true })
  bound: number | null;

  @Column({ type: 'double', nullable: true })
  gap: number | null;

  @CountColumn({ nullable: true })
  unplaced: number | null;
}

/** One offer of a re-planning: an officer picks one, which becomes a draft. */
@Entity('plan_proposal_point')
export class PlanProposalPoint {
  @PrimaryColumn({ ...idColumn, name: 'proposal_id' })
  proposalId: string;

  /** 1 for the one that moves least. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  ordinal: number;

  /** So many runs were free to move. */
  @CountColumn()
  freed: number;

  @CountColumn()
  placed: number;

  @CountColumn()
  unplaced: number;

  @Column({ type: 'double' })
  cost: number;

  /** Ids of the runs that would move: `string[]`. */
  @Column({ type: 'json' })
  moved: string;

  /** `Record<run id, Placement | null>`. */
  @Column({ type: 'json' })
  placements: string;

  /** The draft that it became. */
  @IdColumn({ name: 'draft_id', nullable: true })
  draftId: string | null;
}
