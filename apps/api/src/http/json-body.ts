import type { FastifyInstance } from 'fastify';

const DEEPEST = 50;
const utf8 = new TextDecoder('utf-8', { fatal: true });

class UnreadableBody extends Error {
  readonly statusCode = 400;
}

/** JSON bodies: strict UTF-8, at most 50 levels deep, no `__proto__`. */
export function readJsonStrictly(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      const text = utf8.decode(body as Buffer);
      if (text === '') return done(null, undefined);
      if (depthOf(text) > DEEPEST) throw new UnreadableBody('nested too deep');
      void parse(request, text, done);
    } catch (error) {
      done(error instanceof UnreadableBody ? error : new UnreadableBody('not UTF-8'));
    }
  });
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
