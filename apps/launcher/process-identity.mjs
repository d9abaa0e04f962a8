// A process id alone proves nothing after a crash: the number may have gone to a stranger.
// The time a process was started, with the boot it belongs to, tells it from any other.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} KnownProcess
 * @property {number} pid
 * @property {string} identity
 */

/**
 * Tells one process from every other that had or will have its id; undefined when it is gone (a zombie is gone).
 * @param {number} pid
 * @returns {string | undefined}
 */
function identityOf(pid) {
  return process.platform === 'linux' ? identityOnLinux(pid) : identityByPs(pid);
}

/** @param {number} pid @returns {KnownProcess | undefined} */
export function knownProcess(pid) {
  const identity = identityOf(pid);
  return identity === undefined ? undefined : { pid, identity };
}

/** @param {KnownProcess} known */
export function isAlive(known) {
  return identityOf(known.pid) === known.identity;
}

/** Linux only; elsewhere undefined. @param {number} pid @returns {number | undefined} */
export function parentOf(pid) {
  try {
    return Number(statFields(pid)[1]);
  } catch {
    return undefined;
  }
}

/** Its command line as it shows itself; Linux only, elsewhere empty. @param {number} pid */
export function titleOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** @param {number} pid */
function statFields(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The name in parentheses may hold anything, so count the fields from its end.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** @param {number} pid */
function identityOnLinux(pid) {
  try {
    const fields = statFields(pid);
    const [state, startTime] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X') return undefined;
    return `${bootId()}/${startTime}`;
  } catch {
    return undefined;
  }
}

function bootId() {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  } catch {
    return 'boot';
  }
}

/** @param {number} pid */
function identityByPs(pid) {
  const found = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = found.stdout?.trim() ?? '';
  if (line === '' || line.startsWith('Z')) return undefined;
  return line.replace(/^\S+\s+/, '');
}
