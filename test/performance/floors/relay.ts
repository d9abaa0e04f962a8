import { performance } from 'node:perf_hooks';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { createPool, type RowDataPacket } from 'mysql2/promise';
import { redisOptions } from '#platform';
import { connectionOptions } from '../world/schema.js';

// The bare relay: claim by SKIP LOCKED, commit, addBulk, mark.
const BATCH = 500;
const pool = createPool({ ...connectionOptions(process.env.DATABASE_URL!), connectionLimit: 2 });
const queue = new Queue('bare-letters', {
  connection: new Redis({ ...redisOptions(process.env.REDIS_URL!), maxRetriesPerRequest: null }),
  prefix: '{bench-floor}',
  defaultJobOptions: { attempts: 5, backoff: { type: 'exponential', delay: 1_000 }, removeOnComplete: true },
});

async function relay(): Promise<number> {
  const connection = await pool.getConnection();
  try {
    await connection.query('SET TRANSACTION ISOLATION LEVEL READ COMMITTED');
    await connection.query('START TRANSACTION');
    const [events] = await connection.query<({ id: string; type: string } & RowDataPacket)[]>(
      `SELECT id, type, subject_id FROM outbox_event WHERE state = 'PENDING' ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
    );
    const ids = events.map(({ id }) => id);
    if (ids.length > 0)
      await connection.query("UPDATE outbox_event SET state = 'CLAIMED', moved_at = ? WHERE id IN (?)", [
        new Date(),
        ids,
      ]);
    await connection.query('COMMIT');
    if (ids.length === 0) return 0;
    await queue.addBulk(ids.map((eventId) => ({ name: 'write-letters', data: { eventId } })));
    await connection.query("UPDATE outbox_event SET state = 'DISPATCHED' WHERE id IN (?)", [ids]);
    return ids.length;
  } finally {
    connection.release();
  }
}

await queue.waitUntilReady();
process.send!('ready');
process.on('disconnect', () => process.exit(0));
process.on('message', () => {
  const start = performance.now();
  void (async () => {
    let moved = 0;
    for (let batch = await relay(); batch > 0; batch = await relay()) moved += batch;
    process.send!({ moved, seconds: (performance.now() - start) / 1000 });
  })();
});
