import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, type Registry } from 'prom-client';
import type { ProductSettings } from './settings/index.js';

export interface Health {
  status: 'ready' | 'degraded' | 'unavailable';
  [dependency: string]: string;
}

/** `/metrics` for Prometheus and `/health` on an internal port that is not for the public. */
export async function startInternalServer(
  settings: ProductSettings,
  metrics: Registry,
  ready: () => Promise<Health>,
): Promise<Server> {
  collectDefaultMetrics({ register: metrics });
  const server = createServer((request, response) => {
    const answer = async (): Promise<[number, string, string]> => {
      if (request.url === '/metrics') return [200, metrics.contentType, await metrics.metrics()];
      if (request.url === '/health/live') return [200, 'application/json', '{"status":"alive"}'];
      if (request.url !== '/health/ready') return [404, 'text/plain', 'not found'];
      const health = await ready();
      return [health.status === 'unavailable' ? 503 : 200, 'application/json', JSON.stringify(health)];
    };
    answer().then(
      ([status, type, body]) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.metricsPort, settings.metricsHost, resolve);
  });
  return server;
}
