// run/launcher.json says who runs an instance; only one launcher may at a time.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { endStranger, pause } from './launched-process.mjs';
import { isAlive, knownProcess } from './process-identity.mjs';
import { livingProcesses } from './process-records.mjs';
import { Trouble } from './trouble.mjs';

// Applications first, so that they end their work while the servers still answer.
const STOP_ORDER = ['command', 'api', 'worker', 'planner', 'mailbox', 'redis', 'mariadb'];
const PATIENCE_SECONDS = { mariadb: 30 };
const LAUNCHER_PATIENCE_SECONDS = 60;

/**
 * @typedef {import('./process-identity.mjs').KnownProcess} KnownProcess
 * @typedef {object} Holder
 * @property {KnownProcess} launcher
 * @property {KnownProcess[]} keepers whose death ends the launcher: npm, the Node that re-ran itself
 * @property {string} purpose
 * @property {string} [address]
 */

/** @param {import('./folders.mjs').InstanceFolders} folders */
function lockFile(folders) {
  return path.join(folders.run, 'launcher.json');
}

/**
 * Takes the instance, after ending what a killed launcher has left of it.
 * @param {import('./folders.mjs').InstanceFolders} folders
 * @param {{ purpose: string, keepers: KnownProcess[], progress: import('./progress.mjs').Progress, waitSeconds?: number }} options
 */
export async function takeInstance(folders, { purpose, keepers, progress, waitSeconds = 0 }) {
  const launcher = /** @type {KnownProcess} */ (knownProcess(process.pid));
  const deadline = Date.now() + waitSeconds * 1000;
  for (;;) {
    const holder = livingHolder(folders);
    if (holder !== undefined && !keepersLive(holder)) {
      await progress.step('Earlier start', 'waiting until it has stopped', async (say) => {
        await endStranger(holder.launcher, LAUNCHER_PATIENCE_SECONDS);
        say('stopped, as whoever started it was killed');
      });
    } else if (holder !== undefined && Date.now() < deadline) {
      await pause(100);
      continue;
    } else if (holder !== undefined) {
      throw new Trouble(alreadyRunning(folders, holder));
    }
    writeHolder(`${lockFile(folders)}.${process.pid}`, { launcher, keepers, purpose });
    if (await claim(folders)) break;
  }
  await endLeftovers(folders, progress);
}

/** @param {import('./folders.mjs').InstanceFolders} folders @param {string} address */
export function announceAddress(folders, address) {
  const holder = readHolder(folders);
  if (holder?.launcher.pid === process.pid) writeHolder(lockFile(folders), { ...holder, address });
}

/** @param {import('./folders.mjs').InstanceFolders} folders */
export function releaseInstance(folders) {
  if (readHolder(folders)?.launcher.pid === process.pid) rmSync(lockFile(folders), { force: true });
}

/** The launcher that has this instance now. @param {import('./folders.mjs').InstanceFolders} folders */
export function livingHolder(folders) {
  const holder = readHolder(folders);
  return holder !== undefined && isAlive(holder.launcher) ? holder : undefined;
}

/**
 * Ends a running launcher with all it has started, or what is left of one.
 * @param {import('./folders.mjs').InstanceFolders} folders
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<boolean>} whether there was anything
 */
export async function stopInstance(folders, progress) {
  const holder = livingHolder(folders);
  if (holder !== undefined) {
    await progress.step('Running instance', 'stopping it', async (say) => {
      await endStranger(holder.launcher, LAUNCHER_PATIENCE_SECONDS);
      say('stopped');
    });
  }
  const left = await endLeftovers(folders, progress);
  rmSync(lockFile(folders), { force: true });
  return holder !== undefined || left;
}

/** @param {import('./folders.mjs').InstanceFolders} folders @param {import('./progress.mjs').Progress} progress */
async function endLeftovers(folders, progress) {
  const left = livingProcesses(folders).sort(
    (a, b) => STOP_ORDER.indexOf(a.name) - STOP_ORDER.indexOf(b.name),
  );
  if (left.length === 0) return false;
  await progress.step('Left-over', 'stopping what a killed start has left', async (say) => {
    for (const { name, known } of left) await endStranger(known, PATIENCE_SECONDS[name] ?? 10);
    say(`stopped ${left.map((each) => each.name).join(', ')} of a start that was killed`);
  });
  return true;
}

/** Atomic: a link cannot be made where one is; of two who find a dead one, the last look decides. */
async function claim(folders) {
  const [own, lock] = [`${lockFile(folders)}.${process.pid}`, lockFile(folders)];
  try {
    if (readHolder(folders) !== undefined && livingHolder(folders) === undefined)
      renameSync(lock, `${lock}.dead`);
  } catch {
    // Somebody else has put the dead one away.
  }
  try {
    linkSync(own, lock);
  } catch {
    return false;
  } finally {
    rmSync(own, { force: true });
    rmSync(`${lock}.dead`, { force: true });
  }
  await pause(20);
  return readHolder(folders)?.launcher.pid === process.pid;
}

/** @param {Holder} holder */
function keepersLive(holder) {
  return holder.keepers.every(isAlive);
}

/** @param {import('./folders.mjs').InstanceFolders} folders @param {Holder} holder */
function alreadyRunning(folders, holder) {
  const where = holder.address ? ` at ${holder.address}` : '';
  return folders.name === 'demonstration' && holder.purpose === 'start'
    ? `This clone is running already${where} (process ${holder.launcher.pid}). Stop it with Ctrl-C there or with \`npm run stop\`.`
    : `The private servers of "${folders.name}" are in use by another command of this clone (process ${holder.launcher.pid}). Wait until it has ended, or end it.`;
}

/** @param {import('./folders.mjs').InstanceFolders} folders @returns {Holder | undefined} */
function readHolder(folders) {
  try {
    return JSON.parse(readFileSync(lockFile(folders), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} file @param {Holder} holder */
function writeHolder(file, holder) {
  writeFileSync(`${file}.new`, JSON.stringify(holder), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
