import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import {
  CRITERION_KINDS,
  type CriterionKind,
  type CriterionLevel,
  type CriterionRule,
  DEGREES,
  LANGUAGE_LEVELS,
  ORGANISATION_TYPES,
  type RuleFacts,
} from '#catalogue';
import { textFault } from '#platform';
import { ChoiceField, CountField, DayField, TextField } from '../http/fields.js';

const RULE_KINDS = CRITERION_KINDS.filter((kind) => kind !== 'OTHER');
const only = { optional: true, nullable: true } as const;

/** A short list of words or codes. */
const WordsField = (about: string, fault: (word: unknown) => string | null, of?: readonly string[]) =>
  applyDecorators(
    ValidateIf((_, value) => value !== undefined && value !== null),
    IsArray(),
    ArrayMaxSize(20),
    ValidateBy({
      name: 'areWords',
      validator: {
        validate: (value) => Array.isArray(value) && value.every((word) => fault(word) === null),
        defaultMessage: (asked) =>
          `$property ${(asked?.value as unknown[] | undefined)?.map?.(fault).find(Boolean) ?? 'must be a list'}.`,
      },
    }),
    ApiProperty({
      description: about,
      type: String,
      isArray: true,
      maxItems: 20,
      required: false,
      nullable: true,
      ...(of ? { enum: [...of] } : {}),
    }),
  );

const wordFault = (word: unknown) => textFault(word, { max: 60 });
const typeFault = (word: unknown) =>
  ORGANISATION_TYPES.some((type) => type === word) ? null : `must be of: ${ORGANISATION_TYPES.join(', ')}`;

export class CriterionRuleDto implements RuleFacts {
  @ChoiceField({ about: 'The kind of its criterion.', example: 'AGE', of: RULE_KINDS })
  kind: CriterionKind;

  @CountField({
    about: 'EXPERIENCE: at least so many years. EARLIER_PARTICIPATION: none that ended within so many.',
    ...{ min: 1, max: 60, ...only },
  })
  years?: number | null;

  @CountField({ about: 'AGE: the youngest.', example: 25, min: 15, max: 99, ...only })
  from?: number | null;

  @CountField({ about: 'AGE: the oldest.', example: 45, min: 15, max: 99, ...only })
  to?: number | null;

  @DayField({ about: 'AGE: as of this day.', example: '2026-04-01', ...only })
  asOf?: string | null;

  @ChoiceField({
    about: 'DEGREE and LANGUAGE: at least this one.',
    of: [...DEGREES, ...LANGUAGE_LEVELS],
    ...only,
  })
  atLeast?: string | null;

  @TextField({ about: 'LANGUAGE: which, BCP 47.', example: 'en', max: 8, ...only })
  language?: string | null;

  @WordsField('POST: its name holds one of these words.', wordFault)
  words?: string[] | null;

  @WordsField('ORGANISATION: it is one of these.', typeFault, ORGANISATION_TYPES)
  types?: string[] | null;
}

class CriterionWordsDto {
  @ChoiceField({ about: 'What it is about.', example: 'EXPERIENCE', of: CRITERION_KINDS })
  kind: CriterionKind;

  @ChoiceField({ about: 'Essential or recommended.', example: 'ESSENTIAL', of: ['ESSENTIAL', 'RECOMMENDED'] })
  level: CriterionLevel;

  @TextField({
    about: 'The wording of the General Information.',
    example: 'At least five years in water supply',
    max: 500,
  })
  wording: string;
}

export class CriterionDto extends CriterionWordsDto {
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @ValidateBy({
    name: 'isObject',
    validator: {
      validate: (value) => typeof value === 'object' && !Array.isArray(value),
      defaultMessage: () => '$property must be an object',
    },
  })
  @ValidateNested()
  @Type(() => CriterionRuleDto)
  @ApiProperty({
    type: CriterionRuleDto,
    nullable: true,
    required: false,
    description: 'What the product can look at by itself; without a rule people judge.',
  })
  rule?: CriterionRuleDto | null;
}

export class CriterionView extends CriterionWordsDto {
  @ApiProperty({ type: CriterionRuleDto, nullable: true })
  rule: CriterionRule | null;
}
