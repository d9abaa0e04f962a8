import type { FastifyInstance } from 'fastify';

const DEEPEST = 50;
const utf8 = new TextDecoder('utf-8', { fatal: true });

class UnreadableBody extends Error {
  readonly statusCode = 400;
}

class ForbiddenKey extends Error {
  readonly statusCode = 422;
  readonly code = 'REQUEST.FORBIDDEN_KEY';
}

class NotJson extends Error {
  readonly statusCode = 415;
}

/** JSON bodies: strict UTF-8, at most 50 levels deep, no `__proto__`. The interface reads nothing else; forms belong to the pages. */
export function readJsonStrictly(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  fastify.addHook('preParsing', async (request, _reply, payload) => {
    const type = request.headers['content-type'] ?? '';
    if (request.url.startsWith('/api/') && /^\s*application\/x-www-form-urlencoded/i.test(type))
      throw new NotJson();
    return payload;
  });
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      const text = utf8.decode(body as Buffer);
      if (text === '') return done(null, undefined);
      if (depthOf(text) > DEEPEST) throw new UnreadableBody('nested too deep');
      void parse(request, text, (error, value) =>
        done(error && isJson(text) ? new ForbiddenKey() : error, value),
      );
    } catch (error) {
      done(error instanceof UnreadableBody ? error : new UnreadableBody('not UTF-8'));
    }
  });
}

/** Whether the parser refused what it holds, not how it is written. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Levels of nesting, counted without parsing: brackets outside of strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (inString) {
      if (sign === 92) at++;
      else if (sign === 34) inString = false;
    } else if (sign === 34) inString = true;
    else if (sign === 123 || sign === 91) deepest = Math.max(deepest, ++depth);
    else if (sign === 125 || sign === 93) depth--;
  }
  return deepest;
}

/** Pieces of files, at most 1 MiB each (the limit of every body); no other address takes bytes. */
export function readPieces(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.url.startsWith('/api/uploads/')) done(null, body);
    else done(new NotJson());
  });
}
