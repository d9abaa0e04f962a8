import { ApiProperty } from '@nestjs/swagger';
import {
  type EligibilityLine,
  type Opinion,
  OPINIONS,
  type Outcome,
  type ScreeningSheet,
  type SheetConflict,
  type SheetOpinion,
  type SheetScore,
  type Verdict,
  VERDICTS,
} from '#applications';
import { CriterionView } from '../headquarters/criteria.dto.js';

const ID = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60';
const NOW = '2026-06-01T02:00:00.000Z';
const OUTCOMES = ['MET', 'NOT_MET', 'TO_BE_JUDGED'];
export const STANDINGS = [...OUTCOMES, 'WAIVED'];

class StandingJudgementView {
  @ApiProperty({ enum: VERDICTS, example: 'MET' })
  verdict: Verdict;

  @ApiProperty({ example: 'The certificate of employment names six years.' })
  note: string;

  @ApiProperty({ example: 'Keiko Mori' })
  judgedBy: string;

  @ApiProperty({ example: NOW })
  judgedAt: Date;
}

class EligibilityLineView extends CriterionView implements EligibilityLine {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ enum: OUTCOMES, example: 'MET', description: 'What the product finds in the record.' })
  outcome: Outcome;

  @ApiProperty({ example: 'Born 1988-03-14: 38 on 2026-04-01; asked 25 to 45.' })
  evidence: string;

  @ApiProperty({ type: StandingJudgementView, nullable: true, description: 'What an officer said last.' })
  judgement: StandingJudgementView | null;

  @ApiProperty({ enum: STANDINGS, example: 'MET', description: 'What counts.' })
  standing: EligibilityLine['standing'];
}

class SheetScoreView implements SheetScore {
  @ApiProperty({ example: ID })
  screenerId: string;

  @ApiProperty({ example: 'Keiko Mori' })
  screener: string;

  @ApiProperty({ type: [Number], example: [4, 3] })
  points: number[];

  @ApiProperty({ example: 82.5, description: 'The weighted whole, %.' })
  total: number;

  @ApiProperty({ example: '' })
  note: string;

  @ApiProperty({ example: NOW })
  scoredAt: Date;

  @ApiProperty({ example: true, description: 'False once the screener has declared a conflict of interest.' })
  counts: boolean;
}

class SheetConflictView implements SheetConflict {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: ID })
  officerId: string;

  @ApiProperty({ example: 'Keiko Mori' })
  officer: string;

  @ApiProperty({ example: false })
  wholeRun: boolean;

  @ApiProperty({ example: 'I taught the nominee at university.' })
  reason: string;

  @ApiProperty({ example: NOW })
  declaredAt: Date;
}

class SheetOpinionView implements SheetOpinion {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: ID })
  hostPartnerId: string;

  @ApiProperty({ example: 'Kobe City Waterworks Bureau' })
  hostPartner: string;

  @ApiProperty({ example: '2026-07-10' })
  dueOn: string;

  @ApiProperty({ enum: OPINIONS, nullable: true, example: 'RECOMMENDED' })
  opinion: Opinion | null;

  @ApiProperty({ example: 'The post fits the practice at the plant.' })
  text: string;

  @ApiProperty({ example: NOW })
  askedAt: Date;

  @ApiProperty({ type: Date, nullable: true, example: NOW })
  givenAt: Date | null;
}

export class ScreeningSheetView implements ScreeningSheet {
  @ApiProperty({ example: ID })
  nominationId: string;

  @ApiProperty({ example: ID })
  courseRunId: string;

  @ApiProperty({ type: Date, nullable: true, example: NOW })
  acknowledgedAt: Date | null;

  @ApiProperty({ type: String, nullable: true, example: 'Keiko Mori' })
  acknowledgedBy: string | null;

  @ApiProperty({ type: String, nullable: true, example: ID })
  assignedTo: string | null;

  @ApiProperty({ type: Date, nullable: true, example: NOW })
  assignedAt: Date | null;

  @ApiProperty({ type: [EligibilityLineView] })
  eligibility: EligibilityLineView[];

  @ApiProperty({ type: [SheetScoreView] })
  scores: SheetScoreView[];

  @ApiProperty({ type: [SheetConflictView] })
  conflicts: SheetConflictView[];

  @ApiProperty({ type: [SheetOpinionView] })
  opinions: SheetOpinionView[];
}
