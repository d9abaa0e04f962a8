// Private servers for checks and tests: fresh data each time, one schema for the product, one for the migrations.
import { driftSchema } from './checks.mjs';
import { instanceFolders } from './folders.mjs';
import { takeInstance } from './instance-lock.mjs';
import { keepersOfThisProcess } from './pinned-node.mjs';
import { startPrivateServers } from './private-servers.mjs';
import { scratchEnvironment } from './product-environment.mjs';
import { relaxed } from './server-settings.mjs';

/**
 * @param {{ name: string, progress: import('./progress.mjs').Progress, durability?: typeof relaxed }} options
 */
export async function startScratchServers({ name, progress, durability = relaxed }) {
  const folders = instanceFolders(name);
  await takeInstance(folders, { purpose: 'command', keepers: keepersOfThisProcess(), progress });
  const { environment: urls } = await startPrivateServers({
    folders,
    progress,
    durability,
    schemas: ['kccp', driftSchema, 'kccp_template'],
    fresh: true,
  });
  const environment = { ...urls, ...scratchEnvironment(folders) };
  return {
    folders,
    environment,
    /** For the checks, which must find an empty schema and send nothing. */
    checkEnvironment: {
      ...environment,
      PUBLIC_URL: 'http://localhost:3000',
      KCCP_SECRET: 'of-a-check-that-signs-nothing-0123456789',
      SMTP_URL: 'smtp://127.0.0.1:1025',
      DATABASE_URL: urls.DATABASE_URL?.replace('/kccp?', `/${driftSchema}?`),
    },
  };
}
