import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { ProductSettings } from '#platform';
import { problem } from './problem.js';

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Headers of every answer, and the check that a change comes from our own pages. */
export async function protect(fastify: FastifyInstance, product: ProductSettings): Promise<void> {
  const secure = product.publicUrl.startsWith('https:');
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    hsts: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  });
  const ownOrigin = new URL(product.publicUrl).origin;
  fastify.addHook('onRequest', async (request, reply) => {
    if (!CHANGES.has(request.method)) return;
    const site = request.headers['sec-fetch-site'];
    const { origin, host } = request.headers;
    const foreign =
      (site !== undefined && site !== 'same-origin' && site !== 'none') ||
      (origin !== undefined && !isOwn(origin, host, ownOrigin));
    if (!foreign) return;
    const body = problem(
      403,
      'REQUEST.FOREIGN_ORIGIN',
      'Changes are taken from the pages of this product only.',
    );
    await reply
      .status(403)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(body));
  });
  // A personal answer must not stay in a shared cache; the public lists set their own time.
  fastify.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
}

function isOwn(origin: string, host: string | undefined, ownOrigin: string): boolean {
  return origin === ownOrigin || (URL.canParse(origin) && new URL(origin).host === host);
}
