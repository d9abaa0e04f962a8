import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keptFolder, projectFolder } from './folders.mjs';
import { pause } from './launched-process.mjs';
import { binFolder } from './pinned-node.mjs';
import { isAlive, knownProcess } from './process-identity.mjs';
import { readRecord } from './process-records.mjs';
import { runOrExplain } from './run-command.mjs';

const lockFile = path.join(projectFolder, 'package-lock.json');
const installerFile = path.join(keptFolder, 'npm-ci.process.json');
const stampFile = path.join(projectFolder, 'node_modules/.kccp-lock-hash');

/**
 * Installs the packages when they are missing or belong to another package-lock.json.
 * @param {import('./progress.mjs').Progress} progress
 */
export async function ensurePackages(progress) {
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  const isInstalled = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
  if (isInstalled()) return;
  if (wasInstalledByHand()) return writeFileSync(stampFile, wanted);
  await progress.step('Packages', 'installing by npm ci, a minute or two the first time', async (say) => {
    await untilNobodyInstalls();
    if (isInstalled()) return say('installed by another start');
    await runOrExplain('npm', ['ci', '--no-audit', '--no-fund'], {
      workingFolder: projectFolder,
      // npm must not run on the Node it is about to remove.
      environment: { ...process.env, PATH: pathWithoutPackages() },
      onStart: (pid) => writeFileSync(installerFile, JSON.stringify(knownProcess(pid))),
      trouble: 'The packages could not be installed: `npm ci` failed.',
    });
    writeFileSync(stampFile, wanted);
    say('installed');
  });
}

/** After `npm install` there is no stamp of ours, but npm's own list of what it has put there. */
function wasInstalledByHand() {
  try {
    const [locked, present] = [lockFile, path.join(projectFolder, 'node_modules/.package-lock.json')].map(
      (file) => JSON.parse(readFileSync(file, 'utf8')).packages,
    );
    return (
      Object.keys(present).every((place) => locked[place] !== undefined) &&
      Object.entries(locked).every(
        ([place, { version, integrity, optional }]) =>
          place === '' ||
          (present[place] === undefined
            ? optional === true
            : present[place].version === version && present[place].integrity === integrity),
      )
    );
  } catch {
    return false;
  }
}

/** Two in one folder spoil each other; one may also have outlived a launcher that was killed. */
async function untilNobodyInstalls() {
  mkdirSync(keptFolder, { recursive: true, mode: 0o700 });
  const installer = readRecord(installerFile);
  while (installer !== undefined && isAlive(installer)) await pause(200);
}

function pathWithoutPackages() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== binFolder);
  return folders.join(path.delimiter);
}
