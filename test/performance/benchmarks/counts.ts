import { performance } from 'node:perf_hooks';
import type { DataSource } from 'typeorm';
import { dataSourceOptions, openDataSource } from '#database';
import { newId, Outbox, Transactions } from '#platform';
import { AnnualCountsService, RecountService } from '#statistics';
import { median, quantile } from '../measuring/figures.js';
import { count, withSpread } from '../measuring/rounds.js';
import { Wire, requestText } from '../measuring/wire.js';
import { endProcess } from '../processes/own-process.js';
import { type Running, startApi } from '../processes/product.js';
import { fullScale } from '../world/full-scale.js';
import { idOf } from '../world/numbered.js';
import { ENROLMENTS, FIRST_YEAR, YEARS } from '../world/scale.js';
import type { Schema } from '../world/schema.js';
import type { Benchmark } from './benchmark.js';

const EVENTS_A_ROUND = 150;
const READS_A_ROUND = 200;

/** One size of the world with the product's own services on it, and its API. */
interface Size {
  enrolments: number;
  schema: Schema;
  dataSource: DataSource;
  transactions: Transactions;
  api: Running;
  eventMs: number[];
  readMs: number[];
}

/** What an arrival costs the annual counts, and what it costs to read a year, at both sizes in turn. */
export const counts: Benchmark = async ({ rounds, say }) => {
  const sizes: Size[] = [];
  for (const enrolments of [ENROLMENTS.usual, ENROLMENTS.tenfold]) sizes.push(await open(enrolments, say));
  const [usual, tenfold] = sizes as [Size, Size];
  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    for (const size of sizes) {
      const [event, read] = [median(await arrivals(size)), quantile(await yearsRead(size), 0.5)];
      say(`${count(size.enrolments)}: an event ${event.toFixed(2)} ms, a year read ${read.toFixed(2)} ms`);
      if (round === 0) continue;
      size.eventMs.push(event);
      size.readMs.push(read);
    }
    if (round > 0) ratios.push(tenfold.eventMs.at(-1)! / usual.eventMs.at(-1)!);
  }
  const drift = await Promise.all(sizes.map(driftOf));
  for (const { api, dataSource, schema } of sizes)
    await Promise.all([endProcess(api.child), dataSource.destroy(), schema.connection.end()]);
  return {
    title: 'counts',
    about:
      'One arrival: its cell marked as touched and counted anew, each in its transaction (median of many, of the last fiscal year). One year read: GET /api/open-data/annual-counts, any year, with the cumulative total. 20,000 course runs at both sizes.',
    tables: [
      {
        head: ['work', '600,000 enrolments', '6,000,000 enrolments', 'ratio', 'goal'],
        rows: [
          [
            'an arrival, ms',
            withSpread(usual.eventMs, 2),
            withSpread(tenfold.eventMs, 2),
            withSpread(ratios, 2),
            '≤ 1.2',
          ],
          ['a year read, ms', withSpread(usual.readMs, 2), withSpread(tenfold.readMs, 2), '', '≤ 5 ms'],
          ['cells that differ from the recount', String(drift[0]), String(drift[1]), '', '0'],
        ],
      },
    ],
    notes: [],
  };
};

async function open(enrolments: number, say: (line: string) => void): Promise<Size> {
  const schema = await fullScale(enrolments, say);
  process.env.DATABASE_URL = schema.url;
  const dataSource = await openDataSource({ ...dataSourceOptions(), poolSize: 4 } as never);
  const transactions = new Transactions(dataSource);
  const [counted] = await dataSource.query<unknown[]>('SELECT 1 FROM annual_count LIMIT 1');
  if (!counted) {
    say('counting all cells once');
    await new RecountService(dataSource, transactions).rebuild();
    await dataSource.query('ANALYZE TABLE annual_count, enrolment');
  }
  const api = await startApi(schema.url);
  return { enrolments, schema, dataSource, transactions, api, eventMs: [], readMs: [] };
}

/** The jobs of the worker, on events as an arrival leaves them. */
async function arrivals({ enrolments, dataSource, transactions }: Size): Promise<number[]> {
  const service = new AnnualCountsService(transactions, new Outbox());
  const times: number[] = [];
  for (let event = 0; event < EVENTS_A_ROUND; event++) {
    const eventId = await arrival(dataSource, anyOfTheLastYear(enrolments));
    const start = performance.now();
    await service.touch(eventId);
    await service.recountTouched();
    times.push(performance.now() - start);
  }
  return times;
}

/** People arrive in the year at hand, in any of its runs from any country. */
function anyOfTheLastYear(enrolments: number): string {
  return idOf('enrolment', enrolments - 1 - Math.floor((Math.random() * enrolments) / YEARS));
}

async function arrival(dataSource: DataSource, enrolmentId: string): Promise<string> {
  const eventId = newId();
  await dataSource.query(
    `INSERT INTO outbox_event (id, type, subject_id, facts, state, recorded_at)
     SELECT ?, 'training.arrival-recorded', id, JSON_OBJECT('courseRunId', course_run_id, 'countryCode', country_code,
       'fiscalYears', JSON_ARRAY(counted_in)), 'DONE', UTC_TIMESTAMP(3) FROM enrolment WHERE id = ?`,
    [eventId, enrolmentId],
  );
  return eventId;
}

async function yearsRead({ api }: Size): Promise<number[]> {
  const wire = new Wire(api.port);
  const times: number[] = [];
  for (let read = 0; read < READS_A_ROUND; read++) {
    const year = FIRST_YEAR + Math.floor(Math.random() * YEARS);
    const start = performance.now();
    const { status, body } = await wire.send(
      requestText('GET', `/api/open-data/annual-counts?fiscalYear=${year}`, {}),
    );
    times.push(performance.now() - start);
    if (status !== 200) throw new Error(`annual counts answered ${status}: ${body}`);
  }
  wire.close();
  return times;
}

async function driftOf({ dataSource, transactions }: Size): Promise<number> {
  return (await new RecountService(dataSource, transactions).drift()).length;
}
