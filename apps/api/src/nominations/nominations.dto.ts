import {
  NOMINATION_SORTS,
  NOMINATION_STATES,
  NOMINEE_LANGUAGES,
  type NominationState,
  type NomineeFacts,
  type Sex,
} from '#applications';
import { PartialType } from '@nestjs/swagger';
import {
  ChoiceField,
  CodeField,
  CountField,
  DayField,
  IdField,
  LEFT_OUT_NOT_NULL,
  MailboxField,
  TextField,
} from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';

class NomineeDto implements NomineeFacts {
  @TextField({
    about: 'Family name as in the passport; the only name of who has one name.',
    example: 'Wanjiru',
    max: 200,
  })
  familyName: string;

  @TextField({
    about: 'Other names as in the passport.',
    example: 'Grace Njeri',
    max: 200,
    optional: true,
    mayBeEmpty: true,
  })
  givenNames?: string;

  @DayField({ about: 'Date of birth.', example: '1988-03-14', optional: true, nullable: true })
  birthDate?: string | null;

  @ChoiceField({
    about: 'As in the passport.',
    example: 'FEMALE',
    of: ['FEMALE', 'MALE', 'NOT_STATED'],
    optional: true,
  })
  sex?: Sex;

  @MailboxField({
    about: "The nominee's own address; the status goes there.",
    example: 'grace.wanjiru@people.kccp.example',
    optional: true,
    nullable: true,
  })
  email?: string | null;

  @ChoiceField({
    about: 'Language of letters to the nominee.',
    example: 'en',
    of: NOMINEE_LANGUAGES,
    optional: true,
  })
  language?: string;

  @TextField({
    about: 'Organisation.',
    example: 'Nairobi City Water and Sewerage Company',
    max: 200,
    optional: true,
    nullable: true,
  })
  organisation?: string | null;

  @TextField({
    about: 'Present post.',
    example: 'Senior water engineer',
    max: 200,
    optional: true,
    nullable: true,
  })
  post?: string | null;
}

export class NomineeChangesDto extends PartialType(NomineeDto, LEFT_OUT_NOT_NULL) {}

export class NominationDto extends NomineeDto {
  @IdField({ about: 'The course run.' })
  courseRunId: string;

  @CodeField({ about: 'The country that nominates.', example: 'KE', max: 8 })
  countryCode: string;
}

export class ReasonDto {
  @TextField({
    about: 'Why; it stands in the history.',
    example: 'The certificate of employment is missing.',
    max: 1000,
    severalLines: true,
  })
  reason: string;
}

/** What the reserve list asks for only where somebody is passed over. */
export class MaybeReasonDto {
  static readonly bodyMayBeMissing = true;

  @TextField({
    about: 'Why somebody further down the list comes first; it stays inside the domestic office.',
    example: 'The first on the list is ill until autumn.',
    max: 1000,
    severalLines: true,
    optional: true,
    nullable: true,
  })
  reason?: string | null;
}

/** Another person, and why. */
export class SubstituteDto extends NomineeDto {
  @TextField({
    about: 'Why the first person cannot come; it stands in the history.',
    example: 'Promoted to a new post at home.',
    max: 1000,
    severalLines: true,
  })
  reason: string;
}

export class RankDto {
  @CountField({
    about: 'Place on the reserve list, 1 first.',
    example: 1,
    min: 1,
    max: 500,
    optional: true,
    nullable: true,
  })
  rank?: number | null;
}

export class NominationListDto extends PageDto {
  @IdField({ about: 'Nominations to this run.', optional: true })
  courseRunId?: string;

  @CodeField({ about: 'Nominations of this country.', example: 'KE', max: 8, optional: true })
  countryCode?: string;

  @ChoiceField({ about: 'State, as you may know it.', of: NOMINATION_STATES, optional: true })
  state?: NominationState;

  @TextField({ about: 'Beginning of the family name.', example: 'Wan', max: 100, optional: true })
  name?: string;

  @CodeField({
    about: 'The nomination with this reference.',
    example: 'KCCP-2026-7F3K-9QXA',
    max: 20,
    optional: true,
  })
  reference?: string;

  @ChoiceField({ about: 'Order; a minus means descending.', of: NOMINATION_SORTS, optional: true })
  sort: string = '-since';
}
