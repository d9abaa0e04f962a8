import { readFileSync, writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { formsPage, lifecyclePage } from '#applications';
import { HttpSettings, productLog, readSettings } from '#platform';
import { ApiModule } from './api.module.js';
import { fastifyAdapter } from './application.js';
import { openApiDocument } from './http/document.js';

/** Writes the generated documents; with --check it fails when they are not what the code says. */
async function main(): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule,
    fastifyAdapter(readSettings(HttpSettings), productLog('documents')),
    {
      logger: false,
      bodyParser: false,
      abortOnError: false,
    },
  );
  const generated = {
    'docs/openapi.json': `${JSON.stringify(openApiDocument(app), null, 2)}\n`,
    'docs/lifecycle.md': lifecyclePage(),
    'docs/forms.md': formsPage(),
  };
  await app.close();
  const stale = Object.entries(generated).filter(([file, text]) => !isWritten(file, text));
  if (process.argv.includes('--check')) {
    if (stale.length === 0) return;
    throw new Error(
      `Not what the code says: ${stale.map(([file]) => file).join(', ')}. Run «npm run documents» and commit the result.`,
    );
  }
  for (const [file, text] of stale) writeFileSync(file, text);
}

function isWritten(file: string, text: string): boolean {
  try {
    return readFileSync(file, 'utf8') === text;
  } catch {
    return false;
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
