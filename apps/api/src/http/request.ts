import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError, invalid, isId, notFound, type RepeatableRequest } from '#platform';
import type { Actor } from '#identity';

export type KccpRequest = FastifyRequest & { actor?: Actor };

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<KccpRequest>();

/** The signed-in person; the guard has put it there. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = requestOf(context);
  if (!actor) throw new Error('@Me() stands in a handler that is open to anyone.');
  return actor;
});

const pathId = (context: ExecutionContext, name = 'id'): string => {
  const id = (requestOf(context).params as Record<string, string>)[name];
  if (!isId(id)) throw notFound();
  return id;
};

/** The id of the path (or another part of it that is one); what is no UUID is unknown like any other unknown id. */
export const PathId = createParamDecorator((name: string | undefined, context: ExecutionContext) =>
  pathId(context, name),
);

/** A code of the path, such as a country's; what cannot be one is unknown. */
export const PathCode = createParamDecorator((name: string, context: ExecutionContext): string => {
  const value = (requestOf(context).params as Record<string, string>)[name]?.toUpperCase() ?? '';
  if (!/^[A-Z][A-Z0-9-]{1,7}$/.test(value)) throw notFound();
  return value;
});

const seenVersion = (context: ExecutionContext): number => {
  const header = requestOf(context).headers['if-match'];
  if (header === undefined) {
    throw new DomainError(
      'VERSION_MISSING',
      'VERSION.MISSING',
      'Say which version you have seen: send its ETag in the header If-Match.',
    );
  }
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  if (!version)
    throw new DomainError(
      'INVALID',
      'VERSION.UNREADABLE',
      'If-Match must be the ETag of the thing as it was read, for example "3".',
    );
  return Number(version);
};

/** The version the caller has seen, from If-Match. Throws VERSION.MISSING (428), VERSION.UNREADABLE. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext) => seenVersion(context));

const repeatable = (context: ExecutionContext): RepeatableRequest | null => {
  const request = requestOf(context);
  const key = request.headers['idempotency-key'];
  if (key === undefined || !request.actor) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,80}$/.test(key)) {
    throw new DomainError(
      'INVALID',
      'IDEMPOTENCY.KEY_UNREADABLE',
      'Idempotency-Key must be 8 to 80 characters without blanks, for example a new UUID.',
    );
  }
  const hash = createHash('sha256')
    .update(`${request.method} ${request.url} ${JSON.stringify(request.body ?? null)}`)
    .digest('hex');
  return { actorId: request.actor.accountId, key, hash };
};

/** A piece of a file. Throws UPLOAD.PIECE_MISSING. */
export const Piece = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const { body } = requestOf(context);
  if (Buffer.isBuffer(body) && body.length > 0) return body;
  const message = 'The body must be the bytes of the piece, sent as application/octet-stream.';
  throw invalid('UPLOAD.PIECE_MISSING', [{ field: 'body', message }]);
});

/** From which byte on a piece belongs. Throws UPLOAD.OFFSET_MISSING. */
export const UploadOffset = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = requestOf(context).headers['upload-offset'];
  if (typeof header === 'string' && /^\d{1,9}$/.test(header)) return Number(header);
  const message = 'Upload-Offset must say from which byte on the piece belongs, for example 0.';
  throw invalid('UPLOAD.OFFSET_MISSING', [{ field: 'Upload-Offset', message }]);
});

/** A POST that creates must be safe to send again: it needs an Idempotency-Key. Throws IDEMPOTENCY.KEY_MISSING. */
export const Repeatable = createParamDecorator((_: unknown, context: ExecutionContext): RepeatableRequest => {
  const request = repeatable(context);
  if (request) return request;
  throw new DomainError(
    'INVALID',
    'IDEMPOTENCY.KEY_MISSING',
    'Send the header Idempotency-Key with a new UUID, so that this request can be repeated safely.',
  );
});

/** A move may carry an Idempotency-Key; without one it is protected by If-Match. */
export const MaybeRepeatable = createParamDecorator((_: unknown, context: ExecutionContext) =>
  repeatable(context),
);

/** A move that a person wants: about which thing, seen in which version, perhaps to be repeated safely. */
export interface WantedMove<Move extends string> {
  id: string;
  move: Move;
  ifVersion: number;
  request: RepeatableRequest | null;
}

/** The move of a route `…/:id/<move>` with all that the request says of it. */
export const Wanted = createParamDecorator(
  <Move extends string>(move: Move, context: ExecutionContext): WantedMove<Move> => ({
    id: pathId(context),
    move,
    ifVersion: seenVersion(context),
    request: repeatable(context),
  }),
);
