// The schema brought up to date and the demonstration year in it.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './folders.mjs';
import { launch, stopRank } from './launched-process.mjs';
import { Trouble } from './trouble.mjs';

/**
 * @param {object} what
 * @param {import('./folders.mjs').InstanceFolders} what.folders
 * @param {Record<string, string>} what.environment
 * @param {import('./progress.mjs').Progress} what.progress
 * @param {string} what.build the state of the sources
 * @param {boolean} what.isPrivate whether the database is the one under .kccp
 */
export async function prepareDemonstration({ folders, environment, progress, build, isPrivate }) {
  const stamp = path.join(folders.data, 'demonstration-of');
  const signIns = path.join(folders.data, 'sign-ins.txt');
  // Only the product writes into the private database: what this build has prepared once stays prepared.
  if (isPrivate && existsSync(signIns) && existsSync(stamp) && readFileSync(stamp, 'utf8') === build) return;
  rmSync(stamp, { force: true });

  await progress.step(
    'Demonstration',
    'migrating the schema and seeding the demonstration year',
    async (say) => {
      const lines = await seed(folders, { ...environment, KCCP_SIGN_INS_FILE: signIns }, progress);
      if (isPrivate) writeFileSync(stamp, build);
      say(lines > 0 ? 'ready' : 'there already');
    },
  );
}

/** The lines that tell how to sign in. @param {import('./folders.mjs').InstanceFolders} folders */
export function demonstrationSignIns(folders) {
  const file = path.join(folders.data, 'sign-ins.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
}

/** @returns {Promise<number>} how many lines of progress it printed */
async function seed(folders, environment, progress) {
  const launched = launch({
    name: 'command',
    command: process.execPath,
    args: [
      '--enable-source-maps',
      path.join(projectFolder, 'dist/apps/cli/src/main.js'),
      'seed',
      'demonstration',
    ],
    folders,
    environment: { ...process.env, ...environment },
    rank: stopRank.application,
    stdio: ['ignore', 'pipe', 'pipe'],
    workingFolder: projectFolder,
  });
  let lines = 0;
  let unfinished = '';
  let complaints = '';
  launched.child.stdout?.on('data', (chunk) => {
    const parts = (unfinished + chunk).split('\n');
    unfinished = parts.pop() ?? '';
    for (const line of parts.filter((each) => each.trim() !== '')) {
      lines += 1;
      progress.line(`      ${line}`);
    }
  });
  launched.child.stderr?.on('data', (chunk) => (complaints += chunk));
  const { code } = await launched.exit;
  if (code !== 0) throw new Trouble('The demonstration could not be seeded.', complaints);
  return lines;
}
