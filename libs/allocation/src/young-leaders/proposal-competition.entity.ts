import { Entity, Index } from 'typeorm';
import {
  CountColumn,
  IdColumn,
  InstantColumn,
  PlainDateColumn,
  PrimaryId,
  TextColumn,
  VersionNumberColumn,
} from '#platform';

/** Hosts of Young Leaders are chosen by proposal competition 企画競争: the call for proposals of one run, and what came of it. */
@Entity('proposal_competition')
@Index('ux_proposal_competition_run', ['courseRunId'], { unique: true })
@Index('ix_proposal_competition_closes', ['closesOn', 'id'])
export class ProposalCompetition {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  /** What host partners are asked to propose. */
  @TextColumn(4000, { name: 'call_text' })
  callText: string;

  /** From which day on proposals are taken. */
  @PlainDateColumn({ name: 'opens_on' })
  opensOn: string;

  /** The last day for proposals; it ends with the day in Tokyo. */
  @PlainDateColumn({ name: 'closes_on' })
  closesOn: string;

  /** How many evaluators must have scored a proposal before the choice. */
  @CountColumn({ name: 'evaluators_needed', default: 2 })
  evaluatorsNeeded: number;

  @IdColumn({ name: 'called_by' })
  calledBy: string;

  @InstantColumn({ name: 'called_at' })
  calledAt: Date;

  @IdColumn({ name: 'chosen_proposal_id', nullable: true })
  chosenProposalId: string | null;

  @TextColumn(2000, { name: 'chosen_because', nullable: true })
  chosenBecause: string | null;

  @IdColumn({ name: 'chosen_by', nullable: true })
  chosenBy: string | null;

  @InstantColumn({ name: 'chosen_at', nullable: true })
  chosenAt: Date | null;

  /** Why an earlier choice was taken back. */
  @TextColumn(1000, { name: 'reopened_because', nullable: true })
  reopenedBecause: string | null;

  @VersionNumberColumn()
  version: number;
}

/** What a host partner proposes; entered by itself, or by the office that holds the competition. */
@Entity('competition_proposal')
@Index('ux_competition_proposal', ['competitionId', 'hostPartnerId'], { unique: true })
@Index('ix_competition_proposal_partner', ['hostPartnerId', 'competitionId'])
export class CompetitionProposal {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'competition_id' })
  competitionId: string;

  @IdColumn({ name: 'host_partner_id' })
  hostPartnerId: string;

  @TextColumn(200)
  title: string;

  /** What it would do with the group, and why it is the one to do it. */
  @TextColumn(8000)
  plan: string;

  /** The planning week that would suit it best. */
  @CountColumn({ name: 'start_week', nullable: true })
  startWeek: number | null;

  @IdColumn({ name: 'entered_by' })
  enteredBy: string;

  @InstantColumn({ name: 'entered_at' })
  enteredAt: Date;

  @TextColumn(500, { name: 'withdrawn_because', nullable: true })
  withdrawnBecause: string | null;

  @VersionNumberColumn()
  version: number;
}

/** What one evaluator thinks of a proposal. */
@Entity('competition_score')
@Index('ux_competition_score', ['proposalId', 'evaluatorId'], { unique: true })
export class CompetitionScore {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'proposal_id' })
  proposalId: string;

  @IdColumn({ name: 'evaluator_id' })
  evaluatorId: string;

  /** 0 to 100. */
  @CountColumn()
  score: number;

  @TextColumn(2000)
  comment: string;

  @InstantColumn({ name: 'scored_at' })
  scoredAt: Date;
}
