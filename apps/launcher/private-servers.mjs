// The private MariaDB and Redis of one instance, those of them that are needed.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { rotateLog } from './launched-process.mjs';
import { startMariadb } from './mariadb.mjs';
import { startRedis } from './redis.mjs';
import { findServerPrograms } from './server-programs.mjs';

/** @typedef {import('./launched-process.mjs').LaunchedProcess} LaunchedProcess */

/**
 * @param {object} what
 * @param {import('./folders.mjs').InstanceFolders} what.folders
 * @param {import('./progress.mjs').Progress} what.progress
 * @param {typeof import('./server-settings.mjs').durable} what.durability
 * @param {string[]} what.schemas created when missing; the first is the one of the URL
 * @param {{ mariadb: boolean, redis: boolean }} [what.needed]
 * @param {boolean} [what.fresh] forget the data of the time before
 * @returns {Promise<{
 *   environment: { DATABASE_URL?: string, REDIS_URL?: string },
 *   servers: { launched: LaunchedProcess, again: () => Promise<LaunchedProcess> }[],
 * }>}
 */
export async function startPrivateServers({ folders, progress, durability, schemas, needed, fresh = false }) {
  const wanted = needed ?? { mariadb: true, redis: true };
  if (!wanted.mariadb && !wanted.redis) return { environment: {}, servers: [] };
  if (fresh && existsSync(folders.data)) {
    rmSync(folders.data, { recursive: true });
    mkdirSync(folders.data);
  }
  for (const name of ['mariadb', 'redis']) rotateLog(folders, name);

  const programs = await progress.step(
    'Server programs',
    'finding MariaDB and Redis, or fetching them',
    async (say) => {
      const found = await findServerPrograms(wanted);
      const names = [
        found.mariadb && `MariaDB ${found.mariadb.version}`,
        found.redis && `Redis ${found.redis.version}`,
      ];
      say(`${names.filter(Boolean).join(', ')}${found.fetched ? ', unpacked under .kccp/servers' : ''}`);
      return found;
    },
  );

  /** @type {Record<string, () => Promise<{ server: LaunchedProcess, url: string }>>} */
  const starts = {};
  const { mariadb, redis } = programs;
  if (mariadb) starts.DATABASE_URL = () => startMariadb({ programs: mariadb, folders, durability, schemas });
  if (redis) starts.REDIS_URL = () => startRedis({ programs: redis, folders, durability });

  const started = await Promise.all(
    Object.entries(starts).map(([setting, start]) =>
      progress.step(setting === 'REDIS_URL' ? 'Redis' : 'MariaDB', 'starting', async (say) => {
        const { server, url } = await start();
        say('private, by socket only');
        return { setting, url, launched: server, again: async () => (await start()).server };
      }),
    ),
  );
  return {
    environment: Object.fromEntries(started.map(({ setting, url }) => [setting, url])),
    servers: started.map(({ launched, again }) => ({ launched, again })),
  };
}
