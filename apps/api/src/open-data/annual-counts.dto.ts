import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type ProgrammeType, THEME_CODES } from '#catalogue';
import type { AnnualCountsTable, PublishedComparison, TypeCount } from '#statistics';
import { PROGRAMME_TYPE_NAMES } from '../headquarters/courses.dto.js';
import { ChoiceField, CodeField, QueryCountField } from '../http/fields.js';

export class FiscalYearDto {
  @QueryCountField({
    about: 'Japanese fiscal year, 1 April to 31 March, named by its first year.',
    example: 2018,
    min: 1954,
    max: 2199,
  })
  fiscalYear: number;
}

export class AnnualCountsDto extends FiscalYearDto {
  @CodeField({ about: 'ISO 3166 code of the country.', example: 'KE', max: 8, optional: true })
  country?: string;

  @CodeField({ about: 'Code of the competent domestic office.', example: 'KANSAI', max: 12, optional: true })
  office?: string;

  @ChoiceField({ about: 'Thematic field.', of: THEME_CODES, optional: true })
  theme?: string;
}

class TypeCountView implements TypeCount {
  @ApiProperty({ enum: PROGRAMME_TYPE_NAMES, example: 'COUNTRY_FOCUS' })
  type: ProgrammeType;

  @ApiProperty({ example: 3537 })
  count: number;

  @ApiPropertyOptional({
    type: () => [TypeCountView],
    description: 'The leaf types of which it is the sum; only leaves are counted.',
  })
  parts?: TypeCount[];
}

export class AnnualCountsView implements AnnualCountsTable {
  @ApiProperty({ example: 2018 })
  fiscalYear: number;

  @ApiProperty({ example: 8088 })
  total: number;

  @ApiProperty({ type: [TypeCountView] })
  types: TypeCount[];

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 360000,
    description: 'Since 1954; null when filtered or when a year in between has no counts.',
  })
  cumulative: number | null;
}

export class PublishedComparisonView implements PublishedComparison {
  @ApiProperty({ example: 'ALL_SCHEMES' })
  subject: string;

  @ApiProperty({ example: 10000 })
  people: number;

  @ApiProperty({ enum: ['EXACT', 'APPROXIMATE'], example: 'APPROXIMATE' })
  precision: 'EXACT' | 'APPROXIMATE';

  @ApiProperty({ example: 'JICA, approximately 10,000 a year in all schemes' })
  source: string;

  @ApiProperty({ type: Number, nullable: true, example: null })
  counted: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: null,
    description: 'Ours less the published figure; shown openly, never forced to zero.',
  })
  difference: number | null;
}

export class ContinuingView {
  @ApiProperty({ example: 2018 })
  fiscalYear: number;

  @ApiProperty({
    example: 200,
    description: 'Long-Term people of earlier years still in training; in no sum of the annual counts.',
  })
  continuing: number;
}
