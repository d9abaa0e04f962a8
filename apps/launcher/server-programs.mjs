// MariaDB and Redis: those of the machine where they are recent enough, else unpacked under .kccp/servers.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { canFetchPackages, libraryFolders, unpackPackages } from './debian-packages.mjs';
import { serversFolder } from './folders.mjs';
import { isExecutable, programOnPath } from './program-search.mjs';
import { runCommand } from './run-command.mjs';
import { oldestMariadb, oldestRedis } from './server-settings.mjs';
import { Trouble } from './trouble.mjs';
import { makeWhole, unfinishedNameOf } from './unfinished.mjs';

/**
 * @typedef {object} MariadbPrograms
 * @property {string} server
 * @property {string} install mariadb-install-db
 * @property {string} [baseFolder] where it is not the one it was built for
 * @property {string} version
 * @property {NodeJS.ProcessEnv} environment
 */
/**
 * @typedef {object} RedisPrograms
 * @property {string} server
 * @property {string} version
 * @property {NodeJS.ProcessEnv} environment
 */

const PACKAGES = {
  mariadb: ['mariadb-server-core', 'mariadb-client-core'],
  redis: ['redis-server', 'redis-tools'],
};
const OLDEST = { mariadb: oldestMariadb, redis: oldestRedis };

/**
 * @param {{ mariadb: boolean, redis: boolean }} needed
 * @returns {Promise<{ mariadb?: MariadbPrograms, redis?: RedisPrograms, fetched: boolean }>}
 */
export async function findServerPrograms(needed) {
  const find = async () => ({
    mariadb: needed.mariadb ? ((await mariadbOfMachine()) ?? (await unpackedMariadb())) : undefined,
    redis: needed.redis ? ((await redisOfMachine()) ?? (await unpackedRedis())) : undefined,
  });
  const found = await find();
  const missing = /** @type {('mariadb' | 'redis')[]} */ (['mariadb', 'redis']).filter(
    (name) => needed[name] && found[name] === undefined,
  );
  if (missing.length === 0) return { ...found, fetched: false };

  await fetchPrograms(missing);
  const complete = await find();
  const stillMissing = missing.find((name) => complete[name] === undefined);
  if (stillMissing !== undefined) {
    throw new Trouble(
      `The ${stillMissing} that was unpacked does not run on this system. ${otherWay(missing)}`,
    );
  }
  return { ...complete, fetched: true };
}

async function mariadbOfMachine() {
  const [server, install] = [programOnPath('mariadbd'), programOnPath('mariadb-install-db')];
  if (server === undefined || install === undefined || programOnPath('my_print_defaults') === undefined)
    return;
  const version = await versionOf(server, process.env);
  if (!isAtLeast(version, oldestMariadb)) return;
  return { server, install, version, environment: process.env };
}

async function unpackedMariadb() {
  const tree = unpackedTree('mariadb');
  const server = path.join(tree, 'usr/sbin/mariadbd');
  if (!isExecutable(server)) return;
  const environment = withLibraries(tree);
  const version = await versionOf(server, environment);
  if (version === '') return;
  return {
    server,
    install: path.join(tree, 'usr/bin/mariadb-install-db'),
    baseFolder: path.join(tree, 'usr'),
    version,
    environment,
  };
}

async function redisOfMachine() {
  const server = programOnPath('redis-server');
  if (server === undefined) return;
  const version = await versionOf(server, process.env);
  return isAtLeast(version, oldestRedis) ? { server, version, environment: process.env } : undefined;
}

async function unpackedRedis() {
  const tree = unpackedTree('redis');
  const server = path.join(tree, 'usr/bin/redis-server');
  if (!isExecutable(server)) return;
  const environment = withLibraries(tree);
  const version = await versionOf(server, environment);
  return version === '' ? undefined : { server, version, environment };
}

/** @param {('mariadb' | 'redis')[]} missing */
async function fetchPrograms(missing) {
  if (!canFetchPackages()) {
    throw new Trouble(
      `MariaDB ${oldestMariadb} or later and Redis were not found on this machine. ${otherWay(missing)}`,
    );
  }
  for (const name of missing) {
    const workFolder = unfinishedNameOf(path.join(serversFolder(), 'fetched'));
    try {
      await makeWhole(unpackedTree(name), async (target) => {
        mkdirSync(target);
        await unpackPackages(PACKAGES[name], {
          target,
          workFolder,
          isRecentEnough: (_, version) => isAtLeast(version.replace(/^\d+:/, ''), OLDEST[name]),
        });
      });
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      throw new Trouble(`${error.message} ${otherWay(missing)}`, error.details);
    } finally {
      rmSync(workFolder, { recursive: true, force: true });
    }
  }
}

/** @param {'mariadb' | 'redis'} name */
function unpackedTree(name) {
  return path.join(serversFolder(), name);
}

/** @param {string} tree */
function withLibraries(tree) {
  return { ...process.env, LD_LIBRARY_PATH: libraryFolders(tree).join(':') };
}

/** @param {string} server @param {NodeJS.ProcessEnv} environment */
async function versionOf(server, environment) {
  const { code, output } = await runCommand(server, ['--version'], { environment });
  const version = /(?:Ver |v=)(\d+(?:\.\d+)+)/.exec(output)?.[1];
  // Oracle's MySQL answers, too, but is another engine.
  if (code !== 0 || version === undefined || (output.includes('Ver ') && !/mariadb/i.test(output))) return '';
  return version;
}

/** @param {string} version @param {string} oldest */
function isAtLeast(version, oldest) {
  const [have, need] = [version, oldest].map((text) =>
    text.split(/[.\-+~]/).map((part) => Number.parseInt(part, 10)),
  );
  for (const [index, part] of need.entries()) {
    const own = have[index] ?? 0;
    if (own !== part) return own > part;
  }
  return version !== '';
}

/** @param {('mariadb' | 'redis')[]} missing */
function otherWay(missing) {
  const [, command] = INSTALLERS.find(([program]) => programOnPath(program) !== undefined) ?? [];
  const names = missing.map((name) => (name === 'mariadb' ? `MariaDB ${oldestMariadb} or later` : 'Redis'));
  const install = command
    ? `Install them with \`${command}\` and start again,`
    : `Install ${names.join(' and ')} and start again,`;
  return `${install} or use \`docker compose -f docker/compose.yml up\`.`;
}

/** @type {[string, string][]} the package manager, what to type */
const INSTALLERS = [
  [
    'apt-get',
    'sudo apt-get install --no-install-recommends mariadb-server-core mariadb-client-core redis-server',
  ],
  ['dnf', 'sudo dnf install mariadb-server redis'],
  ['zypper', 'sudo zypper install mariadb redis'],
  ['pacman', 'sudo pacman -S mariadb redis'],
  ['apk', 'sudo apk add mariadb mariadb-client redis'],
  ['brew', 'brew install mariadb redis'],
];
