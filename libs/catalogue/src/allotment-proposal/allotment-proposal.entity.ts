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
import type { Priority } from '../request-survey/survey-requests.js';

/** How the seats of a run could be shared among the countries that asked for them. It proposes; headquarters decides. */
@Entity('allotment_proposal')
@Index('ix_allotment_proposal_run', ['courseRunId', 'id'])
export class AllotmentProposal {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  /** Seats that were shared: the capacity without what other countries have been told already. */
  @CountColumn()
  seats: number;

  @Column({ type: 'double' })
  objective: number;

  @IdColumn({ name: 'made_by' })
  madeBy: string;

  @InstantColumn({ name: 'made_at' })
  madeAt: Date;

  @IdColumn({ name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @InstantColumn({ name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @VersionNumberColumn()
  version: number;
}

/** One country of a proposal: what it asked for, what is proposed, and what headquarters decided. */
@Entity('proposed_allotment')
@Index('ux_proposed_allotment', ['proposalId', 'countryCode'], { unique: true })
export class ProposedAllotment {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'proposal_id' })
  proposalId: string;

  @CodeColumn(8, { name: 'country_code' })
  countryCode: string;

  @CountColumn({ name: 'seats_min' })
  seatsMin: number;

  @CountColumn({ name: 'seats_max' })
  seatsMax: number;

  @CodeColumn(1)
  priority: Priority;

  @CountColumn()
  proposed: number;

  @CountColumn({ nullable: true })
  decided: number | null;

  /** Why headquarters decided otherwise than was proposed. */
  @TextColumn(500, { nullable: true })
  reason: string | null;
}
