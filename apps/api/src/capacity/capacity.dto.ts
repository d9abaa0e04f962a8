import {
  type CapacityFacts,
  type ChangeOfFigure,
  type Closure,
  HOLIDAY_EXCEPTIONS,
  type HolidayException,
  type HolidayExceptionFacts,
  type PoolFacts,
  QUANTITIES,
  type Quantity,
} from '#allocation';
import {
  ChoiceField,
  CodeField,
  CountField,
  DayField,
  ListField,
  QueryCountField,
  TextField,
} from '../http/fields.js';
import { LanguageField, TenthsField } from '../http/further-fields.js';

const LAST_WEEK = 52;
const YEARS = { min: 1954, max: 2197 } as const;
const MOST_PEOPLE = 99_999;

/** Both weeks are counted. */
class WeeksDto {
  @CountField({ about: 'First planning week; week 0 holds 1 April.', example: 20, min: 0, max: LAST_WEEK })
  fromWeek: number;

  @CountField({ about: 'Last planning week.', example: 23, min: 0, max: LAST_WEEK })
  toWeek: number;
}

export class ReasonedWeeksDto extends WeeksDto implements Closure {
  @TextField({ about: 'Why, for those who plan.', example: 'The lift is replaced.', max: 300 })
  reason: string;
}

class ChangeDto extends ReasonedWeeksDto implements ChangeOfFigure {
  @ChoiceField({ about: 'What there is more or less of.', example: 'BEDS', of: QUANTITIES })
  quantity: Quantity;

  @LanguageField({ about: 'Of INTERPRETERS only.', nullable: true, optional: true })
  language: string | null = null;

  @TenthsField({ about: 'How many there are in these weeks.', example: 96, max: MOST_PEOPLE })
  figure: number;
}

export class InterpretersDto {
  @LanguageField({ about: 'Language.', example: 'es' })
  language: string;

  @CountField({ about: 'How many at once.', example: 2, min: 0, max: 999 })
  people: number;
}

export class CapacityDto implements CapacityFacts {
  @CountField({ about: 'Seminar rooms.', example: 8, min: 0, max: 999 })
  rooms: number;

  @CountField({ about: 'Beds of its own.', example: 140, min: 0, max: MOST_PEOPLE })
  beds: number;

  @CountField({ about: 'Beds that it may buy in hotels.', example: 43, min: 0, max: MOST_PEOPLE })
  hotelBeds: number;

  @TenthsField({ about: 'Training coordinators at once, in tenths.', example: 11.1, max: 999 })
  coordinators: number;

  @CountField({ about: 'Runs that may begin in one week.', example: 4, min: 0, max: 99 })
  arrivalsPerWeek: number;

  @CountField({ about: 'Its fair share of the year, in seats × weeks.', example: 4091, min: 0, max: 999_999 })
  seatWeeksTarget: number;

  @ListField({ about: 'Interpreters that only this office may use.', of: () => InterpretersDto, max: 40 })
  interpreters: InterpretersDto[];

  @ListField({ about: 'Weeks in which a figure is another one.', of: () => ChangeDto, max: 300 })
  changes: ChangeDto[];

  @ListField({ about: 'Weeks in which the office hosts nobody.', of: () => ReasonedWeeksDto, max: 53 })
  closures: ReasonedWeeksDto[];
}

export class NewCapacityDto extends CapacityDto {
  @CountField({ about: 'Fiscal year.', example: 2026, ...YEARS })
  fiscalYear: number;

  @CodeField({ about: 'The domestic office.', example: 'KANSAI', max: 12 })
  domesticOfficeCode: string;
}

export class CapacityYearDto {
  @QueryCountField({ about: 'Fiscal year.', example: 2026, ...YEARS })
  fiscalYear: number;
}

export class CarryOverDto {
  @CountField({ about: 'The fiscal year that begins.', example: 2027, min: YEARS.min + 1, max: YEARS.max })
  fiscalYear: number;
}

class PoolChangeDto extends ReasonedWeeksDto {
  @CountField({ about: 'How many there are in these weeks.', example: 1, min: 0, max: 999 })
  people: number;
}

export class PoolDto implements PoolFacts {
  @CountField({ about: 'How many at once, in all of Japan.', example: 9, min: 0, max: 999 })
  people: number;

  @ListField({ about: 'Weeks in which there are more or fewer.', of: () => PoolChangeDto, max: 53 })
  changes: PoolChangeDto[];
}

export class NewPoolDto extends PoolDto {
  @CountField({ about: 'Fiscal year.', example: 2026, ...YEARS })
  fiscalYear: number;

  @LanguageField({ about: 'Runs in this language need one of these interpreters.', example: 'fr' })
  language: string;
}

export class LocalHolidayDto implements HolidayExceptionFacts {
  @DayField({ about: 'The day.', example: '2026-06-23' })
  day: string;

  @CodeField({
    about: 'The office; null for all offices, which headquarters alone may say.',
    example: 'OKINAWA',
    max: 12,
    nullable: true,
  })
  domesticOfficeCode: string | null;

  @ChoiceField({
    about: 'DAY_OFF: closed on a working day. WORKING_DAY: open on a holiday.',
    example: 'DAY_OFF',
    of: HOLIDAY_EXCEPTIONS,
  })
  kind: HolidayException;

  @TextField({ about: 'What the day is.', example: 'Okinawa Memorial Day', max: 120 })
  name: string;
}
