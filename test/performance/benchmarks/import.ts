import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mysql2/promise';
import type { ImportOrder } from '../floors/import.js';
import { startFloor } from '../floors/start.js';
import { idleMemoryOf, watchMemory } from '../measuring/memory.js';
import { compare, COMPARISON_HEAD, comparisonRow, withSpread } from '../measuring/rounds.js';
import { endProcess, readyMessage } from '../processes/own-process.js';
import { type Running, startApi, startWorker } from '../processes/product.js';
import { fullScale } from '../world/full-scale.js';
import { importFiles, IMPORTED_ROWS } from '../world/import-files.js';
import { ENROLMENTS } from '../world/scale.js';
import { rowsOf } from '../world/schema.js';
import { cookieOf } from '../world/sign-ins.js';
import type { Benchmark } from './benchmark.js';
import { emptyRedis } from './relay.js';

const PIECE = 1_048_576;
const MOST_ROUNDS = 3;
/** Ids of the world begin with it; those of rows that came by an import are later. */
const WORLD = '01900000-ffff';

/** A hundred thousand people from a file to drafts: handed over, checked by the worker, confirmed. */
export const importing: Benchmark = async ({ rounds, say }) => {
  const { url, connection } = await fullScale(ENROLMENTS.usual, say);
  await emptyRedis();
  const folder = mkdtempSync(join(tmpdir(), 'kccp-bench-'));
  const files = await importFiles(folder);
  const [api, worker, floor] = await Promise.all([
    startApi(url),
    startWorker(url, { REDIS_PREFIX: '{import}' }),
    startFloor('import', { DATABASE_URL: url }),
  ]);
  await pause(3_000);
  const [ofWorker, ofApi] = await Promise.all([worker, api].map(({ child }) => idleMemoryOf(child.pid!)));
  const idle = { worker: ofWorker!, api: ofApi! };
  const product = new Importer(connection, { api, worker, idle }, await openPlace(connection));
  const measured = async (file: string) =>
    compare(Math.min(rounds, MOST_ROUNDS), {
      product: () => product.pace(file, say),
      floor: () => floorPace(floor, { file, ...product.place }, connection, say),
    });
  const workbooks = await measured(files.xlsx);
  const texts = await measured(files.csv);
  await Promise.all([endProcess(api.child), endProcess(worker.child), endProcess(floor.child)]);
  await connection.end();
  rmSync(folder, { recursive: true });
  const { checkSeconds, confirmSeconds, workerAboveIdle, apiAboveIdle } = product;
  return {
    title: 'import',
    about: `${IMPORTED_ROWS.toLocaleString('en-GB')} rows of eight columns to one run, among 600,000 nominations: handed over, checked row by row by the worker, staged, confirmed in one transaction that writes person, nomination, history, audit entry and origin of each. Floor: one process with the same libraries parses, asks the same rules of fields, looks up who is nominated, and inserts the same rows but the origin, a thousand at a time, in one transaction, without staging.`,
    tables: [
      {
        head: COMPARISON_HEAD,
        rows: [
          comparisonRow('XLSX, rows a second', workbooks, '≥ 0.6'),
          comparisonRow('CSV, rows a second', texts, '≥ 0.6'),
        ],
      },
      {
        head: ['of the product', 'median (least–most)', 'goal'],
        rows: [
          ['seconds until checked', withSpread(checkSeconds, 1), ''],
          ['seconds to confirm', withSpread(confirmSeconds, 1), ''],
          ['memory of the worker above idle, MB', withSpread(workerAboveIdle), '< 100'],
          ['memory of the API above idle, MB', withSpread(apiAboveIdle), '< 100'],
        ],
      },
    ],
    notes: [
      `Idle: worker ${Math.round(idle.worker)} MB, API ${Math.round(idle.api)} MB. The most above it is that of the whole import, the upload among it.`,
      'The clearing of staged rows after a confirmation is waited for, but not measured: nobody waits for it.',
    ],
  };
};

type Place = Omit<ImportOrder, 'file'> & { office: string };

async function openPlace(connection: Connection): Promise<Place> {
  const [place] = await rowsOf<Place>(
    connection,
    `SELECT a.course_run_id courseRunId, a.country_code countryCode, c.overseas_office_code office
     FROM allotment a JOIN channel c ON c.country_code = a.country_code WHERE a.jica_deadline > '2090-01-01' ORDER BY a.id LIMIT 1`,
  );
  return place!;
}

