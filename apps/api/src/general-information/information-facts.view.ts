import { ApiProperty } from '@nestjs/swagger';
import {
  type InformationFacts,
  LEAF_TYPES,
  type LeafType,
  type Mode,
  MODES,
  type Organisers,
  type Theme,
  THEME_CODES,
} from '#catalogue';
import { PhaseDto } from '../headquarters/course-runs.dto.js';

const nullable = (example: unknown) => ({ type: String, nullable: true, example }) as const;

class OfficeNameView {
  @ApiProperty({ example: 'JICA Kansai Center' })
  nameEn: string;

  @ApiProperty({ example: 'JICA関西' })
  nameJa: string;
}

class OrganisersView implements Organisers {
  @ApiProperty({ type: OfficeNameView, nullable: true })
  office: OfficeNameView | null;

  @ApiProperty({ type: [String], example: ['Kobe City Waterworks Bureau'] })
  hostPartners: string[];
}

export class QualificationView {
  @ApiProperty({ enum: ['ESSENTIAL', 'RECOMMENDED'], example: 'ESSENTIAL' })
  level: 'ESSENTIAL' | 'RECOMMENDED';

  @ApiProperty({ example: 'At least five years in water supply' })
  wording: string;
}

export class EligibleCountryView {
  @ApiProperty({ example: 'KE' })
  code: string;

  @ApiProperty({ example: 'Kenya' })
  nameEn: string;

  @ApiProperty({ example: 'ケニア' })
  nameJa: string;

  @ApiProperty({ example: '2026-06-12', description: 'It ends with this day in Asia/Tokyo.' })
  jicaDeadline: string;
}

export class InformationFactsView implements InformationFacts {
  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty(nullable('都市上水道'))
  titleJa: string | null;

  @ApiProperty(nullable('202684494J002'))
  courseNumber: string | null;

  @ApiProperty({ enum: LEAF_TYPES, example: 'GROUP_REGION_FOCUS' })
  programmeType: LeafType;

  @ApiProperty({ enum: THEME_CODES, nullable: true, example: 'WATER_AND_DISASTER' })
  theme: Theme | null;

  @ApiProperty(nullable('en'))
  language: string | null;

  @ApiProperty({ enum: MODES, nullable: true, example: 'IN_JAPAN' })
  mode: Mode | null;

  @ApiProperty({ type: Number, nullable: true, example: 14 })
  capacity: number | null;

  @ApiProperty(nullable('2026-10-05'))
  startsOn: string | null;

  @ApiProperty(nullable('2026-11-13'))
  endsOn: string | null;

  @ApiProperty(nullable('2026-08-28'))
  resultOn: string | null;

  @ApiProperty({ type: [PhaseDto] })
  phases: PhaseDto[];

  @ApiProperty({ type: [QualificationView] })
  criteria: QualificationView[];

  @ApiProperty({ type: [EligibleCountryView] })
  countries: EligibleCountryView[];

  @ApiProperty({ type: OrganisersView })
  organisers: OrganisersView;
}
