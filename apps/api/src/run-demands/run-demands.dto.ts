import { type DemandStatement, type Intake, INTAKES } from '#allocation';
import { type Theme, THEME_CODES } from '#catalogue';
import {
  ChoiceField,
  CodeField,
  CountField,
  FlagField,
  IdField,
  IdsField,
  QueryCountField,
  TextField,
} from '../http/fields.js';
import { LanguageField } from '../http/further-fields.js';
import { PageDto } from '../http/page.dto.js';

const LAST_WEEK = 52;
const YEARS = { min: 1954, max: 2197 } as const;
const unless = { optional: true, nullable: true } as const;

export class PlannedYearDto {
  @QueryCountField({ about: 'Fiscal year.', example: 2027, ...YEARS })
  fiscalYear: number;
}

export class RunDemandListDto extends PageDto {
  @QueryCountField({ about: 'Fiscal year.', example: 2027, ...YEARS })
  fiscalYear: number;
}

/** What is left out or null is what the course run itself says. */
export class DemandStatementDto implements DemandStatement {
  @CountField({ about: 'Weeks in which it needs rooms and beds.', example: 6, min: 1, max: 52, ...unless })
  weeks: number | null = null;

  @CountField({ about: 'People.', example: 15, min: 1, max: 200, ...unless })
  seats: number | null = null;

  @LanguageField({ about: 'Language of the training.', example: 'fr', ...unless })
  language: string | null = null;

  @ChoiceField({ about: 'Thematic field, by which host partners are found.', of: THEME_CODES, ...unless })
  theme: Theme | null = null;

  @CountField({ about: 'First planning week in which it may start.', min: 0, max: LAST_WEEK, ...unless })
  earliestWeek: number | null = null;

  @CountField({ about: 'Last planning week in which it may start.', min: 0, max: LAST_WEEK, ...unless })
  latestWeek: number | null = null;

  @CountField({ about: 'Planning week that would be best.', example: 27, min: 0, max: LAST_WEEK, ...unless })
  preferredWeek: number | null = null;

  @CodeField({ about: 'Fixed wish: only this domestic office.', example: 'KANSAI', max: 12, ...unless })
  domesticOfficeCode: string | null = null;

  @IdField({ about: 'Fixed wish: only this host partner.', ...unless })
  hostPartnerId: string | null = null;

  @CountField({ about: 'Fixed wish: only this planning week.', min: 0, max: LAST_WEEK, ...unless })
  fixedWeek: number | null = null;

  @CodeField({ about: 'Runs with the same series never overlap.', example: 'WATER-2027', max: 24, ...unless })
  series: string | null = null;

  @CountField({ about: 'Weeks from today until it may start.', example: 20, min: 0, max: 104, ...unless })
  leadWeeks: number | null = null;

  @ChoiceField({
    about: 'Long-Term only: in which intake it starts; null for either.',
    of: INTAKES,
    ...unless,
  })
  intake: Intake | null = null;

  @FlagField({
    about: 'Whether a published run may be given another office, host or week than was announced.',
    optional: true,
  })
  movable: boolean = false;

  @TextField({
    about: 'Why it is left out of the plan.',
    example: 'Held by the ministry itself this year.',
    ...{ max: 500, severalLines: true },
    ...unless,
  })
  leftOutBecause: string | null = null;

  @IdsField({
    about: 'Only these host partners come into question; none for all that fit.',
    max: 50,
    optional: true,
  })
  acceptableHostPartnerIds: string[] = [];
}
