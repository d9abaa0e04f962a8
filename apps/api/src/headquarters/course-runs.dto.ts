import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import {
  COURSE_RUN_SORTS,
  courseNumber,
  type CourseRunFacts,
  type CourseRunState,
  type Mode,
  MODES,
  PHASE_KINDS,
  type PhaseKind,
  type ProgrammeType,
  type Theme,
  THEME_CODES,
} from '#catalogue';
import {
  ChoiceField,
  CodeField,
  CountField,
  DayField,
  IdField,
  IdsField,
  ListField,
  QueryCountField,
  TextField,
} from '../http/fields.js';
import { CourseRunFormDto } from './course-run-form.dto.js';
import { PageDto } from '../http/page.dto.js';
import { CriterionDto } from './criteria.dto.js';
import { PROGRAMME_TYPE_NAMES } from './courses.dto.js';

export const COURSE_RUN_STATES: readonly CourseRunState[] = ['DRAFT', 'PUBLISHED', 'CANCELLED', 'RECORDED'];
export const LANGUAGES = ['en', 'fr', 'es', 'pt', 'ru', 'ar', 'ja', 'zh', 'id', 'vi'] as const;

export class PhaseDto {
  @ChoiceField({ about: 'Phases come in this order.', example: 'CORE', of: PHASE_KINDS })
  kind: PhaseKind;

  @DayField({ about: 'First day.', example: '2026-10-05' })
  startsOn: string;

  @DayField({ about: 'Last day.', example: '2026-11-13' })
  endsOn: string;

  @TextField({ about: 'Where.', example: 'Kobe', max: 120, optional: true, nullable: true })
  place: string | null = null;

  @ChoiceField({ about: 'How it is held.', example: 'IN_JAPAN', of: MODES })
  mode: Mode;
}

/** The number is kept in its normal form; both published forms are read. */
const CourseNumberField = (): PropertyDecorator => (target, property) => {
  TextField({
    about: 'J-No., in either form; hyphens and blanks do not matter.',
    example: '202684494-J002',
    max: 24,
    optional: true,
    nullable: true,
  })(target, property);
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (courseNumber(value) ?? value) : value,
  )(target, property);
  ValidateBy({
    name: 'isCourseNumber',
    validator: {
      validate: (value) => typeof value === 'string' && courseNumber(value) !== null,
      defaultMessage: () => 'courseNumber must be written like J1804375 or 201984494J002.',
    },
  })(target, property);
};

export class CourseRunChangesDto extends CourseRunFormDto implements CourseRunFacts {
  @CourseNumberField()
  courseNumber?: string | null;

  @TextField({ about: 'English title.', example: 'Water Supply for Urban Areas', max: 300, optional: true })
  titleEn?: string;

  @TextField({ about: 'Japanese title.', example: '都市上水道', max: 300, optional: true, nullable: true })
  titleJa?: string | null;

  @ChoiceField({
    about: 'Thematic field.',
    example: 'WATER_AND_DISASTER',
    of: THEME_CODES,
    optional: true,
    nullable: true,
  })
  theme?: Theme | null;

  @ChoiceField({
    about: 'Language of the course.',
    example: 'en',
    of: LANGUAGES,
    optional: true,
    nullable: true,
  })
  language?: string | null;

  @ChoiceField({ about: 'Where and how.', example: 'IN_JAPAN', of: MODES, optional: true, nullable: true })
  mode?: Mode | null;

  @CodeField({
    about: 'The third country in which a THIRD_COUNTRY run is held.',
    example: 'TH',
    max: 8,
    optional: true,
    nullable: true,
  })
  thirdCountryCode?: string | null;

  @TextField({
    about: 'Where it is held; needed of a THIRD_COUNTRY run.',
    example: 'Asian Institute of Technology, Pathum Thani',
    max: 200,
    optional: true,
    nullable: true,
  })
  venue?: string | null;

  @CountField({ about: 'Places.', example: 14, min: 1, max: 500, optional: true, nullable: true })
  capacity?: number | null;

  @CodeField({
    about: 'Code of the competent domestic office.',
    example: 'KANSAI',
    max: 12,
    optional: true,
    nullable: true,
  })
  domesticOfficeCode?: string | null;

  @DayField({
    about: 'By when nominees hear the result.',
    example: '2026-08-28',
    optional: true,
    nullable: true,
  })
  resultOn?: string | null;

  @TextField({
    about: 'Why a Long-Term run may last less than twelve months.',
    max: 500,
    optional: true,
    nullable: true,
  })
  longTermOverride?: string | null;

  @ListField({
    about: 'The phases, in order; they replace those before.',
    of: () => PhaseDto,
    max: 12,
    optional: true,
  })
  phases?: PhaseDto[];

  @ListField({
    about: 'The criteria; they replace those before.',
    of: () => CriterionDto,
    max: 40,
    optional: true,
  })
  criteria?: CriterionDto[];
}

export class CourseRunDto extends CourseRunChangesDto {
  @IdField({ about: 'The course of which this is a run.' })
  courseId: string;

  @CountField({
    about: 'Fiscal year; never derived from the course number.',
    example: 2026,
    min: 1954,
    max: 2199,
  })
  fiscalYear: number;
}

export class CancellationDto {
  @TextField({
    about: 'Why; the offices and nominees are told.',
    example: 'The host partner cannot receive the group.',
    max: 500,
    severalLines: true,
  })
  reason: string;
}

export class HostingDto {
  @IdsField({ about: 'The host partners of the run; they replace those before.', max: 20 })
  hostPartnerIds: string[];
}

export class CourseRunListDto extends PageDto {
  @QueryCountField({ about: 'Fiscal year.', example: 2026, min: 1954, max: 2199, optional: true })
  fiscalYear?: number;

  @ChoiceField({
    about: 'Type; Country Focus means both its parts.',
    of: PROGRAMME_TYPE_NAMES,
    optional: true,
  })
  programmeType?: ProgrammeType;

  @CodeField({ about: 'Code of the competent domestic office.', max: 12, optional: true })
  domesticOfficeCode?: string;

  @ChoiceField({ about: 'Thematic field.', of: THEME_CODES, optional: true })
  theme?: string;

  @ChoiceField({ about: 'State of the run.', of: COURSE_RUN_STATES, optional: true })
  state?: CourseRunState;

  @CodeField({ about: 'Runs in which this country has slots.', max: 8, optional: true })
  countryCode?: string;

  @ChoiceField({ about: 'Order; a minus means descending.', of: COURSE_RUN_SORTS, optional: true })
  sort: string = 'startsOn';
}

export class OpenCourseRunListDto extends CourseRunListDto {
  @DayField({ about: 'Only runs to which one can nominate on this day or later.', optional: true })
  openOn?: string;
}
