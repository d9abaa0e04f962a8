import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mysql2/promise';
import { MailSettings, readSettings } from '#platform';
import type { SinkOrder, SinkReport } from '../floors/smtp-sink.js';
import { startFloor } from '../floors/start.js';
import { compare, COMPARISON_HEAD, comparisonRow } from '../measuring/rounds.js';
import { endProcess } from '../processes/own-process.js';
import { type Running, startWorker } from '../processes/product.js';
import { fullScale } from '../world/full-scale.js';
import { ENROLMENTS } from '../world/scale.js';
import type { Benchmark } from './benchmark.js';
import { LetterJobs } from './letter-jobs.js';
import { emptyRedis, relayCompared } from './relay.js';

const RECORDED = 500;

/** Events to the queues; then letters from their jobs to the mail server by the real worker. */
export const letters: Benchmark = async ({ rounds, seconds, say }) => {
  const { url, connection } = await fullScale(ENROLMENTS.usual, say);
  await emptyRedis();
  const relayed = await relayCompared({ url, connection }, rounds, say);
  const amount = seconds * 1_500;
  const jobs = await LetterJobs.prepare(connection, amount);
  const sink = new Sink(await startFloor('smtp-sink', {}));
  const worker = await startWorker(url, { SMTP_URL: sink.url, REDIS_PREFIX: jobs.prefix });
  // Only the round before the measured ones is kept by the mail server, for the floor to send the same letters.
  const product = async (record = 0) => {
    await jobs.addPaused();
    await sink.send({ order: 'begin', record });
    await jobs.resume();
    return sink.pace('product', amount, say);
  };
  await product(RECORDED);
  await holdToAllSent(connection, amount);
  const folder = mkdtempSync(join(tmpdir(), 'kccp-bench-'));
  const LETTERS = join(folder, 'letters.json');
  writeFileSync(LETTERS, JSON.stringify((await sink.report()).recorded));
  const bare = await startFloor('letters', { SMTP_URL: sink.url, LETTERS });
  const floor = async () => {
    await sink.send({ order: 'begin', record: 0 });
    bare.child.send(amount);
    await once(bare.child, 'message');
    return sink.pace('floor', amount, say);
  };
  const sent = await compare(rounds, { product: () => product(), floor });
  await holdToAllSent(connection, amount);
  await Promise.all([endProcess(worker.child), endProcess(bare.child), endProcess(sink.child, 'SIGKILL')]);
  await Promise.all([jobs.close(), connection.end()]);
  rmSync(folder, { recursive: true });
  const { connections, lettersAtOnce } = readSettings(MailSettings, { SMTP_URL: sink.url });
  return {
    title: 'letters',
    about: `Relay: 20,000 events from the outbox to the queues; floor: claim by SKIP LOCKED, commit, addBulk, mark, 500 at a time. Letters: ${amount.toLocaleString('en-GB')} deliveries from their jobs to a mail server that drops them, by the worker with its usual ${lettersAtOnce} at once and ${connections} connections; floor: a bare nodemailer pool of 5 connections that sends the same letters, rendered before.`,
    tables: [
      {
        head: COMPARISON_HEAD,
        rows: [
          comparisonRow('relay, events a second', relayed, '≥ 0.8'),
          comparisonRow('letters a second', sent, '≥ 0.7'),
        ],
      },
    ],
    notes: ['In every round each delivery was sent exactly once and is marked as sent.'],
  };
};

/** The mail server in its own process, and what it has seen. */
class Sink {
  readonly url: string;
  readonly child: Running['child'];

  constructor({ child, port }: Running) {
    this.child = child;
    this.url = `smtp://127.0.0.1:${port}`;
  }

  async send(order: SinkOrder): Promise<void> {
    this.child.send(order);
    await pause(50);
  }

  async report(): Promise<SinkReport> {
    this.child.send({ order: 'report' } satisfies SinkOrder);
    const [report] = (await once(this.child, 'message')) as [SinkReport];
    return report;
  }

  /** Waits for all letters; answers how many came a second. */
  async pace(who: string, amount: number, say: (line: string) => void): Promise<number> {
    let report = await this.report();
    for (let waits = 0; report.taken < amount; waits++) {
      if (waits > 600) throw new Error(`${who}: only ${report.taken} of ${amount} letters came`);
      await pause(100);
      report = await this.report();
    }
    if (report.distinct !== amount || report.taken !== amount)
      throw new Error(
        `${who}: ${report.taken} letters came, ${report.distinct} of them different, not ${amount}`,
      );
    const pace = (amount - 1) / report.seconds;
    say(`${who}: ${Math.round(pace)} letters a second`);
    return pace;
  }
}

async function holdToAllSent(connection: Connection, amount: number): Promise<void> {
  const states = async () => {
    const [rows] = await connection.query('SELECT state, COUNT(*) deliveries FROM delivery GROUP BY state');
    return rows as { state: string; deliveries: number }[];
  };
  for (let tries = 0; tries < 50; tries++) {
    const found = await states();
    if (found.length === 1 && found[0]!.state === 'SENT' && found[0]!.deliveries === amount) return;
    await pause(100);
  }
  throw new Error(`Not all deliveries are marked as sent: ${JSON.stringify(await states())}`);
}
