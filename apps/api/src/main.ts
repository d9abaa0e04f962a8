import { NestFactory } from '@nestjs/core';
import { Registry } from 'prom-client';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  HealthCheck,
  HttpSettings,
  NestLog,
  productLog,
  ProductSettings,
  readSettings,
  SettingsError,
  startInternalServer,
} from '#platform';
import { ApiModule } from './api.module.js';
import { fastifyAdapter, prepareApplication } from './application.js';

async function main(): Promise<void> {
  const http = readSettings(HttpSettings);
  const log = productLog('api');
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule, fastifyAdapter(http, log), {
    logger: new NestLog(log),
    abortOnError: false,
    bodyParser: false,
  });
  await prepareApplication(app);
  await app.listen(http.port, http.host);
  const internal = await startInternalServer(app.get(ProductSettings), app.get(Registry), () =>
    app.get(HealthCheck).ready(),
  );
  app
    .getHttpAdapter()
    .getInstance()
    .server.on('close', () => internal.close());
  log.info({ port: http.port }, 'the API is ready');
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof SettingsError ? `${error.message}\n` : `${(error as Error).stack}\n`);
  process.exit(1);
});
