import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'mysql2/promise';
import { PeopleQueries } from '#applications';
import { dataSourceOptions, openDataSource } from '#database';
import { quantile } from '../measuring/figures.js';
import { count, withSpread } from '../measuring/rounds.js';
import { type PastPerson, writeHistoryFile } from '../world/history-file.js';
import { connectionOptions, openSchema } from '../world/schema.js';
import type { Benchmark } from './benchmark.js';

const LINES = 360_000;
const SCHEMA = 'bench_history';
const NOMINEES_A_ROUND = 300;

/** The past participants of KCCP brought in from a file, then nominees compared with all of them. */
export const duplicates: Benchmark = async ({ rounds, say }) => {
  const file = join(tmpdir(), `kccp-history-${process.pid}.csv`);
  const people = await writeHistoryFile(file, LINES);
  const server = await createConnection(connectionOptions(process.env.DATABASE_URL!));
  await server.query(`DROP DATABASE IF EXISTS ${SCHEMA}`);
  await server.end();
  const { url, connection } = await openSchema(SCHEMA);
  const [first, again] = [await importing(file, url), await importing(file, url)];
  say(`${first.said}\n  again: ${again.said}`);
  await Promise.all([file, `${file}.refused`].map((one) => rm(one)));
  await connection.query('ANALYZE TABLE person, past_participation');
  process.env.DATABASE_URL = url;
  const dataSource = await openDataSource(dataSourceOptions());
  const queries = new PeopleQueries(dataSource);
  const groups = nomineesFrom(people);
  const times = new Map(groups.map(({ name }) => [name, [] as number[]]));
  let [planted, found] = [0, 0];
  for (let round = 0; round <= rounds; round++) {
    for (const group of groups) {
      for (let nominee = 0; nominee < NOMINEES_A_ROUND; nominee++) {
        const { sought, meant } = group.next();
        const start = performance.now();
        const candidates = await queries.candidatesFor({
          ...sought,
          comparableEmail: null,
          passportFingerprint: null,
        });
        if (round > 0) times.get(group.name)!.push(performance.now() - start);
        if (!meant) continue;
        planted++;
        if (candidates.some(({ person }) => isSame(person, meant))) found++;
      }
    }
    if (round === 0) continue;
    say(
      `round ${round}: ${[...times].map(([name, ms]) => `${name} ${quantile(ms, 0.5).toFixed(1)} ms`).join(', ')}`,
    );
  }
  await Promise.all([dataSource.destroy(), connection.end()]);
  const figures = (ms: number[]) => [0.5, 0.95, 0.99, 1].map((share) => quantile(ms, share).toFixed(1));
  return {
    title: 'duplicates',
    about: `${count(LINES)} past participants imported from a CSV file by \`kccp import history\`, then candidates of duplicates asked for one nominee after another, as the screening page asks. Few names and many birthdays on 1 January make the blocks larger than life.`,
    tables: [
      {
        head: ['a nominee', 'median ms', 'p95', 'p99', 'longest', 'goal'],
        rows: [...times].map(([name, ms]) => [name, ...figures(ms), '≤ 50']),
      },
      {
        head: ['import', 'seconds', 'memory at most, MB', 'goal'],
        rows: [
          ['the first time', withSpread([first.seconds], 1), count(first.megabytes), '≤ 120 s'],
          ['the same file again', withSpread([again.seconds], 1), count(again.megabytes), '0 new'],
        ],
      },
    ],
    notes: [
      `Of ${count(planted)} nominees who were in the history under another spelling or with a slip in the date, ${((100 * found) / planted).toFixed(1)} % were among the ten shown.`,
    ],
  };
};

async function importing(
  file: string,
  url: string,
): Promise<{ seconds: number; megabytes: number; said: string }> {
  const start = performance.now();
  const script = `process.on('exit', () => process.stderr.write('MAXRSS ' + process.resourceUsage().maxRSS));
    await import('${join(process.cwd(), 'dist/apps/cli/src/main.js')}');`;
  const args = [
    '--input-type=module',
    '-e',
    script,
    'import',
    'history',
    file,
    '--report',
    `${file}.refused`,
  ];
  const child = spawn(process.execPath, args, { env: { ...process.env, DATABASE_URL: url } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (err += text.toString()));
  const [status] = (await once(child, 'close')) as [number];
  if (status !== 0) throw new Error(`The import failed:\n${err}`);
  const megabytes = Number(/MAXRSS (\d+)/.exec(err)?.[1] ?? 0) / 1024;
  return { seconds: (performance.now() - start) / 1000, megabytes, said: out.trim().split('\n').at(-1)! };
}

interface Nominees {
  name: string;
  next(): { sought: PastPerson; meant?: PastPerson };
}

function nomineesFrom(people: PastPerson[]): Nominees[] {
  const any = <Item>(items: readonly Item[]): Item => items[Math.floor(Math.random() * items.length)]!;
  const largest = mostOf(people, ({ nationality }) => nationality);
  const crowd = people.filter(({ nationality }) => nationality === largest);
  const name = mostOf(crowd, ({ familyName, givenNames }) => `${familyName}|${givenNames}`).split('|') as [
    string,
    string,
  ];
  return [
    {
      name: 'new to KCCP',
      next: () => ({
        sought: { ...any(people), familyName: 'Zzyzx', givenNames: `Qwertz ${any(people).givenNames}` },
      }),
    },
    {
      name: 'in the history, spelt otherwise',
      next: () => {
        const meant = any(people);
        return { meant, sought: any(SLIPS)(meant) };
      },
    },
    {
      name: 'of the largest country, born on 1 January',
      next: () => ({
        sought: { ...any(crowd), birthDate: any(crowd).birthDate.replace(/-..-..$/, '-01-01') },
      }),
    },
    {
      name: 'with the commonest name of the largest country',
      next: () => ({ sought: { ...any(crowd), familyName: name[0], givenNames: name[1] } }),
    },
  ];
}

const SLIPS: ((person: PastPerson) => PastPerson)[] = [
  (one) => ({ ...one, familyName: plain(one.familyName), givenNames: plain(one.givenNames) }),
  (one) => (one.givenNames ? { ...one, familyName: one.givenNames, givenNames: one.familyName } : one),
  (one) => ({ ...one, givenNames: one.givenNames.split(' ')[0]! }),
  (one) => ({
    ...one,
    birthDate: one.birthDate.replace(/.$/, (digit) => String((Number(digit) + 1) % 9 || 1)),
  }),
  (one) => ({
    ...one,
    familyName: one.familyName.replace(/o/g, 'u').replace(/ph/g, 'f').replace(/s/g, 'ss'),
  }),
];
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();

function mostOf(people: PastPerson[], keyOf: (person: PastPerson) => string): string {
  const times = new Map<string, number>();
  for (const person of people) times.set(keyOf(person), (times.get(keyOf(person)) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1])[0]![0];
}

const isSame = (
  one: Omit<PastPerson, 'sex' | 'birthDate'> & { birthDate: string | null },
  other: PastPerson,
): boolean =>
  one.familyName === other.familyName &&
  one.givenNames === other.givenNames &&
  one.birthDate === other.birthDate;
