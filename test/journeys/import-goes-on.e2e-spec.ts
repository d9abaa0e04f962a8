import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { redisOptions } from '#platform';
import { aCourseRun } from '../builders/course-run.js';
import { anImport, confirm, csvOf, rowsOf } from '../builders/import.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { WorkerProcess } from '../support/worker-process.js';

const ROWS = 10_000;

let product: Product;
let kenya: Client;
let worker: WorkerProcess;
let housekeeping: Queue;
let redis: Redis;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  // The worker's process has the clock of the machine: so has the product in this test.
  product.clock.set(new Date().toISOString());
  kenya = await product.overseasOffice('KE');
  worker = new WorkerProcess(product);
  redis = new Redis(redisOptions(product.environment.REDIS_URL!));
  housekeeping = new Queue('housekeeping', { connection: redis, prefix: product.environment.REDIS_PREFIX });
});
afterAll(async () => {
  await worker.end('SIGKILL');
  await housekeeping.close();
  redis.disconnect();
  await product.close();
});

/** The sweeper asks again after a minute, and a killed worker's lease ends after half of one: both are brought forward. */
async function hurry(): Promise<void> {
  await product.rows(
    "UPDATE nomination_import SET lease_until = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE state = 'CHECKING'",
  );
  await product.rows(
    "UPDATE outbox_event SET moved_at = UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE WHERE state IN ('CLAIMED', 'DISPATCHED')",
  );
  await housekeeping.add('sweep-outbox', {});
}

it('a worker that is killed in the middle of checking is followed by one that begins again, and no row is there twice', async () => {
  const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const facts = { fiscalYear: 2027, startsOn: '2027-10-05', endsOn: '2027-11-13' };
  const run = await aCourseRun(product, { ...facts, jicaDeadline: soon });
  const started = await anImport(kenya, run.id, csvOf(rowsOf(ROWS)));
  const look = async () => (await kenya.get(`/api/overseas-office/imports/${started.id}`)).body;

  worker.start();
  await eventually(look, ({ progress }) => progress.rowsRead > 0);
  await worker.end('SIGKILL');
  const halfway = await look();
  expect(halfway).toMatchObject({ state: 'CHECKING' });
  expect(halfway.progress.rowsRead).toBeLessThan(ROWS);
  expect(halfway.progress.rowsEstimated).toBeGreaterThan(ROWS * 0.5);
  expect((await confirm(kenya, started)).status).toBe(409);

  await hurry();
  worker.start();
  const done = await eventually(look, ({ state }) => state !== 'CHECKING', 20_000);
  expect(done).toMatchObject({ state: 'CHECKED', rows: { new: ROWS, known: 0, repeated: 0, faulty: 0 } });
  const [staged] = await product.rows<{ count: string; attempt: number }>(
    `SELECT COUNT(*) count, MAX(i.attempt) attempt FROM nomination_import_row r JOIN nomination_import i ON i.id = r.import_id WHERE import_id = ?`,
    [started.id],
  );
  expect([Number(staged!.count), staged!.attempt]).toEqual([ROWS, 2]);

  const answers = await Promise.all([confirm(kenya, started), confirm(kenya, started)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const [drafts] = await product.rows<Record<string, string>>(
    `SELECT COUNT(*) nominations, COUNT(DISTINCT n.reference) \`references\`, COUNT(DISTINCT person_id) people,
       (SELECT COUNT(*) FROM nomination_step s JOIN nomination m ON m.id = s.nomination_id WHERE m.course_run_id = ?) steps
     FROM nomination n WHERE n.course_run_id = ?`,
    [run.id, run.id],
  );
  expect(Object.values(drafts!).map(Number)).toEqual([ROWS, ROWS, ROWS, ROWS]);
}, 60_000);
