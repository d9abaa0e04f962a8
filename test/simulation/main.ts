import { performance } from 'node:perf_hooks';
import { addDays, tokyoDate } from '#platform';
import { fiscalYearOf } from '#catalogue';
import { endProcess } from '../performance/processes/own-process.js';
import { startFloor } from '../performance/floors/start.js';
import { productSettings, startApi, startWorker } from '../performance/processes/product.js';
import { openSchema } from '../performance/world/schema.js';
import { nominate } from './nominating.js';
import { signInEverybody } from './office-staff.js';
import { plan } from './planning-the-year.js';
import { Progress } from './progress-of-the-year.js';
import { select } from './selecting.js';
import { shareOf } from './scale.js';
import { settled, verify } from './settling.js';
import type { Year } from './the-year.js';
import { train } from './training-the-year.js';

// npm run kccp -- simulate-year [--share 0.1]: a fiscal year against the real API and worker, from the request survey
// to completed training, on servers and in a schema of its own. Exit code 1 when patrol or the counts find anything.
const place = process.argv.indexOf('--share');
const scale = shareOf(place === -1 ? 1 : Number(process.argv[place + 1]));
const say = (line: string) => void process.stdout.write(`${line}\n`);

const began = performance.now();
const schema = await openSchema('kccp_simulation');
// Patrol and recount run in this process, with the settings of the product.
Object.assign(process.env, await productSettings(schema.url), { LOG_LEVEL: 'silent' });
const sink = await startFloor('smtp-sink', {});
const [api, worker] = await Promise.all([
  startApi(schema.url),
  startWorker(schema.url, { SMTP_URL: `smtp://127.0.0.1:${sink.port}`, REDIS_PREFIX: '{simulation}' }),
]);
const today = tokyoDate(new Date());
const year: Year = {
  fiscalYear: fiscalYearOf(today),
  today,
  jicaDeadline: addDays(today, 5),
  startsOn: addDays(today, 14),
  endsOn: addDays(today, 40),
  scale,
  staff: await signInEverybody(schema.connection, `http://127.0.0.1:${api.port}`, 100),
  progress: new Progress(say),
  say,
};
say(`FY${year.fiscalYear}: ${scale.runs} runs, ${scale.nominations} nominations.`);
const runs = await plan(year);
const nominated = await nominate(year, runs);
await select(year, runs, nominated);
await settled(year, schema.connection, 'Offers made, enrolments opened');
await train(year, runs);
await settled(year, schema.connection, 'Letters sent, counts recounted');
const clean = await verify(year, schema);
say(
  `${Math.round((performance.now() - began) / 1000)} seconds in all; ${clean ? 'patrol and counts are clean' : 'NOT clean'}.`,
);
await Promise.all([api.child, worker.child, sink.child].map((child) => endProcess(child)));
await schema.connection.end();
process.exit(clean ? 0 : 1);
