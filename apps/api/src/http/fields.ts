import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { isId, IsMailbox, IsPlainDate, IsText, type TextRule } from '#platform';

// The kinds of field a request may have: each says its form to the validator and to the OpenAPI document at once.

export interface Field {
  about: string;
  example?: unknown;
  /** May be left out. */
  optional?: boolean;
  /** May be null, which empties it. */
  nullable?: boolean;
}

/** For PartialType, which otherwise lets null pass unread for every field. */
export const LEFT_OUT_NOT_NULL = { skipNullProperties: false };

/** A field that may be left out may still not be null, unless null empties it. */
export const presence = ({ optional, nullable }: Field): PropertyDecorator[] => {
  if (!optional && !nullable) return [];
  return [ValidateIf((_, value) => !(optional && value === undefined) && !(nullable && value === null))];
};

export const documented = (field: Field, options: ApiPropertyOptions): PropertyDecorator =>
  ApiProperty({
    description: field.about,
    example: field.example,
    required: !field.optional,
    nullable: field.nullable,
    ...options,
  } as ApiPropertyOptions);

export const TextField = (field: Field & TextRule): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsText({
      max: field.max,
      min: field.min,
      severalLines: field.severalLines,
      mayBeEmpty: field.mayBeEmpty,
    }),
    documented(field, { type: String, minLength: field.min, maxLength: field.max }),
  );

/** A code of a reference list, or a number of JICA's: codes are ASCII in the database, so other letters stop here. */
export const CodeField = (field: Field & { max: number; mayBeEmpty?: boolean }): PropertyDecorator => {
  const isCode = (value: unknown) =>
    typeof value === 'string' &&
    value.length <= field.max &&
    (/^[A-Za-z0-9-]+$/.test(value) || (field.mayBeEmpty === true && value === ''));
  const defaultMessage = () =>
    `$property must be a code of at most ${field.max} letters (A to Z), digits and hyphens`;
  return applyDecorators(
    ...presence(field),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    ValidateBy({ name: 'isCode', validator: { validate: isCode, defaultMessage } }),
    documented(field, { type: String, maxLength: field.max, pattern: '^[A-Za-z0-9-]*$' }),
  );
};

export const DayField = (field: Field): PropertyDecorator =>
  applyDecorators(...presence(field), IsPlainDate(), documented(field, { type: String, format: 'date' }));

export const MailboxField = (field: Field): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsMailbox(),
    documented(field, { type: String, format: 'email', maxLength: 254 }),
  );

export const CountField = (field: Field & { min: number; max: number }): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsInt(),
    Min(field.min),
    Max(field.max),
    documented(field, { type: Number, minimum: field.min, maximum: field.max }),
  );

export const FlagField = (field: Field): PropertyDecorator =>
  applyDecorators(...presence(field), IsBoolean(), documented(field, { type: Boolean }));

export const ChoiceField = (field: Field & { of: readonly string[] }): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsIn([...field.of], { message: `$property must be one of: ${field.of.join(', ')}` }),
    documented(field, { type: String, enum: [...field.of] }),
  );

export const IdField = (field: Field): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    ValidateBy({
      name: 'isId',
      validator: {
        validate: isId,
        defaultMessage: () => '$property must be the id of a thing of ours, a UUID',
      },
    }),
    documented(field, { type: String, format: 'uuid' }),
  );

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object whose fields a form of the business decides, not the interface: the business reads it and names every fault. */
export const AnswersField = (field: Field): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    ValidateBy({
      name: 'isObject',
      validator: {
        validate: isObject,
        defaultMessage: () => '$property must be an object of answers by field',
      },
    }),
    documented(field, { type: 'object', additionalProperties: true }),
  );

export const ListField = (
  field: Field & { of: () => new () => object; max: number; min?: number },
): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsArray(),
    ArrayMaxSize(field.max),
    // ValidateNested looks through a list in a list and takes what it finds there for the thing itself.
    ValidateBy({
      name: 'areObjects',
      validator: {
        validate: (value) => Array.isArray(value) && value.every(isObject),
        defaultMessage: () => '$property must be a list of objects',
      },
    }),
    ValidateNested({ each: true }),
    Type(field.of),
    ArrayMinSize(field.min ?? 0),
    documented(field, { type: field.of(), isArray: true, minItems: field.min, maxItems: field.max }),
  );

export const IdsField = (field: Field & { max: number }): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsArray(),
    ArrayMaxSize(field.max),
    ValidateBy({
      name: 'areIds',
      validator: {
        validate: (value) => Array.isArray(value) && value.every(isId),
        defaultMessage: () => '$property must be a list of ids, each a UUID',
      },
    }),
    documented(field, { type: String, format: 'uuid', isArray: true, maxItems: field.max }),
  );

export const CodesField = (field: Field & { max: number }): PropertyDecorator => {
  const areCodes = (value: unknown) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((code) => typeof code === 'string' && /^[A-Z][A-Z0-9-]{1,11}$/.test(code));
  return applyDecorators(
    ...presence(field),
    IsArray(),
    ArrayMaxSize(field.max),
    ValidateBy({
      name: 'areCodes',
      validator: { validate: areCodes, defaultMessage: () => '$property must be a list of codes such as KE' },
    }),
    documented(field, { type: String, isArray: true, minItems: 1, maxItems: field.max }),
  );
};

/** A number in a query string, where everything is text: digits only, so that 1e9 and a repeated key are refused. */
export const QueryCountField = (field: Field & { min: number; max: number }): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
    ),
    CountField(field),
  );
