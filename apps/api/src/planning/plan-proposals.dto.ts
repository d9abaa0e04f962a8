import { ApiProperty } from '@nestjs/swagger';
import {
  type AskedProposal,
  type PlanReasons,
  type PointRow,
  PROPOSAL_KINDS,
  PROPOSAL_STATES,
  type ProposalDetail,
  type ProposalKind,
  type ProposalRow,
  type ProposalState,
  type ReasonRow,
} from '#allocation';
import { ChoiceField, CountField, IdField, QueryCountField, TextField } from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';

export class AskedProposalDto implements AskedProposal {
  @CountField({ about: 'Fiscal year, by its first year.', example: 2027, min: 1954, max: 2200 })
  fiscalYear: number;

  @ChoiceField({
    about: 'WHOLE_YEAR: every run but the pinned ones anew; REPLAN: mend a plan, moving as little as can be.',
    example: 'WHOLE_YEAR',
    of: PROPOSAL_KINDS,
  })
  kind: ProposalKind;

  @IdField({
    about: 'The plan whose scenario and pins it keeps; left out, the year as it stands. Needed for REPLAN.',
    optional: true,
    nullable: true,
  })
  basedOnId: string | null = null;

  @TextField({ about: 'Name of the draft that it becomes.', example: 'Proposal for the board', max: 100 })
  name: string;

  @CountField({
    about: 'The same seed on the same year gives the same plan.',
    example: 1,
    min: 0,
    max: 999_999_999,
    optional: true,
  })
  seed: number = 1;

  @CountField({ about: 'How long to search.', example: 60, min: 1, max: 1_800, optional: true })
  seconds: number = 60;
}

export class ProposalsDto extends PageDto {
  @QueryCountField({ about: 'Fiscal year, by its first year.', example: 2027, min: 1954, max: 2200 })
  fiscalYear: number;
}

export class TakenPointDto {
  @CountField({ about: 'Number of the offer, from 1.', example: 2, min: 1, max: 100 })
  point: number;
}

export class ReasonsDto {
  @IdField({ about: 'Of this run alone; left out, of all runs of the year.', optional: true })
  runId?: string;
}

export class ProposalReceipt {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f71' })
  id: string;
}

export class ProposalView implements ProposalRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f71' })
  id: string;

  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({ enum: PROPOSAL_KINDS, example: 'WHOLE_YEAR' })
  kind: ProposalKind;

  @ApiProperty({ type: String, nullable: true, description: 'The plan that it is made for.' })
  basedOnId: string | null;

  @ApiProperty({ example: 'Proposal for the board' })
  name: string;

  @ApiProperty({ example: 1 })
  seed: number;

  @ApiProperty({ example: 60 })
  seconds: number;

  @ApiProperty({ enum: PROPOSAL_STATES, example: 'RUNNING' })
  state: ProposalState;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'All 600 runs are placed. At most 5.4 % better exists.',
  })
  sentence: string | null;

  @ApiProperty({ example: 'Hanako Sato' })
  askedBy: string;

  @ApiProperty({ type: String, format: 'date-time' })
  askedAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt: Date | null;

  @ApiProperty({ example: false, description: 'Asked to stop, and not at its end yet.' })
  stopping: boolean;

  @ApiProperty({ example: 17.2 })
  elapsedSeconds: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 6168.4,
    description: 'Points of the best plan so far.',
  })
  bestCost: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 5655.1, description: 'No plan costs less: proven.' })
  bound: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 0.0832,
    description: '(best cost − bound) / best cost.',
  })
  gap: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 0, description: 'Runs without a place.' })
  unplaced: number | null;

  @ApiProperty({ example: 'At most 8.4 % better exists.' })
  quality: string;

  @ApiProperty({ type: String, nullable: true, description: 'The draft that it became.' })
  draftId: string | null;
}

class PointView implements PointRow {
  @ApiProperty({ example: 1 })
  ordinal: number;

  @ApiProperty({ example: 15, description: 'Runs that were free to move.' })
  freed: number;

  @ApiProperty({ example: 588 })
  placed: number;

  @ApiProperty({ example: 12 })
  unplaced: number;

  @ApiProperty({ example: 6301.5, description: 'Points of the whole plan, without the cost of the moves.' })
  cost: number;

  @ApiProperty({ type: [String], description: 'Ids of the runs that would move.' })
  moved: string[];

  @ApiProperty({ type: String, nullable: true, description: 'The draft that it became.' })
  draftId: string | null;
}

export class ProposalDetailView extends ProposalView implements ProposalDetail {
  @ApiProperty({ type: [String], description: 'Pins that cannot hold together, in sentences.' })
  clashes: string[];

  @ApiProperty({
    type: [PointView],
    description: 'What a re-planning offers: the more runs move, the more find a place.',
  })
  points: PointView[];
}

class ReasonView implements ReasonRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f61' })
  runId: string;

  @ApiProperty({ type: String, nullable: true, example: '202712345J001' })
  courseNumber: string | null;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({
    type: 'array',
    items: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
    nullable: true,
    example: ['KANSAI', '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f62', 14],
    description: 'Office, host partner, planning week; null: unplaced.',
  })
  placement: ReasonRow['placement'];

  @ApiProperty({
    example:
      'In JICA Kansai with Kobe City from 6 July because its preferred week is free there; JICA Tokyo would cost 12 more (hotel beds 10, distance 2).',
  })
  sentence: string;
}

class ClashView {
  @ApiProperty({ type: [String], description: 'Without any one of these pins the others fit.' })
  runIds: string[];

  @ApiProperty({
    example:
      'A and B cannot all stay pinned: together they need more beds in JICA Tokyo than there are (50) between 6 July and 26 July. Unpin one of them, or change the capacity.',
  })
  sentence: string;
}

export class PlanReasonsView implements PlanReasons {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f72' })
  planId: string;

  @ApiProperty({ example: 4, description: 'The version of the plan that the reasons are of.' })
  planVersion: number;

  @ApiProperty({ type: [ReasonView] })
  reasons: ReasonView[];

  @ApiProperty({ type: [ClashView] })
  clashes: ClashView[];
}
