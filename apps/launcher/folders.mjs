// Where everything of the launcher is kept: `.kccp/` in the project's folder, nothing outside but,
// where the project's path is too long or unusual for a socket, one link in the temporary folder.
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble } from './trouble.mjs';

export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const keptFolder = path.join(projectFolder, '.kccp');

// A socket's path must be shorter than 108 bytes: this leaves room for `/NAME/run/mariadb.sock`.
const LONGEST_PLAIN_PATH = 64;
const INSTANCE_NAME = /^[a-z0-9][a-z0-9-]{0,23}$/;
// Paths made of these need no quoting in a shell script of the server nor escaping in a URL.
const PLAIN_PATH = /^[\w/.@+-]+$/;

/**
 * @typedef {object} InstanceFolders
 * @property {string} name what the instance is called in messages
 * @property {string} home
 * @property {string} data the servers' data
 * @property {string} log
 * @property {string} run sockets, process records, what a running instance tells others
 */

/**
 * The folders of one private instance, created when missing. Without a name: the demonstration.
 * @param {string} [name]
 * @returns {InstanceFolders}
 */
export function instanceFolders(name) {
  if (name !== undefined && (!INSTANCE_NAME.test(name) || name === 'servers')) {
    throw new Trouble(
      `"${name}" cannot name a private instance: use up to 24 small letters, digits and hyphens, and not "servers".`,
    );
  }
  const kept = plainKeptFolder();
  const home = name === undefined ? kept : path.join(kept, name);
  const folders = {
    name: name ?? 'demonstration',
    home,
    data: path.join(home, 'data'),
    log: path.join(home, 'log'),
    run: path.join(home, 'run'),
  };
  for (const folder of [folders.data, folders.log, folders.run]) mkdirSync(folder, { recursive: true });
  return folders;
}

/** The folder of server programs that were unpacked, shared by all instances of this clone. */
export function serversFolder() {
  const folder = path.join(plainKeptFolder(), 'servers');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** `.kccp` itself, or a short plain path that leads to it. */
function plainKeptFolder() {
  // Only the owner may pass: root of the private database signs in without a password.
  mkdirSync(keptFolder, { recursive: true, mode: 0o700 });
  if ((lstatSync(keptFolder).mode & 0o077) !== 0) chmodSync(keptFolder, 0o700);
  if (keptFolder.length <= LONGEST_PLAIN_PATH && PLAIN_PATH.test(keptFolder)) return keptFolder;

  const clone = createHash('sha256').update(keptFolder).digest('hex').slice(0, 10);
  const folder = path.join(temporaryFolder(), `kccp-${userInfo().uid}-${clone}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== userInfo().uid || (found.mode & 0o077) !== 0) {
    throw new Trouble(`${folder} belongs to somebody else or is open to others: remove it and start again.`);
  }
  const link = path.join(folder, 'kept');
  if (linkTarget(link) !== keptFolder) {
    rmSync(link, { force: true });
    symlinkSync(keptFolder, link);
  }
  return link;
}

function temporaryFolder() {
  const folder = tmpdir();
  return folder.length <= 24 && PLAIN_PATH.test(folder) ? folder : '/tmp';
}

/** @param {string} link */
function linkTarget(link) {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}
