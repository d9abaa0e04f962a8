import { connect } from 'node:net';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import type { Health } from './internal-server.js';
import { impatientRedis } from './redis-connection.js';
import { MailSettings, RedisSettings } from './settings/index.js';

const PATIENCE_MS = 2_000;

/** Honest health: unavailable only when the database is gone; without Redis or mail the product works on, degraded. */
@Injectable()
export class HealthCheck implements OnModuleDestroy {
  private readonly redis: Redis;

  constructor(
    private readonly dataSource: DataSource,
    private readonly mail: MailSettings,
    redis: RedisSettings,
  ) {
    this.redis = impatientRedis(redis);
    this.redis.connect().catch(() => undefined);
  }

  async ready(): Promise<Health> {
    const [database, redis, mail] = await Promise.all([
      within(this.dataSource.query('SELECT 1')),
      within(this.redis.ping()),
      within(this.reachMailServer()),
    ]);
    const status = !database ? 'unavailable' : redis && mail ? 'ready' : 'degraded';
    const word = (up: boolean) => (up ? 'up' : 'down');
    return { status, database: word(database), redis: word(redis), mail: word(mail) };
  }

  onModuleDestroy(): void {
    this.redis.disconnect();
  }

  private reachMailServer(): Promise<void> {
    const { hostname, port, protocol } = new URL(this.mail.url);
    return new Promise((resolve, reject) => {
      const socket = connect({
        host: hostname,
        port: Number(port || (protocol === 'smtps:' ? 465 : 25)),
        timeout: PATIENCE_MS,
      });
      socket.once('connect', () => resolve(void socket.destroy()));
      for (const trouble of ['error', 'timeout'])
        socket.once(trouble, () => reject(new Error(trouble, { cause: socket.destroy() })));
    });
  }
}

async function within(check: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), PATIENCE_MS)));
  const answered = check.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
