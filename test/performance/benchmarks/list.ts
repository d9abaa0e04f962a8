import { Cursors } from '#platform';
import { startFloor } from '../floors/start.js';
import { fire } from '../measuring/load.js';
import { compare, COMPARISON_HEAD, comparisonRow, withSpread } from '../measuring/rounds.js';
import { requestText } from '../measuring/wire.js';
import { endProcess } from '../processes/own-process.js';
import { productSettings, startApi } from '../processes/product.js';
import { fullScale } from '../world/full-scale.js';
import { ENROLMENTS, OFFICES } from '../world/scale.js';
import { rowsOf, type Schema } from '../world/schema.js';
import { AUDITOR, cookieOf } from '../world/sign-ins.js';
import type { Benchmark } from './benchmark.js';

const PAGE = 50;
const DEEP = 10_000;

/** Pages of nominations: a domestic office's newest, those of one state, and the auditor's first and ten-thousandth page. */
export const list: Benchmark = async ({ rounds, seconds, connections, say }) => {
  const schema = await fullScale(ENROLMENTS.usual, say);
  const { KCCP_SECRET } = await productSettings(schema.url);
  const deep = await cursorOfPage(schema, KCCP_SECRET!, DEEP);
  const [floor, api] = await Promise.all([
    startFloor('list', { DATABASE_URL: schema.url, KCCP_SECRET: KCCP_SECRET! }),
    startApi(schema.url),
  ]);
  const anyOffice = (query: string) => () => {
    const cookie = cookieOf(OFFICES[Math.floor(Math.random() * OFFICES.length)]!);
    return requestText('GET', `/api/domestic-office/nominations${query}`, { cookie });
  };
  const auditor = (query: string) => () =>
    requestText('GET', `/api/auditor/nominations${query}`, { cookie: cookieOf(AUDITOR) });
  const pace = (port: number, next: () => string) => async () => {
    const { perSecond } = await fire({ port, connections, seconds, next });
    return perSecond;
  };
  const against = async (what: string, next: () => string) => {
    const comparison = await compare(rounds, {
      product: pace(api.port, next),
      floor: pace(floor.port, next),
    });
    say(`${what}: ${comparison.ratios.map((ratio) => ratio.toFixed(2)).join(' ')}`);
    return comparisonRow(what, comparison, '≥ 0.85');
  };
  const rows = [
    await against("an office's newest, pages a second", anyOffice('')),
    await against("an office's submitted ones", anyOffice('?state=SUBMITTED')),
    await against('everybody’s, page 1', auditor('')),
    await against('everybody’s, page 10,000', auditor(`?after=${deep}`)),
  ];
  const depth = await compare(rounds, {
    product: pace(api.port, auditor(`?after=${deep}`)),
    floor: pace(api.port, auditor('')),
  });
  await Promise.all([endProcess(api.child), endProcess(floor.child), schema.connection.end()]);
  return {
    title: 'list',
    about: `Pages of ${PAGE} of 600,000 nominations with their joins, by keyset, no total, ${connections} connections. Floor: bare Fastify and mysql2 with the same statements.`,
    tables: [
      { head: COMPARISON_HEAD, rows },
      {
        head: ['work', 'page 10,000', 'page 1', 'ratio', 'goal'],
        rows: [
          [
            'the product, pages a second',
            withSpread(depth.product),
            withSpread(depth.floor),
            withSpread(depth.ratios, 2),
            '≥ 0.77',
          ],
        ],
      },
    ],
    notes: [],
  };
};

/** The cursor after which that page begins, as the product would have given it out. */
async function cursorOfPage({ connection }: Schema, secret: string, page: number): Promise<string> {
  const [row] = await rowsOf<{ since: Date; id: string }>(
    connection,
    'SELECT held_since since, id FROM nomination ORDER BY held_since DESC, id DESC LIMIT 1 OFFSET ?',
    [(page - 1) * PAGE - 1],
  );
  const since = row!.since.toISOString().slice(0, 23).replace('T', ' ');
  return encodeURIComponent(new Cursors(secret).write({ sort: '-since', values: [since, row!.id] }));
}
