import { ApiProperty } from '@nestjs/swagger';
import {
  type EligibilityLine,
  type EligibilitySummary,
  NOMINATION_STATES,
  type NominationState,
  type OfficerRow,
  type Scale,
  type ScreeningRow,
} from '#applications';
import { WaitView } from '../nominations/wait.view.js';
import { ScoringCriterionDto } from './screening.dto.js';
import { STANDINGS } from './screening-sheet.view.js';

const ID = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60';
const NOW = '2026-06-01T02:00:00.000Z';

class EligibilitySummaryView implements EligibilitySummary {
  @ApiProperty({ example: 6 })
  criteria: number;

  @ApiProperty({ example: 4, description: 'Met or waived.' })
  fulfilled: number;

  @ApiProperty({ example: 0 })
  notMet: number;

  @ApiProperty({ example: 2 })
  toBeJudged: number;

  @ApiProperty({ example: 0, description: 'Essentials that are not met: they block an acceptance.' })
  essentialNotMet: number;
}

class AssigneeView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'Keiko Mori' })
  name: string;
}

export class ScreeningRowView implements ScreeningRow {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'KCCP-2026-7F3K-9QXA' })
  reference: string;

  @ApiProperty({ enum: NOMINATION_STATES, example: 'UNDER_SCREENING' })
  state: NominationState;

  @ApiProperty({ example: NOW })
  since: Date;

  @ApiProperty({ type: Date, nullable: true, example: null })
  releasedAt: Date | null;

  @ApiProperty({ type: Number, nullable: true, example: null })
  reserveRank: number | null;

  @ApiProperty({ example: 'Wanjiru' })
  familyName: string;

  @ApiProperty({ example: 'Grace Njeri' })
  givenNames: string;

  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ type: String, nullable: true, example: 'Nairobi City Water and Sewerage Company' })
  organisation: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Senior water engineer' })
  post: string | null;

  @ApiProperty({ type: EligibilitySummaryView })
  eligibility: EligibilitySummaryView;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 82.5,
    description: "Mean of the screeners' wholes, %.",
  })
  score: number | null;

  @ApiProperty({ example: 2 })
  screeners: number;

  @ApiProperty({ type: AssigneeView, nullable: true })
  assignedTo: AssigneeView | null;

  @ApiProperty({ example: 0, description: 'Officers with a conflict of interest.' })
  conflicts: number;

  @ApiProperty({ example: 1 })
  earlierParticipations: number;

  @ApiProperty({ type: Date, nullable: true, example: NOW })
  acknowledgedAt: Date | null;

  @ApiProperty({ example: 1 })
  opinionsAsked: number;

  @ApiProperty({ example: 1 })
  opinionsGiven: number;

  @ApiProperty({ type: WaitView })
  wait: WaitView;

  @ApiProperty({ example: 3, description: 'Goes into If-Match of a move.' })
  version: number;
}

export class ScaleView implements Scale {
  @ApiProperty({ example: ID })
  courseRunId: string;

  @ApiProperty({ type: [ScoringCriterionDto] })
  criteria: ScoringCriterionDto[];

  @ApiProperty({ example: 1, description: 'Also the ETag; 0 before a scale is set.' })
  version: number;
}

export class OfficerView implements OfficerRow {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'Keiko Mori' })
  name: string;

  @ApiProperty({ example: 'KANSAI' })
  officeCode: string;
}

export class CreatedView {
  @ApiProperty({ example: ID })
  id: string;
}

export class JudgementReceiptView extends CreatedView {
  @ApiProperty({ enum: STANDINGS, example: 'MET', description: 'What counts now.' })
  standing: EligibilityLine['standing'];
}

export class AskedView extends CreatedView {
  @ApiProperty({ example: 12, description: 'Nominations on which an opinion is awaited.' })
  asked: number;
}

export class AcknowledgedView {
  @ApiProperty({ example: 12 })
  acknowledged: number;
}

export class AssignedView {
  @ApiProperty({ type: String, nullable: true, example: ID })
  assignedTo: string | null;
}

export class ScaleReceiptView {
  @ApiProperty({ example: 1, description: 'Also the ETag.' })
  version: number;
}

export class ScoreReceiptView {
  @ApiProperty({ example: 82.5, description: 'The weighted whole, %.' })
  total: number;
}