class Importer {
  readonly checkSeconds: number[] = [];
  readonly confirmSeconds: number[] = [];
  readonly workerAboveIdle: number[] = [];
  readonly apiAboveIdle: number[] = [];

  constructor(
    private readonly connection: Connection,
    private readonly product: { api: Running; worker: Running; idle: { worker: number; api: number } },
    readonly place: Place,
  ) {}

  async pace(file: string, say: (line: string) => void): Promise<number> {
    const { api, worker, idle } = this.product;
    const memory = [watchMemory(worker.child.pid!), watchMemory(api.child.pid!)] as const;
    const uploadId = await this.upload(file);
    const start = performance.now();
    const { courseRunId, countryCode } = this.place;
    const { id } = await this.ask<{ id: string }>('POST', '/overseas-office/imports', {
      uploadId,
      courseRunId,
      countryCode,
    });
    await this.checked(id);
    const checked = performance.now();
    await this.ask('POST', `/overseas-office/imports/${id}/confirm`, {});
    const confirmed = performance.now();
    const most = memory.map((one) => one.stop());
    await this.cleared(id);
    await forgetImported(this.connection);
    this.checkSeconds.push((checked - start) / 1000);
    this.confirmSeconds.push((confirmed - checked) / 1000);
    this.workerAboveIdle.push(most[0]! - idle.worker);
    this.apiAboveIdle.push(most[1]! - idle.api);
    const pace = (IMPORTED_ROWS / (confirmed - start)) * 1000;
    say(
      `product: ${Math.round(pace)} rows a second; checked ${((checked - start) / 1000).toFixed(1)} s, confirmed ${((confirmed - checked) / 1000).toFixed(1)} s, worker +${Math.round(this.workerAboveIdle.at(-1)!)} MB, API +${Math.round(this.apiAboveIdle.at(-1)!)} MB`,
    );
    return pace;
  }

  private async upload(file: string): Promise<string> {
    const bytes = readFileSync(file);
    const announced = { name: basename(file), size: bytes.length };
    const { id } = await this.ask<{ id: string }>('POST', '/uploads', announced);
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = new Uint8Array(bytes.subarray(at, at + PIECE));
      await this.ask('PATCH', `/uploads/${id}`, piece, { 'upload-offset': String(at) });
    }
    return id;
  }

  private async checked(id: string): Promise<void> {
    for (;;) {
      const { state } = await this.ask<{ state: string }>('GET', `/overseas-office/imports/${id}`);
      if (state === 'CHECKED') return;
      if (state !== 'CHECKING') throw new Error(`The import is ${state}.`);
      await pause(50);
    }
  }

  private async cleared(id: string): Promise<void> {
    for (;;) {
      const [row] = await rowsOf(
        this.connection,
        'SELECT 1 FROM nomination_import WHERE id = ? AND file_id IS NULL',
        [id],
      );
      if (row) return;
      await pause(100);
    }
  }

  private async ask<T>(method: string, path: string, body?: object, more: object = {}): Promise<T> {
    const isPiece = body instanceof Uint8Array;
    const response = await fetch(`http://127.0.0.1:${this.product.api.port}/api${path}`, {
      method,
      headers: {
        cookie: cookieOf(this.place.office),
        'idempotency-key': randomUUID(),
        ...(body && { 'content-type': isPiece ? 'application/octet-stream' : 'application/json' }),
        ...more,
      },
      body: isPiece ? (body as Uint8Array<ArrayBuffer>) : body && JSON.stringify(body),
    });
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }
}

async function floorPace(
  floor: Running,
  order: ImportOrder,
  connection: Connection,
  say: (line: string) => void,
): Promise<number> {
  const start = performance.now();
  floor.child.send(order);
  const imported = await readyMessage<number>(floor.child, 'the floor of the import');
  const pace = (imported / (performance.now() - start)) * 1000;
  if (imported !== IMPORTED_ROWS) throw new Error(`The floor imported ${imported} rows.`);
  say(`floor: ${Math.round(pace)} rows a second`);
  await forgetImported(connection);
  return pace;
}

/** So that each turn meets the same tables, and nobody whom it knows. */
async function forgetImported(connection: Connection): Promise<void> {
  await connection.query('SET SESSION foreign_key_checks = 0');
  for (const table of ['nomination_origin', 'nomination_step', 'nomination', 'person', 'audit_entry']) {
    const key = table === 'nomination_origin' ? 'nomination_id' : 'id';
    await connection.query(`DELETE FROM ${table} WHERE ${key} > ?`, [WORLD]);
  }
  await connection.query('SET SESSION foreign_key_checks = 1');
}
