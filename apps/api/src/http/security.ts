import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProductSettings } from '#platform';
import { problem } from './problem.js';

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The headers that harden an answer. They are the same for every request, so they are made once, at the start. */
function hardening(secure: boolean, styles = "'self'"): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ];
  return {
    'content-security-policy': policy.join(';'),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/** Headers of every answer, and the check that a change comes from our own pages. */
export function protect(fastify: FastifyInstance, product: ProductSettings): void {
  const secure = product.publicUrl.startsWith('https:');
  const usual = hardening(secure);
  // The interface's page comes with styles inside; ours have theirs in a file.
  const ofDocuments = hardening(secure, "'self' 'unsafe-inline'");
  const ownOrigin = new URL(product.publicUrl).origin;
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(/^\/api\/docs(?:[/?]|$)/.test(request.url) ? ofDocuments : usual);
    if (!CHANGES.has(request.method)) return done();
    if (!isForeign(request, ownOrigin)) return done();
    const body = problem(
      403,
      'REQUEST.FOREIGN_ORIGIN',
      'Changes are taken from the pages of this product only.',
    );
    void reply
      .status(403)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(body));
  });
  // A personal answer must not stay in a shared cache; the public lists set their own time.
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}

/**
 * What the browser says of where a change comes from. Without either header it is no browser, and a browser's cookie is
 * SameSite. Our pages send no Referer, therefore a form in them says `Origin: null`: then Sec-Fetch-Site decides, and
 * a browser too old for it may use the participants' forms, which act by what they carry and not by who is signed in.
 */
function isForeign(request: FastifyRequest, ownOrigin: string): boolean {
  const site = request.headers['sec-fetch-site'];
  const { origin, host } = request.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  if (origin === undefined) return false;
  if (origin === 'null') return site === undefined && !/^\/(?:status|dossier)/.test(request.url);
  return !isOwn(origin, host, ownOrigin);
}

function isOwn(origin: string, host: string | undefined, ownOrigin: string): boolean {
  if (origin === ownOrigin) return true;
  // One machine has several names (localhost, 127.0.0.1); under https only the public one counts.
  if (ownOrigin.startsWith('https:') || !URL.canParse(origin)) return false;
  return new URL(origin).host === host;
}
