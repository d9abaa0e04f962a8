import { spawn } from 'node:child_process';
import { isClosing } from './launched-process.mjs';
import { Trouble } from './trouble.mjs';

/** @type {Set<number>} leaders of the process groups of commands under way */
const underWay = new Set();

/**
 * @typedef {object} CommandOptions
 * @property {string} [workingFolder]
 * @property {NodeJS.ProcessEnv} [environment]
 * @property {(line: string) => void} [onLine] called with each line of output as it comes
 * @property {(pid: number) => void} [onStart]
 */

/**
 * Runs a command to its end and keeps what it says, standard output and errors in the order they came.
 * @param {string} command
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runCommand(
  command,
  args,
  { workingFolder, environment = process.env, onLine, onStart } = {},
) {
  if (isClosing()) throw new Trouble('Stopping.');
  return new Promise((resolve) => {
    let output = '';
    let unfinishedLine = '';
    const child = spawn(command, args, {
      cwd: workingFolder,
      env: environment,
      // A group of its own: Ctrl-C must not break it in the middle, the launcher ends it when it stops.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (child.pid !== undefined) {
      underWay.add(child.pid);
      onStart?.(child.pid);
    }
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output += chunk;
      if (onLine === undefined) return;
      const lines = (unfinishedLine + chunk).split(/\r?\n/);
      unfinishedLine = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ code: 127, output: `${command}: ${error.message}` }));
    child.once('close', (code) => {
      if (child.pid !== undefined) underWay.delete(child.pid);
      if (onLine !== undefined && unfinishedLine !== '') onLine(unfinishedLine);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * As runCommand, but its failure is trouble.
 * @param {string} command
 * @param {string[]} args
 * @param {CommandOptions & { trouble: string }} options
 */
export async function runOrExplain(command, args, { trouble, ...options }) {
  const { code, output } = await runCommand(command, args, options);
  if (code !== 0) throw new Trouble(trouble, output);
  return output;
}

export function endCommandsUnderWay() {
  for (const leader of underWay) {
    try {
      process.kill(-leader, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}
