import { spawnSync } from 'node:child_process';

/** Once a run: a migrated schema with reference data, from which every test file clones its own. */
export default function templateSchema() {
  const url = new URL(process.env.DATABASE_URL ?? '');
  url.pathname = '/kccp_template';
  const { status, stderr } = spawnSync(process.execPath, ['dist/apps/cli/src/main.js', 'seed', 'reference'], {
    env: { ...process.env, DATABASE_URL: url.toString() },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The template schema could not be made:\n${stderr}`);
}
