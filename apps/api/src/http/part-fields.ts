import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsNumber,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { documented, type Field, presence } from './fields.js';

/** An object with fields of its own. */
export const PartField = (field: Field & { of: () => new () => object }): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    ValidateBy({
      name: 'isPart',
      validator: {
        validate: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
        defaultMessage: () => '$property must be an object',
      },
    }),
    ValidateNested(),
    Type(field.of),
    documented(field, { type: field.of() }),
  );

/** So many numbers in order, each with at most one digit after the point. */
export const TenthsListField = (field: Field & { count: number; max: number }): PropertyDecorator =>
  applyDecorators(
    ...presence(field),
    IsArray(),
    ArrayMinSize(field.count),
    ArrayMaxSize(field.count),
    IsNumber(
      { maxDecimalPlaces: 1, allowNaN: false, allowInfinity: false },
      {
        each: true,
        message: `$property must be ${field.count} numbers with at most one digit after the point`,
      },
    ),
    Min(0, { each: true }),
    Max(field.max, { each: true }),
    documented(field, {
      ...{ type: Number, isArray: true, minItems: field.count, maxItems: field.count },
      items: { type: 'number', minimum: 0, maximum: field.max },
    }),
  );
