import { ApiProperty } from '@nestjs/swagger';
import {
  type CatalogueDetail,
  type CatalogueRow,
  type EligibleCountry,
  LEAF_TYPES,
  type LeafType,
  type Mode,
  MODES,
  type Theme,
  THEME_CODES,
} from '#catalogue';
import { EligibleCountryView, QualificationView } from '../general-information/information-facts.view.js';
import { PhaseDto } from '../headquarters/course-runs.dto.js';

export class CatalogueRowView implements CatalogueRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;

  @ApiProperty({ type: String, nullable: true, example: '202684494J002' })
  courseNumber: string | null;

  @ApiProperty({ example: 2026 })
  fiscalYear: number;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ type: String, nullable: true, example: '都市上水道' })
  titleJa: string | null;

  @ApiProperty({ enum: LEAF_TYPES, example: 'GROUP_REGION_FOCUS' })
  programmeType: LeafType;

  @ApiProperty({ enum: THEME_CODES, nullable: true, example: 'WATER_AND_DISASTER' })
  theme: Theme | null;

  @ApiProperty({ type: String, nullable: true, example: 'en' })
  language: string | null;

  @ApiProperty({ enum: MODES, nullable: true, example: 'IN_JAPAN' })
  mode: Mode | null;

  @ApiProperty({ type: Number, nullable: true, example: 14 })
  capacity: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'KANSAI' })
  domesticOfficeCode: string | null;

  @ApiProperty({ example: '2026-10-05' })
  startsOn: string;

  @ApiProperty({ example: '2026-11-13' })
  endsOn: string;

  @ApiProperty({ type: String, nullable: true, example: '2026-08-28' })
  resultOn: string | null;

  @ApiProperty({ type: [EligibleCountryView] })
  countries: EligibleCountry[];

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 2,
    description: 'Number of the newest General Information; null where none is issued.',
  })
  informationNumber: number | null;
}

export class CatalogueDetailView extends CatalogueRowView implements CatalogueDetail {
  @ApiProperty({ type: [PhaseDto] })
  phases: PhaseDto[];

  @ApiProperty({ type: [QualificationView] })
  criteria: QualificationView[];
}
