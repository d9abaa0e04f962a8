// Processes the launcher starts. Each leads a process group of its own, so that Ctrl-C at the terminal reaches
// only the launcher, which then stops them in order; each is on record, so that a later start finds what a
// killed launcher has left.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, renameSync } from 'node:fs';
import path from 'node:path';
import { forgetProcess, recordProcess } from './process-records.mjs';
import { isAlive } from './process-identity.mjs';
import { Trouble } from './trouble.mjs';

const GROUP_PATIENCE_SECONDS = 20;

/** What is stopped first has the lowest rank; those of one rank are stopped together. */
export const stopRank = { command: 0, application: 1, mail: 2, redis: 3, mariadb: 4 };

/**
 * @typedef {object} LaunchedProcess
 * @property {string} name
 * @property {number} pid
 * @property {number} rank
 * @property {string} [logFile]
 * @property {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} exit
 * @property {boolean} stopping true once its end was asked for
 * @property {(patienceSeconds?: number) => Promise<void>} stop
 * @property {() => void} kill
 */

/** @type {Set<LaunchedProcess>} */
const running = new Set();
let closing = false;

/**
 * @param {object} what
 * @param {string} what.name
 * @param {string} what.command
 * @param {string[]} what.args
 * @param {import('./folders.mjs').InstanceFolders} what.folders
 * @param {NodeJS.ProcessEnv} what.environment
 * @param {number} what.rank
 * @param {import('node:child_process').StdioOptions} [what.stdio] without it, output goes to the log of that name
 * @param {string} [what.workingFolder]
 * @param {boolean} [what.atTerminal] it may read from the terminal, so it must stay in the group in front
 * @returns {LaunchedProcess & { child: import('node:child_process').ChildProcess }}
 */
export function launch({
  name,
  command,
  args,
  folders,
  environment,
  rank,
  stdio,
  workingFolder,
  atTerminal = false,
}) {
  if (closing) throw new Trouble('Stopping.');
  const logFile = stdio === undefined ? path.join(folders.log, `${name}.log`) : undefined;
  const log = logFile === undefined ? undefined : openSync(logFile, 'a');
  const child = spawn(command, args, {
    cwd: workingFolder,
    detached: !atTerminal,
    env: environment,
    stdio: log === undefined ? stdio : ['ignore', log, log],
  });
  if (log !== undefined) closeSync(log);
  if (child.pid !== undefined) recordProcess(folders, name, child.pid);

  const pid = child.pid ?? 0;
  let ended = false;
  const launched = {
    name,
    pid,
    rank,
    logFile,
    child,
    stopping: false,
    exit: new Promise((resolve) => {
      const end = async (code, signal) => {
        if (ended) return;
        ended = true;
        running.delete(launched);
        forgetProcess(folders, name, pid);
        // What it started itself must not outlive it, but may end its own work when all were asked to stop.
        if (launched.stopping && rank === stopRank.command)
          await untilGroupIsGone(pid, GROUP_PATIENCE_SECONDS);
        if (pid !== 0) signalGroup(pid, 'SIGKILL');
        resolve({ code, signal });
      };
      child.once('exit', end);
      child.once('error', () => end(127, null));
    }),
    kill() {
      launched.stopping = true;
      if (!ended && pid !== 0) signalGroup(pid, 'SIGKILL');
    },
    async stop(patienceSeconds = 15) {
      launched.stopping = true;
      if (!ended)
        rank === stopRank.command && pid !== 0 ? signalGroup(pid, 'SIGTERM') : child.kill('SIGTERM');
      const patience = setTimeout(() => launched.kill(), patienceSeconds * 1000);
      await launched.exit;
      clearTimeout(patience);
    },
  };
  running.add(launched);
  return launched;
}

/** Stops all that was launched, in the order of their ranks; nothing can be launched afterwards. */
export async function stopEverything() {
  closing = true;
  const ranks = [...new Set([...running].map((each) => each.rank))].sort((a, b) => a - b);
  for (const rank of ranks) {
    await Promise.all([...running].filter((each) => each.rank === rank).map((each) => each.stop()));
  }
}

export function killEverything() {
  closing = true;
  for (const each of running) each.kill();
}

export function isClosing() {
  return closing;
}

/**
 * Ends a process of an earlier launcher, politely first.
 * @param {import('./process-identity.mjs').KnownProcess} known
 * @param {number} patienceSeconds
 */
export async function endStranger(known, patienceSeconds) {
  if (!isAlive(known)) return;
  try {
    process.kill(known.pid, 'SIGTERM');
  } catch {
    return;
  }
  const deadline = Date.now() + patienceSeconds * 1000;
  while (isAlive(known) && Date.now() < deadline) await pause(50);
  if (isAlive(known)) signalGroup(known.pid, 'SIGKILL');
  while (isAlive(known) && Date.now() < deadline + 5000) await pause(50);
}

/** Keeps the log of the time before as `NAME.log.1`. @param {import('./folders.mjs').InstanceFolders} folders @param {string} name */
export function rotateLog(folders, name) {
  const file = path.join(folders.log, `${name}.log`);
  if (existsSync(file)) renameSync(file, `${file}.1`);
}

/** @param {number} milliseconds */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** @param {number} leader @param {number} seconds */
async function untilGroupIsGone(leader, seconds) {
  const deadline = Date.now() + seconds * 1000;
  try {
    while (Date.now() < deadline && process.kill(-leader, 0)) await pause(50);
  } catch {
    // Nobody of the group is left.
  }
}

/** @param {number} leader @param {NodeJS.Signals} signal */
function signalGroup(leader, signal) {
  for (const target of [-leader, leader]) {
    try {
      process.kill(target, signal);
      return;
    } catch {
      // Nobody of the group is left, or the process leads no group.
    }
  }
}
