import { ApiProperty } from '@nestjs/swagger';
import type { RollOverPreview, RollOverReport, RollOverRow } from '#catalogue';
import { CountField, QueryCountField } from '../http/fields.js';
import { CriterionDto } from './criteria.dto.js';
import { PhaseDto } from './course-runs.dto.js';

export class FiscalYearDto {
  @CountField({ about: 'Fiscal year.', example: 2027, min: 1954, max: 2199 })
  fiscalYear: number;
}

export class FiscalYearQueryDto {
  @QueryCountField({ about: 'Fiscal year.', example: 2027, min: 1954, max: 2199 })
  fiscalYear: number;
}

class MissingView {
  @ApiProperty({ example: 'courseNumber' })
  field: string;

  @ApiProperty({ example: 'The course number is missing: give it as J1804375 or 201984494J002.' })
  message: string;
}

class CopiedRunView {
  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ type: String, nullable: true, example: '都市上水道' })
  titleJa: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'WATER_AND_DISASTER' })
  theme: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'en' })
  language: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'IN_JAPAN' })
  mode: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 14 })
  capacity: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'KANSAI' })
  domesticOfficeCode: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2027-10-05' })
  startsOn: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2027-11-13' })
  endsOn: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2027-08-28' })
  resultOn: string | null;
}

class NextRunView {
  @ApiProperty({ example: 2026 })
  fromFiscalYear: number;

  @ApiProperty({ type: CopiedRunView })
  run: CopiedRunView;

  @ApiProperty({ type: [PhaseDto] })
  phases: PhaseDto[];

  @ApiProperty({ type: [CriterionDto] })
  criteria: CriterionDto[];

  @ApiProperty({
    example: true,
    description: 'Whether the text of the last General Information is copied, as a draft.',
  })
  information: boolean;
}

export class RollOverPreviewView implements RollOverPreview {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  courseId: string;

  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({ type: String, nullable: true, example: null })
  obstacle: RollOverPreview['obstacle'];

  @ApiProperty({ type: String, nullable: true, example: null })
  why: string | null;

  @ApiProperty({ type: String, nullable: true, example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f61' })
  fromRunId: string | null;

  @ApiProperty({ type: NextRunView, nullable: true })
  next: RollOverPreview['next'];

  @ApiProperty({ example: 'Every day keeps its month and its day of the month.' })
  howDatesMove: string;

  @ApiProperty({ type: [String], example: ['courseNumber', 'allotments'] })
  notCopied: readonly string[];

  @ApiProperty({ type: [MissingView], description: 'What the draft will still lack for its publication.' })
  missing: MissingView[];
}

class RollOverRowView implements RollOverRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  courseId: string;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ enum: ['DONE', 'SKIPPED'], example: 'SKIPPED' })
  outcome: RollOverRow['outcome'];

  @ApiProperty({ type: String, nullable: true, example: 'YEARS_ARE_OVER' })
  obstacle: RollOverRow['obstacle'];

  @ApiProperty({ type: String, nullable: true, example: 'The course ran its 3 years, the last in FY2026.' })
  why: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  courseRunId: string | null;
}

export class RollOverReportView implements RollOverReport {
  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({ example: 280 })
  done: number;

  @ApiProperty({ example: 160 })
  skipped: number;

  @ApiProperty({ type: [RollOverRowView] })
  rows: RollOverRowView[];
}
