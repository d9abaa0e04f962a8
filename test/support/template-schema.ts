import { spawnSync } from 'node:child_process';
import { createTemplate } from './servers.js';

/** Once a run: a migrated schema with reference data, from which every test file clones its own. */
export default async function templateSchema(): Promise<void> {
  await createTemplate(async (url) => {
    const { status, stderr } = spawnSync(process.execPath, ['dist/apps/cli/src/main.js', 'seed', 'reference'], {
      env: { ...process.env, DATABASE_URL: url },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The template schema could not be made:\n${stderr}`);
  });
}
