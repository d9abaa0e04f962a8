import { STATUS_CODES } from 'node:http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { FieldFault, Refusal } from '#platform';

export const STATUS_OF: Record<Refusal, number> = {
  INVALID: 422,
  NOT_FOUND: 404,
  GONE: 410,
  CONFLICT: 409,
  STALE: 412,
  VERSION_MISSING: 428,
  FORBIDDEN: 403,
  UNAUTHENTICATED: 401,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
};

class FieldProblem implements FieldFault {
  @ApiProperty({ example: 'phases[0].startsOn', description: 'Path of the field.' })
  field: string;

  @ApiProperty({
    example: 'startsOn must be a day of the calendar written YYYY-MM-DD, for example 2026-06-12.',
  })
  message: string;
}

/** RFC 9457 problem+json. */
export class Problem {
  @ApiProperty({ example: 'about:blank' })
  type: string;

  @ApiProperty({ example: 'Conflict' })
  title: string;

  @ApiProperty({ example: 409 })
  status: number;

  @ApiProperty({ example: 'SLOTS.NONE_LEFT', description: 'Stable, for programs.' })
  code: string;

  @ApiProperty({
    example: 'The country has no slot left in this course run.',
    description: 'For people: what is wrong, and the remedy.',
  })
  detail: string;

  @ApiPropertyOptional({ type: [FieldProblem] })
  fields?: FieldFault[];

  [fact: string]: unknown;
}

export function problem(
  status: number,
  code: string,
  detail: string,
  facts: Record<string, unknown> = {},
): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code, detail, ...facts };
}
