import { startFloor } from '../floors/start.js';
import { fire } from '../measuring/load.js';
import { median } from '../measuring/figures.js';
import { compare, COMPARISON_HEAD, comparisonRow } from '../measuring/rounds.js';
import { requestText } from '../measuring/wire.js';
import { endProcess } from '../processes/own-process.js';
import { startApi } from '../processes/product.js';
import { fullScale } from '../world/full-scale.js';
import { idOf } from '../world/numbered.js';
import { ENROLMENTS, NOMINATIONS, officeOfNomination, OFFICES } from '../world/scale.js';
import { cookieOf } from '../world/sign-ins.js';
import type { Benchmark } from './benchmark.js';

/** A domestic officer opens one nomination of 600,000, any of those of the own office. */
export const read: Benchmark = async ({ rounds, seconds, connections, say }) => {
  const { url, connection } = await fullScale(ENROLMENTS.usual, say);
  const [floor, api] = await Promise.all([startFloor('read', { DATABASE_URL: url }), startApi(url)]);
  const tails: { product: number[]; floor: number[] } = { product: [], floor: [] };
  const pace = (contender: 'product' | 'floor', port: number) => async () => {
    const { perSecond, p99 } = await fire({ port, connections, seconds, next: anyNomination });
    say(`${contender}: ${Math.round(perSecond)} a second, p99 ${p99.toFixed(1)} ms`);
    tails[contender].push(p99);
    return perSecond;
  };
  const comparison = await compare(rounds, {
    product: pace('product', api.port),
    floor: pace('floor', floor.port),
  });
  await Promise.all([endProcess(api.child), endProcess(floor.child), connection.end()]);
  return {
    title: 'read',
    about: `GET one nomination with its joins as a domestic officer, random ids of 600,000, ${connections} connections. Floor: bare Fastify and mysql2 with the same two statements, no log.`,
    tables: [
      { head: COMPARISON_HEAD, rows: [comparisonRow('read one, requests a second', comparison, '≥ 0.80')] },
    ],
    notes: [
      `99th percentile of the time to answer: product ${median(tails.product).toFixed(1)} ms, floor ${median(tails.floor).toFixed(1)} ms.`,
    ],
  };
};

function anyNomination(): string {
  const number = Math.floor(Math.random() * NOMINATIONS);
  const cookie = cookieOf(OFFICES[officeOfNomination(number)]!);
  return requestText('GET', `/api/domestic-office/nominations/${idOf('nomination', number)}`, { cookie });
}
