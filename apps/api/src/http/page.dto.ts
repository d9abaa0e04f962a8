import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import type { Type } from '@nestjs/common';
import { QueryCountField, TextField } from './fields.js';

/** What every list takes beside its filters; the sort has its own choices in each list. */
export class PageDto {
  @QueryCountField({ about: 'Rows on a page.', example: 50, min: 1, max: 200, optional: true })
  limit: number = 50;

  @TextField({ about: 'The `next` of the page before.', max: 400, optional: true })
  after?: string;
}

/** Documents a page of rows. */
export const PageOf = (row: Type): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(row),
    ApiOkResponse({
      schema: {
        type: 'object',
        required: ['rows', 'next'],
        properties: {
          rows: { type: 'array', items: { $ref: getSchemaPath(row) } },
          next: {
            type: 'string',
            nullable: true,
            description: 'Send it as `after` for the following page; null at the end.',
          },
        },
      },
    }),
  );
