import { accessSync, constants } from 'node:fs';
import path from 'node:path';

// Servers are often outside the PATH of an ordinary user.
const OTHER_FOLDERS = [
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
  '/usr/libexec',
  '/usr/lib/mysql',
  '/opt/homebrew/bin',
  '/usr/local/mysql/bin',
  '/opt/mariadb/bin',
];

/** The program's path, or undefined. @param {string} name */
export function programOnPath(name) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...OTHER_FOLDERS];
  return folders
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, name))
    .find(isExecutable);
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
