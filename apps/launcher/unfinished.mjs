// What takes time to make is made under another name and renamed when it is complete, so that a launcher
// killed meanwhile leaves nothing half made under the name that counts.
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { knownProcess } from './process-identity.mjs';

const MARK = '.unfinished-';

/**
 * Makes a folder, complete or not at all. Where another process was faster, its result stays.
 * @param {string} folder
 * @param {(unfinished: string) => unknown} make
 */
export async function makeWhole(folder, make) {
  removeLeftBehind(path.dirname(folder));
  const unfinished = unfinishedNameOf(folder);
  try {
    await make(unfinished);
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** @param {string} folder */
export function unfinishedNameOf(folder) {
  return `${folder}${MARK}${process.pid}`;
}

/** Removes what killed processes have left. @param {string} folder */
export function removeLeftBehind(folder) {
  for (const name of readdirSync(folder)) {
    const maker = name.includes(MARK) ? Number.parseInt(name.split(MARK)[1] ?? '', 10) : undefined;
    if (maker !== undefined && maker !== process.pid && knownProcess(maker) === undefined) {
      rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }
}
