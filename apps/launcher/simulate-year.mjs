// `npm run kccp -- simulate-year [--share 0.1]`: a whole fiscal year against the real API and worker, on private
// servers and in a schema of its own. What is in the database of `npm start` is not touched.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFolder } from './folders.mjs';

const COMPILE = 'swc test/performance test/simulation test/support -d dist --quiet';
const RUN = 'exec node --enable-source-maps dist/test/simulation/main.js "$@"';

/** @param {string[]} args @returns {number} exit code */
export function simulateYear(args) {
  const withServers = path.join(path.dirname(fileURLToPath(import.meta.url)), 'with-servers.mjs');
  const command = [withServers, 'simulation', '--', 'sh', '-c', `${COMPILE} && ${RUN}`, 'simulate-year'];
  const { status } = spawnSync(process.execPath, [...command, ...args], {
    cwd: projectFolder,
    stdio: 'inherit',
  });
  return status ?? 1;
}
