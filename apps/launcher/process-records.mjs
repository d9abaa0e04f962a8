// run/NAME.process.json: which processes an instance has, for a start or a stop after this launcher is gone.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive, knownProcess } from './process-identity.mjs';

const ENDING = '.process.json';

/** @param {import('./folders.mjs').InstanceFolders} folders @param {string} name @param {number} pid */
export function recordProcess(folders, name, pid) {
  const known = knownProcess(pid);
  if (known !== undefined) writeFileSync(path.join(folders.run, name + ENDING), JSON.stringify(known));
}

/** @param {import('./folders.mjs').InstanceFolders} folders @param {string} name @param {number} pid */
export function forgetProcess(folders, name, pid) {
  const file = path.join(folders.run, name + ENDING);
  if (readRecord(file)?.pid === pid) rmSync(file, { force: true });
}

/**
 * Those on record that still live.
 * @param {import('./folders.mjs').InstanceFolders} folders
 * @returns {{ name: string, known: import('./process-identity.mjs').KnownProcess }[]}
 */
export function livingProcesses(folders) {
  return readdirSync(folders.run)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => ({ name: file.slice(0, -ENDING.length), known: readRecord(path.join(folders.run, file)) }))
    .filter((record) => record.known !== undefined && isAlive(record.known));
}

/** @param {string} file @returns {import('./process-identity.mjs').KnownProcess | undefined} */
export function readRecord(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
