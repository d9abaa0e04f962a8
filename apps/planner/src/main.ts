import { NestFactory } from '@nestjs/core';
import { Registry } from 'prom-client';
import {
  HealthCheck,
  NestLog,
  productLog,
  ProductSettings,
  SettingsError,
  startInternalServer,
} from '#platform';
import { PlannerModule } from './planner.module.js';

async function main(): Promise<void> {
  const log = productLog('planner');
  const app = await NestFactory.createApplicationContext(PlannerModule, {
    logger: new NestLog(log),
    abortOnError: false,
  });
  app.enableShutdownHooks();
  const internal = await startInternalServer(app.get(ProductSettings), app.get(Registry), () =>
    app.get(HealthCheck).ready(),
  );
  internal.unref();
  log.info('the planner is ready');
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof SettingsError ? `${error.message}\n` : `${(error as Error).stack}\n`);
  process.exit(1);
});
