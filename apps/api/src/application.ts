import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import { Registry } from 'prom-client';
import { type FastifyBaseLogger, LogController } from 'fastify';
import { type HttpSettings, ProductSettings } from '#platform';
import { compressMarked } from './http/compression.js';
import { serveDocument } from './http/document.js';
import { readJsonStrictly, readPieces } from './http/json-body.js';
import { protect } from './http/security.js';
import { watch } from './http/watch.js';

const LARGEST_BODY = 1_048_576;
/** The longest page of the nominee's forms, in a script whose letters take nine signs each in a form. */
const LARGEST_FORM = 262_144;
const LONGEST_SEGMENT = 200;

/** The router answers an address that it cannot read before any hook: such an address is unknown like any other. */
function isReadable(url: string): boolean {
  const [path = ''] = url.split(/[?#;]/, 1);
  if (path.split('/').some((segment) => segment.length > LONGEST_SEGMENT)) return false;
  try {
    return decodeURIComponent(path).isWellFormed();
  } catch {
    return false;
  }
}

export function fastifyAdapter(
  http: Pick<HttpSettings, 'trustProxy'>,
  log: FastifyBaseLogger,
): FastifyAdapter {
  return new FastifyAdapter({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LARGEST_BODY,
    trustProxy: http.trustProxy === 'yes',
    routerOptions: { maxParamLength: LONGEST_SEGMENT },
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : '/unreadable'),
    requestIdHeader: false,
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    },
  });
}

/** Everything around the handlers, the same in production and in tests. */
export async function prepareApplication(app: NestFastifyApplication): Promise<NestFastifyApplication> {
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(cookie);
  await fastify.register(formbody, { bodyLimit: LARGEST_FORM });
  await compressMarked(fastify);
  readJsonStrictly(fastify);
  readPieces(fastify);
  protect(fastify, app.get(ProductSettings));
  watch(fastify, app.get(Registry));
  serveDocument(app);
  app.enableShutdownHooks();
  return app;
}
