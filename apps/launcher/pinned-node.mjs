// The product runs on the Node that comes with its packages. A script that was started by an older one
// runs itself again on that, and each of the two ends when the other does.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './folders.mjs';
import { isAlive, knownProcess, parentOf, titleOf } from './process-identity.mjs';
import { isExecutable } from './program-search.mjs';
import { Trouble } from './trouble.mjs';

const OLDEST_NODE_TO_LAUNCH = [20, 11];
const OLDEST_NODE_TO_RUN = [24, 11];
const SIGNALS = /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const HANDED_DOWN = 'KCCP_LAUNCHER';

/** @type {{ keepers: import('./process-identity.mjs').KnownProcess[], begunAt: number } | undefined} */
const handedDown = process.env[HANDED_DOWN] === undefined ? undefined : JSON.parse(process.env[HANDED_DOWN]);
// It is meant for this process, not for those it starts.
delete process.env[HANDED_DOWN];

/** Whether nothing has been printed yet by an older Node. */
export const isFirstProcess = handedDown === undefined;

/** When the person gave the command. */
export const begunAt = handedDown?.begunAt ?? Date.now() - process.uptime() * 1000;

export const binFolder = path.join(projectFolder, 'node_modules/.bin');
const pinnedNode = path.join(binFolder, 'node');

export function checkNodeVersion() {
  if (isOlder(process.versions.node, OLDEST_NODE_TO_LAUNCH)) {
    throw new Trouble(`Node ${process.versions.node} is too old to start with: install Node 20.11 or later.`);
  }
}

/**
 * Returns where this process is the right Node. Otherwise the whole command runs again on the right one,
 * and this process only passes signals and the exit code.
 * @returns {Promise<void>}
 */
export async function continueOnPinnedNode() {
  const pinned = pinnedVersion();
  if (pinned === undefined || process.versions.node === pinned) {
    if (isOlder(process.versions.node, OLDEST_NODE_TO_RUN)) {
      throw new Trouble(
        `There is no Node package for ${process.platform} on ${process.arch}: start with Node 24.11 or later.`,
      );
    }
    return;
  }
  if (handedDown !== undefined) {
    throw new Trouble(`node_modules/.bin/node is not Node ${pinned}: remove node_modules and start again.`);
  }
  const own = knownProcess(process.pid);
  const keepers = [...npmAbove(), ...(own ? [own] : [])];
  const child = spawn(pinnedNode, [...process.execArgv, ...process.argv.slice(1)], {
    // The channel tells the child at once when this process is killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [HANDED_DOWN]: JSON.stringify({ keepers, begunAt }) },
  });
  // At the terminal the child gets Ctrl-C itself, too; it takes two in quick succession for one.
  for (const signal of SIGNALS) {
    process.removeAllListeners(signal);
    process.on(signal, () => child.kill(signal));
  }
  const { code, signal } = await new Promise((resolve) => {
    child.once('error', () => resolve({ code: 127, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  process.exit(code ?? (signal === 'SIGKILL' ? 137 : 130));
}

/** Those above this process without whom nobody could stop it any more: npm and the Node that re-ran itself. */
export function keepersOfThisProcess() {
  return handedDown?.keepers ?? npmAbove();
}

/**
 * Calls back once when a keeper has gone, be it by kill -9.
 * @param {import('./process-identity.mjs').KnownProcess[]} keepers
 * @param {() => void} onLoss
 */
export function watchKeepers(keepers, onLoss) {
  let lost = false;
  const lose = () => {
    if (!lost) onLoss();
    lost = true;
  };
  process.once('disconnect', lose);
  process.channel?.unref();
  setInterval(() => keepers.every(isAlive) || lose(), 1000).unref();
}

/** PATH with the pinned Node first, for commands that say just `node`. */
export function pathWithPinnedNode() {
  return [
    binFolder,
    ...(process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== binFolder),
  ].join(path.delimiter);
}

/** The Node that belongs to the packages; its version is read, not asked, as that takes no process. */
function pinnedVersion() {
  if (!isExecutable(pinnedNode)) return undefined;
  try {
    const manifest = path.join(
      projectFolder,
      `node_modules/node-${process.platform}-${process.arch}/package.json`,
    );
    return JSON.parse(readFileSync(manifest, 'utf8')).version;
  } catch {
    return undefined;
  }
}

/** npm, and the shell it may have put between. @returns {import('./process-identity.mjs').KnownProcess[]} */
function npmAbove() {
  if (process.env.npm_lifecycle_event === undefined) return [];
  const above = [];
  for (let pid = process.ppid; pid > 1 && above.length < 3; pid = parentOf(pid) ?? 0) {
    const parent = knownProcess(pid);
    if (parent === undefined) break;
    above.push(parent);
    if (titleOf(pid).startsWith('npm')) break;
  }
  return above.length > 1 && !titleOf(above.at(-1)?.pid ?? 0).startsWith('npm') ? above.slice(0, 1) : above;
}

/** @param {string} version @param {number[]} oldest */
function isOlder(version, [major, minor]) {
  const [ownMajor, ownMinor] = version.split('.').map(Number);
  return ownMajor < major || (ownMajor === major && ownMinor < minor);
}
