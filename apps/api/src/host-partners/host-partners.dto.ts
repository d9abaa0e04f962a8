import { PartialType } from '@nestjs/swagger';
import {
  type Agreement,
  type Blackout,
  type Contact,
  HOST_PARTNER_KINDS,
  type HostPartnerKind,
  type PartnerModule,
  type PartnerQuestion,
} from '#allocation';
import { THEME_CODES, type Theme } from '#catalogue';
import { ReasonedWeeksDto } from '../capacity/capacity.dto.js';
import {
  ChoiceField,
  CodeField,
  CountField,
  DayField,
  IdField,
  LEFT_OUT_NOT_NULL,
  ListField,
  MailboxField,
  QueryCountField,
  TextField,
} from '../http/fields.js';
import { ChoicesField, LanguageField, LanguagesField } from '../http/further-fields.js';

const YEARS = { min: 1954, max: 2197 } as const;

class ContactDto implements Contact {
  @TextField({ about: 'Name.', example: 'Tanaka Yuko', max: 120 })
  name: string;

  @TextField({ about: 'What they do there.', example: 'Course leader', max: 120 })
  role: string;

  @MailboxField({
    about: 'E-mail address.',
    example: 'tanaka@kobe-water.kccp.example',
    optional: true,
    nullable: true,
  })
  email: string | null = null;

  @TextField({
    about: 'Telephone number.',
    example: '+81 78 000 0000',
    max: 40,
    optional: true,
    nullable: true,
  })
  phone: string | null = null;
}

class ModuleDto implements PartnerModule {
  @TextField({ about: 'What it teaches.', example: 'Leakage survey in the field', max: 200 })
  title: string;

  @ChoiceField({ about: 'Thematic field.', example: 'WATER_AND_DISASTER', of: THEME_CODES })
  theme: Theme;

  @CountField({ about: 'Days that it takes.', example: 3, min: 1, max: 366 })
  days: number;
}

class AgreementDto implements Agreement {
  @TextField({ about: 'Its number, or how it is called.', example: 'KIC-2026-014', max: 60 })
  reference: string;

  @DayField({ about: 'First day.', example: '2026-04-01' })
  validFrom: string;

  @DayField({ about: 'Last day.', example: '2029-03-31' })
  validTo: string;

  @CountField({ about: 'Runs that it may be given in a fiscal year.', example: 3, min: 1, max: 99 })
  runsPerYear: number;
}

class BlackoutDto extends ReasonedWeeksDto implements Blackout {
  @CountField({ about: 'Fiscal year whose weeks they are.', example: 2026, ...YEARS })
  fiscalYear: number;
}

/** What a host partner itself keeps up to date; a list that is sent replaces the one before. */
export class OwnPartnerDto {
  @ListField({ about: 'People at the partner.', of: () => ContactDto, max: 50, optional: true })
  contacts?: ContactDto[];

  @ListField({
    about: 'Weeks in which it can give nothing.',
    of: () => BlackoutDto,
    max: 200,
    optional: true,
  })
  blackouts?: BlackoutDto[];
}

export class HostPartnerDto extends OwnPartnerDto {
  @TextField({ about: 'Name.', example: 'Kobe City Waterworks Bureau', max: 200 })
  name: string;

  @ChoiceField({ about: 'One of the seven kinds.', example: 'LOCAL_GOVERNMENT', of: HOST_PARTNER_KINDS })
  kind: HostPartnerKind;

  @CodeField({ about: 'Prefecture in which it is.', example: 'Hyogo', max: 20 })
  prefecture: string;

  @MailboxField({
    about: 'Where letters to it go.',
    example: 'training@kobe-water.kccp.example',
    optional: true,
    nullable: true,
  })
  email?: string | null;

  @CountField({
    about: 'How many runs it can give in the same week.',
    example: 1,
    min: 1,
    max: 99,
    optional: true,
  })
  runsAtOnce?: number;

  @ChoicesField({
    about: 'Thematic fields.',
    example: ['WATER_AND_DISASTER'],
    of: THEME_CODES,
    optional: true,
  })
  themes?: Theme[];

  @LanguagesField({
    about: 'Languages in which it can teach without interpreters.',
    example: ['en'],
    max: 40,
    optional: true,
  })
  languages?: string[];

  @ListField({
    about: 'Parts of a programme that it can give.',
    of: () => ModuleDto,
    max: 100,
    optional: true,
  })
  modules?: ModuleDto[];

  @ListField({
    about: 'Agreements, which may follow one another but not overlap.',
    of: () => AgreementDto,
    max: 50,
    optional: true,
  })
  agreements?: AgreementDto[];
}

export class HostPartnerChangesDto extends PartialType(HostPartnerDto, LEFT_OUT_NOT_NULL) {}

export class PartnerQuestionDto implements PartnerQuestion {
  @IdField({ about: 'The run; what is left out below is taken from it.', optional: true })
  courseRunId?: string;

  @QueryCountField({
    about: 'Fiscal year; the present one without a run.',
    example: 2026,
    ...YEARS,
    optional: true,
  })
  fiscalYear?: number;

  @ChoiceField({ about: 'Thematic field.', example: 'HEALTH', of: THEME_CODES, optional: true })
  theme?: Theme;

  @CodeField({ about: 'Best in this prefecture.', example: 'Hyogo', max: 20, optional: true })
  prefecture?: string;

  @CodeField({ about: 'Best in the area of this office.', example: 'KANSAI', max: 12, optional: true })
  domesticOfficeCode?: string;

  @LanguageField({ about: 'Language of the run.', example: 'fr', optional: true })
  language?: string;

  @QueryCountField({ about: 'First week.', example: 27, min: 0, max: 52, optional: true })
  fromWeek?: number;

  @QueryCountField({ about: 'Weeks on end.', example: 6, min: 1, max: 53, optional: true })
  weeks?: number;

  @QueryCountField({ about: 'How many partners.', example: 20, min: 1, max: 500, optional: true })
  limit: number = 30;
}
