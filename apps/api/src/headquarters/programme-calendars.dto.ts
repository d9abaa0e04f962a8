import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Matches, ValidateBy } from 'class-validator';
import { GATES, type Gate, LONGEST_REMINDER, type Milestone, REMINDED, type Reminded } from '#catalogue';
import { ChoiceField, CountField, DayField, ListField, TextField } from '../http/fields.js';

const MOST_REMINDERS = 8;

const isDistances = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length <= MOST_REMINDERS &&
  value.every((days) => Number.isInteger(days) && days >= 0 && days <= LONGEST_REMINDER);

/** Days before a milestone: a short list of whole numbers. */
const RemindDaysBeforeField = (): PropertyDecorator =>
  applyDecorators(
    ValidateBy({
      name: 'isDistances',
      validator: {
        validate: isDistances,
        defaultMessage: () =>
          `$property must be a list of at most ${MOST_REMINDERS} whole numbers of days from 0 to ${LONGEST_REMINDER}, for example [14, 3, 1]`,
      },
    }),
    ApiProperty({
      description: 'Days before it on which a reminder goes out.',
      type: Number,
      isArray: true,
      example: [14, 3, 1],
      maxItems: MOST_REMINDERS,
    }),
  );

export class MilestoneDto implements Milestone {
  @TextField({ about: 'Stable, for programs; of your choice.', example: 'SURVEY_CLOSES', max: 40 })
  @Matches(/^[A-Z][A-Z0-9_]*$/, {
    message: '$property must be capital letters, digits and underscores, for example SURVEY_CLOSES',
  })
  code: string;

  @TextField({ about: 'For people.', example: 'Last day of the request survey', max: 120 })
  name: string;

  @DayField({ about: 'Its day, in Asia/Tokyo.', example: '2026-08-31' })
  fallsOn: string;

  @ChoiceField({ about: 'What opens with the beginning of this day.', of: GATES, nullable: true })
  opens: Gate | null;

  @ChoiceField({
    about: 'What closes with the end of this day.',
    example: 'REQUEST_SURVEY',
    of: GATES,
    nullable: true,
  })
  closes: Gate | null;

  @ChoiceField({ about: 'Who is reminded of it.', example: 'OFFICES_WITH_OPEN_SURVEY', of: REMINDED })
  reminds: Reminded;

  @RemindDaysBeforeField()
  remindDaysBefore: number[];
}

export class MilestonesDto {
  @ListField({ about: 'The milestones, in any order.', of: () => MilestoneDto, max: 60 })
  milestones: MilestoneDto[];
}

export class CalendarDto extends MilestonesDto {
  @CountField({
    about: 'The fiscal year in which the courses run; most milestones lie before it.',
    example: 2027,
    min: 1954,
    max: 2197,
  })
  fiscalYear: number;
}
