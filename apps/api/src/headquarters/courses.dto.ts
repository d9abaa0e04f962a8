import { ApiProperty, PartialType } from '@nestjs/swagger';
import {
  COURSE_SORTS,
  COURSE_STATES,
  type CourseFacts,
  type CourseRow,
  type CourseState,
  LEAF_TYPES,
  type LeafType,
  type ProgrammeType,
  type Theme,
  THEME_CODES,
} from '#catalogue';
import { ChoiceField, CodeField, CountField, LEFT_OUT_NOT_NULL, TextField } from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';

export const PROGRAMME_TYPE_NAMES = [...LEAF_TYPES, 'COUNTRY_FOCUS'] as const;

class CourseDto implements CourseFacts {
  @TextField({ about: 'English title.', example: 'Water Supply for Urban Areas', max: 300 })
  titleEn: string;

  @TextField({ about: 'Japanese title.', example: '都市上水道', max: 300, optional: true, nullable: true })
  titleJa?: string | null;

  @CodeField({
    about: "JICA's project number.",
    example: '202003248',
    max: 20,
    optional: true,
    nullable: true,
  })
  projectNumber?: string | null;

  @ChoiceField({
    about: 'A leaf type: Country Focus has two parts and is none.',
    example: 'GROUP_REGION_FOCUS',
    of: LEAF_TYPES,
  })
  programmeType: LeafType;

  @ChoiceField({
    about: 'One of the 17 thematic fields.',
    example: 'WATER_AND_DISASTER',
    of: THEME_CODES,
    optional: true,
    nullable: true,
  })
  theme?: Theme | null;

  @CountField({ about: 'Fiscal year of the first run.', example: 2026, min: 1954, max: 2199 })
  firstFiscalYear: number;

  @CountField({
    about: 'Years in succession; three unless said otherwise.',
    example: 3,
    min: 1,
    max: 10,
    optional: true,
  })
  years?: number;

  @CountField({
    about: 'Places planned for a run, while there is none.',
    example: 14,
    min: 1,
    max: 500,
    optional: true,
    nullable: true,
  })
  plannedCapacity?: number | null;
}

export class NewCourseDto extends CourseDto {
  @ChoiceField({
    about: 'A candidate for the examination, or adopted already, as it is unless said otherwise.',
    example: 'CANDIDATE',
    of: ['CANDIDATE', 'ADOPTED'],
    optional: true,
  })
  state?: 'CANDIDATE' | 'ADOPTED';
}

export class CourseChangesDto extends PartialType(CourseDto, LEFT_OUT_NOT_NULL) {}

export class CourseListDto extends PageDto {
  @ChoiceField({
    about: 'Type; Country Focus means both its parts.',
    of: PROGRAMME_TYPE_NAMES,
    optional: true,
  })
  programmeType?: ProgrammeType;

  @ChoiceField({ about: 'Thematic field.', of: THEME_CODES, optional: true })
  theme?: string;

  @ChoiceField({ about: 'Candidate, adopted or not.', of: COURSE_STATES, optional: true })
  state?: CourseState;

  @ChoiceField({ about: 'Order; a minus means descending.', of: COURSE_SORTS, optional: true })
  sort: string = 'title';
}

export class CourseView implements CourseRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;

  @ApiProperty({ type: String, nullable: true, example: '202003248' })
  projectNumber: string | null;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ type: String, nullable: true, example: '都市上水道' })
  titleJa: string | null;

  @ApiProperty({ enum: LEAF_TYPES, example: 'GROUP_REGION_FOCUS' })
  programmeType: LeafType;

  @ApiProperty({ enum: THEME_CODES, nullable: true, example: 'WATER_AND_DISASTER' })
  theme: string | null;

  @ApiProperty({ example: 2026 })
  firstFiscalYear: number;

  @ApiProperty({ example: 3 })
  years: number;

  @ApiProperty({ enum: COURSE_STATES, example: 'ADOPTED', description: 'Changed by a decision on record.' })
  state: CourseState;

  @ApiProperty({ type: Number, nullable: true, example: 14 })
  plannedCapacity: number | null;

  @ApiProperty({ example: 1, description: 'Also the ETag.' })
  version: number;
}

export class ReceiptView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;

  @ApiProperty({ example: 1, description: 'Also the ETag.' })
  version: number;
}
