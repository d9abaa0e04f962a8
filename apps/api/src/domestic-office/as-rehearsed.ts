import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { DomainError } from '#platform';
import type { KccpRequest } from '../http/request.js';

/** The fingerprint of a rehearsal, where one is given. Throws RESULTS.FINGERPRINT_UNREADABLE. */
export const AsRehearsed = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const header = context.switchToHttp().getRequest<KccpRequest>().headers['as-rehearsed'];
  if (header === undefined) return null;
  const fingerprint = typeof header === 'string' ? /^"?([0-9a-f]{64})"?$/.exec(header)?.[1] : undefined;
  if (fingerprint) return fingerprint;
  throw new DomainError(
    'INVALID',
    'RESULTS.FINGERPRINT_UNREADABLE',
    'As-Rehearsed must be the fingerprint that the rehearsal gave, 64 digits and letters a to f.',
  );
});

export const AsRehearsedHeader = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'As-Rehearsed',
      required: false,
      description:
        'The fingerprint of the rehearsal: the release is refused when it would not do just the same.',
      example: 'a'.repeat(64),
    }),
  );
