import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import {
  CATALOGUE_SORTS,
  CATALOGUE_TIMES,
  type CatalogueFilter,
  type CatalogueTime,
  type Mode,
  MODES,
  type ProgrammeType,
  THEME_CODES,
} from '#catalogue';
import { LANGUAGES } from '../headquarters/course-runs.dto.js';
import { PROGRAMME_TYPE_NAMES } from '../headquarters/courses.dto.js';
import { ChoiceField, CodeField, TextField } from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';
import { IsOptional, Matches } from 'class-validator';

const MonthField = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Matches(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, {
      message: '$property must be a month written YYYY-MM, for example 2026-10',
    }),
    ApiProperty({
      description: 'Courses that start in this month.',
      example: '2026-10',
      type: String,
      required: false,
      pattern: '^(19|20|21)\\d\\d-(0[1-9]|1[0-2])$',
    }),
  );

export class CatalogueListDto extends PageDto implements CatalogueFilter {
  @TextField({
    about: 'Words of the title (English or Japanese), the course number or the objective; all must be there.',
    example: 'water supply',
    max: 100,
    optional: true,
  })
  words?: string;

  @ChoiceField({ about: 'Thematic field.', example: 'WATER_AND_DISASTER', of: THEME_CODES, optional: true })
  theme?: string;

  @ChoiceField({
    about: 'Type; Country Focus means both its parts.',
    example: 'GROUP_REGION_FOCUS',
    of: PROGRAMME_TYPE_NAMES,
    optional: true,
  })
  type?: ProgrammeType;

  @CodeField({ about: 'Courses for this country, ISO 3166.', example: 'KE', max: 8, optional: true })
  country?: string;

  @ChoiceField({ about: 'Language of the course.', example: 'en', of: LANGUAGES, optional: true })
  language?: string;

  @MonthField()
  month?: string;

  @ChoiceField({ about: 'Where and how.', example: 'IN_JAPAN', of: MODES, optional: true })
  mode?: Mode;

  @CodeField({ about: 'Code of the competent domestic office.', example: 'KANSAI', max: 12, optional: true })
  office?: string;

  @ChoiceField({
    about: 'OPEN: a country can still nominate. UPCOMING: not over yet.',
    example: 'UPCOMING',
    of: CATALOGUE_TIMES,
    optional: true,
  })
  when: CatalogueTime = 'UPCOMING';

  @ChoiceField({ about: 'Order; a minus means descending.', of: CATALOGUE_SORTS, optional: true })
  sort: string = 'startsOn';
}
