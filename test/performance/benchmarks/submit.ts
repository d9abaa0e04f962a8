import { randomUUID } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import { startFloor } from '../floors/start.js';
import { median } from '../measuring/figures.js';
import { fire } from '../measuring/load.js';
import { compare, COMPARISON_HEAD, comparisonRow } from '../measuring/rounds.js';
import { requestText } from '../measuring/wire.js';
import { endProcess } from '../processes/own-process.js';
import { startApi } from '../processes/product.js';
import { fullScale } from '../world/full-scale.js';
import { idOf } from '../world/numbered.js';
import { CROWD, CROWDED_PLACES, DRAFTS, ENROLMENTS, OFFICES, RUNS } from '../world/scale.js';
import { rowsOf } from '../world/schema.js';
import { cookieOf } from '../world/sign-ins.js';
import type { Benchmark } from './benchmark.js';

/** Overseas offices hand in their drafts; then a domestic office accepts a whole crowd to one run at once. */
export const submit: Benchmark = async ({ rounds, seconds, connections, say }) => {
  const { url, connection } = await fullScale(ENROLMENTS.usual, say);
  const [floor, api] = await Promise.all([startFloor('submit', { DATABASE_URL: url }), startApi(url)]);
  const next = await drafts(connection);
  const tails: { product: number[]; floor: number[] } = { product: [], floor: [] };
  const submitting = (contender: 'product' | 'floor', port: number) => async () => {
    const { perSecond, p99 } = await fire({ port, connections, seconds, next });
    say(`${contender}: ${Math.round(perSecond)} submitted a second, p99 ${p99.toFixed(1)} ms`);
    tails[contender].push(p99);
    return perSecond;
  };
  const submitted = await compare(rounds, {
    product: submitting('product', api.port),
    floor: submitting('floor', floor.port),
  });
  const accepting = (contender: string, port: number) => async () => {
    await emptyTheCrowdedRun(connection);
    const { perSecond, statuses } = await fire({
      port,
      connections,
      seconds: 60,
      next: crowd(),
      expected: [200, 409],
    });
    await holdToExactness(connection, statuses);
    say(`${contender}: ${Math.round(perSecond)} acceptances asked a second on one run`);
    return perSecond;
  };
  const accepted = await compare(Math.min(rounds, 5), {
    product: accepting('product', api.port),
    floor: accepting('floor', floor.port),
  });
  await Promise.all([endProcess(api.child), endProcess(floor.child), connection.end()]);
  return {
    title: 'submit',
    about: `POST submit of drafts, each once, with If-Match and Idempotency-Key, ${connections} connections; flush at every commit. Floor: bare Fastify and a mysql2 transaction that locks, reads and writes the same rows after the same session look-up.`,
    tables: [
      {
        head: COMPARISON_HEAD,
        rows: [
          comparisonRow('submit, requests a second', submitted, '≥ 0.65'),
          comparisonRow('accept, all on one run, requests a second', accepted, 'exact'),
        ],
      },
    ],
    notes: [
      `99th percentile of the time to submit: product ${median(tails.product).toFixed(1)} ms, floor ${median(tails.floor).toFixed(1)} ms.`,
      `Contention: ${CROWD.toLocaleString('en-GB')} acceptances for ${CROWDED_PLACES.toLocaleString('en-GB')} places; in every round exactly ${CROWDED_PLACES.toLocaleString('en-GB')} got one, the others 409, and the places taken of run and country say the same.`,
    ],
  };
};

/** Each draft once, by the office of its country. */
async function drafts(connection: Connection): Promise<() => string> {
  const all = await rowsOf<{ id: string; office: string; version: number }>(
    connection,
    `SELECT n.id, c.overseas_office_code office, n.version FROM nomination n JOIN channel c ON c.country_code = n.country_code
     WHERE n.state = 'DRAFT' AND n.id >= ? ORDER BY n.id LIMIT ?`,
    [idOf('draft', 0), DRAFTS],
  );
  return () => {
    const draft = all.pop();
    if (!draft)
      throw new Error('There are no drafts left: the world needs more of them, or the rounds fewer seconds.');
    return moveOf(`/api/overseas-office/nominations/${draft.id}/submit`, draft.office, draft.version);
  };
}

function crowd(): () => string | null {
  let number = 0;
  const office = OFFICES[RUNS % OFFICES.length]!;
  return () =>
    number < CROWD
      ? moveOf(`/api/domestic-office/nominations/${idOf('crowded', number++)}/accept`, office, 1)
      : null;
}

function moveOf(path: string, office: string, version: number): string {
  return requestText('POST', path, {
    cookie: cookieOf(office),
    'if-match': `"${version}"`,
    'idempotency-key': randomUUID(),
    'content-length': '0',
  });
}

async function emptyTheCrowdedRun(connection: Connection): Promise<void> {
  const run = idOf('run', RUNS);
  await connection.query(
    "UPDATE nomination SET state = 'UNDER_SCREENING', version = 1 WHERE course_run_id = ?",
    [run],
  );
  await connection.query('UPDATE allotment SET places_taken = 0 WHERE course_run_id = ?', [run]);
  await connection.query('UPDATE course_run SET places_taken = 0 WHERE id = ?', [run]);
}

async function holdToExactness(connection: Connection, statuses: Map<number, number>): Promise<void> {
  const [found] = await rowsOf<Record<'ofRun' | 'ofCountries' | 'accepted', number>>(
    connection,
    `SELECT r.places_taken ofRun, CAST((SELECT SUM(a.places_taken) FROM allotment a WHERE a.course_run_id = r.id) AS UNSIGNED) ofCountries,
       (SELECT COUNT(*) FROM nomination n WHERE n.course_run_id = r.id AND n.state = 'ACCEPTED') accepted FROM course_run r WHERE r.id = ?`,
    [idOf('run', RUNS)],
  );
  const seen = [statuses.get(200), found!.ofRun, Number(found!.ofCountries), found!.accepted];
  if (seen.some((places) => places !== CROWDED_PLACES))
    throw new Error(`Places are not exact: answered 200, run, countries, nominations ${seen.join(', ')}.`);
}
