import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Connection } from 'mysql2/promise';
import { redisOptions } from '#platform';
import { startFloor } from '../floors/start.js';
import { compare, type Comparison } from '../measuring/rounds.js';
import { endProcess, readyMessage, startProcess } from '../processes/own-process.js';
import { productSettings } from '../processes/product.js';
import { sqlId } from '../world/numbered.js';

const EVENTS = 20_000;

/** Events a second from the outbox to the queues, without consumers. */
export async function relayCompared(
  { url, connection }: { url: string; connection: Connection },
  rounds: number,
  say: (line: string) => void,
): Promise<Comparison> {
  const script = join(import.meta.dirname, '../processes/relay-of-the-product.js');
  const product = startProcess('relay', script, await productSettings(url));
  await readyMessage(product, 'the relay');
  const { child: floor } = await startFloor('relay', {
    DATABASE_URL: url,
    REDIS_URL: process.env.REDIS_URL!,
  });
  await connection.query('TRUNCATE outbox_event');
  await connection.query(
    `INSERT INTO outbox_event (id, type, subject_id, facts, state, recorded_at)
     SELECT ${sqlId('event', 'n')}, 'applications.nomination-submitted', ${sqlId('nomination', 'n')}, '{}', 'PENDING', UTC_TIMESTAMP(3)
     FROM (SELECT seq n FROM seq_0_to_${EVENTS - 1}) numbers`,
  );
  const moving = (name: string, relay: ChildProcess) => async () => {
    await connection.query("UPDATE outbox_event SET state = 'PENDING'");
    relay.send('go');
    const [{ moved, seconds }] = (await once(relay, 'message')) as [{ moved: number; seconds: number }];
    if (moved !== EVENTS) throw new Error(`${name} moved ${moved} of ${EVENTS} events`);
    say(`${name}: ${Math.round(moved / seconds)} events a second`);
    await emptyRedis();
    return moved / seconds;
  };
  const comparison = await compare(rounds, {
    product: moving('relay', product),
    floor: moving('bare relay', floor),
  });
  await Promise.all([endProcess(product), endProcess(floor)]);
  return comparison;
}

/** The benchmark has a Redis of its own. */
export async function emptyRedis(): Promise<void> {
  const redis = new Redis(redisOptions(process.env.REDIS_URL!));
  await redis.flushall();
  redis.disconnect();
}
