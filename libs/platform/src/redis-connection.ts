import { Redis, type RedisOptions } from 'ioredis';
import { readSettings, RedisSettings } from './settings/index.js';

/** ioredis options for `redis://…` and `unix:///path?db=0`. */
export function redisOptions(url: string): RedisOptions {
  const parsed = new URL(url);
  if (parsed.protocol === 'unix:') {
    return { path: decodeURIComponent(parsed.pathname), db: Number(parsed.searchParams.get('db') ?? 0) };
  }
  return {
    host: parsed.hostname,
    port: Number(parsed.port || 6379),
    db: Number(parsed.pathname.slice(1) || 0),
    ...(parsed.username ? { username: decodeURIComponent(parsed.username) } : {}),
    ...(parsed.password ? { password: decodeURIComponent(parsed.password) } : {}),
    ...(parsed.protocol === 'rediss:' ? { tls: {} } : {}),
  };
}

/** For a process that must answer although Redis is away: commands fail within half a second instead of waiting. */
export function impatientRedis(settings = readSettings(RedisSettings)): Redis {
  const redis = new Redis({
    ...redisOptions(settings.url),
    lazyConnect: true,
    enableOfflineQueue: false,
    commandTimeout: 500,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
  });
  redis.on('error', () => undefined); // its absence is reported by health, not by a crash
  return redis;
}

/** For consumers of queues, which wait for Redis as long as it takes. */
export function patientRedisOptions(settings = readSettings(RedisSettings)): RedisOptions {
  return {
    ...redisOptions(settings.url),
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
  };
}
