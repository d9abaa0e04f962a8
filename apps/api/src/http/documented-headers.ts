import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

export const IfMatchHeader = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'The ETag of the version you have seen.',
      example: '"1"',
    }),
  );

export const IdempotencyHeader = (required = true): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required,
      description: 'A new UUID; the same request with the same key is carried out once.',
      example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60',
    }),
  );
