import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { userInfo } from 'node:os';
import { serversFolder } from './folders.mjs';
import { launch, stopRank } from './launched-process.mjs';
import { greetsOnSocket } from './readiness.mjs';
import { runOrExplain } from './run-command.mjs';
import { mariadbArguments, schemaDefaults } from './server-settings.mjs';
import { makeWhole } from './unfinished.mjs';

/**
 * Starts a private MariaDB, reachable by socket only, with the schemas created.
 * @param {object} what
 * @param {import('./server-programs.mjs').MariadbPrograms} what.programs
 * @param {import('./folders.mjs').InstanceFolders} what.folders
 * @param {typeof import('./server-settings.mjs').durable} what.durability
 * @param {string[]} what.schemas
 */
export async function startMariadb({ programs, folders, durability, schemas }) {
  const data = path.join(folders.data, 'mariadb');
  if (!existsSync(data)) await createDataFolder(programs, data);
  const socket = path.join(folders.run, 'mariadb.sock');
  const initFile = path.join(folders.run, 'mariadb-init.sql');
  writeFileSync(initFile, schemas.map(createSchema).join(''));
  rmSync(socket, { force: true });
  // MariaDB clears its temporary folder at the start: in a shared one it would take another clone's files away.
  const temporary = path.join(folders.data, 'mariadb-temporary');
  mkdirSync(temporary, { recursive: true });

  const server = launch({
    name: 'mariadb',
    command: programs.server,
    args: mariadbArguments(
      {
        socket,
        data,
        temporary,
        pidFile: path.join(folders.run, 'mariadb.pid'),
        initFile,
        baseFolder: programs.baseFolder,
        asRoot: isRoot(),
      },
      durability,
    ),
    folders,
    environment: programs.environment,
    rank: stopRank.mariadb,
    workingFolder: folders.home,
  });
  await greetsOnSocket(server, socket, { isGreeting: (bytes) => bytes.length > 4 });
  return { server, url: `mysql://root@localhost/${schemas[0]}?socketPath=${socket}` };
}

/**
 * System tables take seconds to make and milliseconds to copy, and a test wants fresh data each time.
 * @param {import('./server-programs.mjs').MariadbPrograms} programs
 * @param {string} data
 */
async function createDataFolder(programs, data) {
  const pristine = path.join(serversFolder(), `mariadb-${programs.version}-pristine`);
  if (!existsSync(pristine)) {
    await makeWhole(pristine, (unfinished) =>
      runOrExplain(
        programs.install,
        [
          '--no-defaults',
          `--datadir=${unfinished}`,
          '--auth-root-authentication-method=normal',
          '--skip-test-db',
          '--innodb-log-file-size=16M',
          ...(programs.baseFolder ? [`--basedir=${programs.baseFolder}`] : []),
          ...(isRoot() ? ['--user=root'] : []),
        ],
        { environment: programs.environment, trouble: 'The system tables of MariaDB could not be created.' },
      ),
    );
  }
  await makeWhole(data, (unfinished) => cpSync(pristine, unfinished, { recursive: true }));
}

/** @param {string} name */
function createSchema(name) {
  const { characterSet, collation } = schemaDefaults;
  return `CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET ${characterSet} COLLATE ${collation};\n`;
}

function isRoot() {
  return userInfo().uid === 0;
}
