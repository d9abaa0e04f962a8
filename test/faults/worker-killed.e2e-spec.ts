import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { redisOptions } from '#platform';
import { aCourseRun } from '../builders/course-run.js';
import { aSubmitted } from '../builders/nomination.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { WorkerProcess } from '../support/worker-process.js';

let product: Product;
let worker: WorkerProcess;
let housekeeping: Queue;
let redis: Redis;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  // The worker's process has the clock of the machine: so has the product in this test.
  product.clock.set(new Date().toISOString());
  worker = new WorkerProcess(product);
  redis = new Redis(redisOptions(product.environment.REDIS_URL!));
  housekeeping = new Queue('housekeeping', {
    connection: redis,
    prefix: product.environment.REDIS_PREFIX,
  });
});
afterAll(async () => {
  await worker.end('SIGKILL');
  await housekeeping.close();
  redis.disconnect();
  await product.close();
});

/**
 * What a killed worker was sending waits five minutes before another dares to, and the sweepers run every minute:
 * here those minutes are brought forward. Two seconds are left to a worker that is alive.
 */
async function hurry(): Promise<void> {
  await product.rows(
    "UPDATE delivery SET next_attempt_at = UTC_TIMESTAMP(3) - INTERVAL 10 SECOND WHERE state = 'SENDING' AND next_attempt_at < UTC_TIMESTAMP(3) + INTERVAL 298 SECOND",
  );
  await product.rows(
    "UPDATE outbox_event SET moved_at = UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE WHERE state IN ('CLAIMED', 'DISPATCHED') AND moved_at < UTC_TIMESTAMP(3) - INTERVAL 2 SECOND",
  );
  await housekeeping.add('sweep-outbox', {});
  await housekeeping.add('sweep-deliveries', {});
  await new Promise((resolve) => setTimeout(resolve, 200));
}

it('sends every letter although the worker is killed in the middle of sending, and few of them twice', async () => {
  const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const run = await aCourseRun(product, {
    jicaDeadline: soon,
    startsOn: '2027-10-05',
    endsOn: '2027-11-13',
    fiscalYear: 2027,
  });
  const kenya = await product.overseasOffice();
  const nominations = await Promise.all(Array.from({ length: 60 }, () => aSubmitted(kenya, run.id)));

  product.mailbox.slowness = 15;
  const kills = 3;
  for (let kill = 1; kill <= kills; kill++) {
    worker.start();
    await eventually(
      () => hurry().then(() => product.mailbox.letters.length),
      (sent) => sent >= kill * 15,
    );
    await worker.end('SIGKILL');
  }
  product.mailbox.slowness = 0;
  worker.start();
  await eventually(
    async () => {
      await hurry();
      const [row] = await product.rows<{ open: string; written: string }>(
        "SELECT SUM(state IN ('WAITING', 'SENDING')) open, COUNT(*) written FROM delivery",
      );
      return [Number(row!.open), Number(row!.written)];
    },
    ([open, written]) => open === 0 && written === 120,
    60_000,
  );
  for (const nomination of nominations)
    expect(product.mailbox.to(nomination.email).length).toBeGreaterThanOrEqual(1);
  const distinct = new Set(product.mailbox.letters.map((letter) => letter.messageId));
  expect(distinct.size).toBe(120);
  const copies = product.mailbox.letters.length - distinct.size;
  expect(copies).toBeLessThanOrEqual(kills * 5);
  const rows = await product.rows(
    'SELECT event_id, letter, recipient_kind, COUNT(*) n FROM delivery GROUP BY 1, 2, 3 HAVING n > 1',
  );
  expect(rows).toEqual([]);
}, 150_000);
