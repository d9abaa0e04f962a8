import type { FastifyInstance } from 'fastify';
import { Histogram, type Registry } from 'prom-client';
import type { KccpRequest } from './request.js';

/** One log line and one measurement a request: who (account id), which route, how it ended, how long. No query string, no body. */
export function watch(fastify: FastifyInstance, metrics: Registry): void {
  const duration = new Histogram({
    name: 'kccp_http_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [metrics],
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-request-id', request.id);
    done(null, payload);
  });
  fastify.addHook('preSerialization', (_request, reply, payload, done) => {
    const version = (payload as { version?: unknown } | null)?.version;
    if (typeof version === 'number') void reply.header('etag', `"${version}"`);
    done(null, payload);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    request.log.info(
      {
        method: request.method,
        path: request.url.split('?', 1)[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        account: (request as KccpRequest).actor?.accountId,
      },
      'request',
    );
    done();
  });
}
