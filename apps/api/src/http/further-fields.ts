import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsNumber, Max, Min, ValidateBy } from 'class-validator';
import { documented, type Field, presence } from './fields.js';

const LANGUAGE = /^[a-z]{2,3}$/;
const isLanguage = (value: unknown): boolean => typeof value === 'string' && LANGUAGE.test(value);

/** A language by its code of ISO 639, in small letters, so that two ways of writing it cannot pass each other by. */
export const LanguageField = (field: Field): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    ValidateBy({
      name: 'isLanguage',
      validator: {
        validate: isLanguage,
        defaultMessage: () => '$property must be the code of a language in small letters, for example fr',
      },
    }),
    documented(field, { type: String, pattern: LANGUAGE.source }),
  );

export const LanguagesField = (field: Field & { max: number }): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsArray(),
    ArrayMaxSize(field.max),
    ArrayUnique({ message: '$property must name each language once' }),
    ValidateBy({
      name: 'areLanguages',
      validator: {
        validate: (value) => Array.isArray(value) && value.every(isLanguage),
        defaultMessage: () => '$property must be a list of codes of languages in small letters, such as fr',
      },
    }),
    documented(field, { type: String, isArray: true, maxItems: field.max }),
  );

/** Some of a list of choices, each once. */
export const ChoicesField = (field: Field & { of: readonly string[] }): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsArray(),
    ArrayMaxSize(field.of.length),
    ArrayUnique({ message: '$property must name each choice once' }),
    IsIn([...field.of], { each: true, message: `$property must be some of: ${field.of.join(', ')}` }),
    documented(field, { enum: [...field.of], isArray: true }),
  );

/** A number of people some of whom work part-time. */
export const TenthsField = (field: Field & { max: number }): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsNumber(
      { maxDecimalPlaces: 1, allowNaN: false, allowInfinity: false },
      { message: '$property must be a number with at most one digit after the point' },
    ),
    Min(0),
    Max(field.max),
    documented(field, { type: Number, minimum: 0, maximum: field.max }),
  );
