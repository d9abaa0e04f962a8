import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { launch, stopRank } from './launched-process.mjs';
import { greetsOnSocket } from './readiness.mjs';
import { redisArguments } from './server-settings.mjs';

/**
 * Starts a private Redis, reachable by socket only.
 * @param {object} what
 * @param {import('./server-programs.mjs').RedisPrograms} what.programs
 * @param {import('./folders.mjs').InstanceFolders} what.folders
 * @param {typeof import('./server-settings.mjs').durable} what.durability
 */
export async function startRedis({ programs, folders, durability }) {
  const data = path.join(folders.data, 'redis');
  mkdirSync(data, { recursive: true });
  const socket = path.join(folders.run, 'redis.sock');
  rmSync(socket, { force: true });
  const server = launch({
    name: 'redis',
    command: programs.server,
    args: redisArguments({ socket, data }, durability),
    folders,
    environment: programs.environment,
    rank: stopRank.redis,
    workingFolder: folders.home,
  });
  // While it reads its file it answers -LOADING.
  await greetsOnSocket(server, socket, {
    say: 'PING\r\n',
    isGreeting: (bytes) => bytes.toString().startsWith('+PONG'),
  });
  return { server, url: `unix://${socket}` };
}
