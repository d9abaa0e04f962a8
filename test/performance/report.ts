import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { Redis } from 'ioredis';
import { createConnection } from 'mysql2/promise';
import { redisOptions } from '#platform';
import type { Section } from './benchmarks/benchmark.js';
import { connectionOptions, rowsOf } from './world/schema.js';

const FILE = 'docs/performance.md';
const ORDER = ['read', 'list', 'submit', 'counts', 'letters', 'duplicates', 'import', 'allocate'];
const HEAD = `# Performance

Written by \`npm run bench\`, which replaces the sections that it ran. Do not edit.

Product and floor run side by side on the same data, in turn, each in a process of its own with durable servers.
A figure is **median** (least–most) of the rounds; a ratio is product over floor of the same round. Only ratios
say something of the code: the pace depends on the machine and on what else it does.
`;

/** Puts a section into docs/performance.md in place of its last run; answers its text. */
export async function writeReport(section: Section): Promise<string> {
  const text = `## ${section.title}\n\n${section.about}\n\n${section.tables.map(table).join('\n')}\n${section.notes
    .map((note) => `- ${note}\n`)
    .join('')}\n${await circumstances()}\n`;
  const sections = new Map(existing());
  sections.set(section.title, text);
  const known = ORDER.filter((title) => sections.has(title));
  writeFileSync(FILE, `${HEAD}\n${known.map((title) => sections.get(title)).join('\n')}`);
  return text;
}

function existing(): [title: string, text: string][] {
  if (!existsSync(FILE)) return [];
  const [, ...parts] = readFileSync(FILE, 'utf8').split(/^## /m);
  return parts.map((part) => [part.split('\n', 1)[0]!, `## ${part.trimEnd()}\n`]);
}

function table({ head, rows }: { head: string[]; rows: string[][] }): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** What a reader needs to know of the machine; nothing that names it. */
async function circumstances(): Promise<string> {
  const database = await createConnection(connectionOptions(process.env.DATABASE_URL!));
  const [{ version, flush }] = (await rowsOf<{ version: string; flush: number }>(
    database,
    'SELECT VERSION() version, @@innodb_flush_log_at_trx_commit flush',
  )) as [{ version: string; flush: number }];
  await database.end();
  const redis = new Redis(redisOptions(process.env.REDIS_URL!));
  const redisVersion = /redis_version:(\S+)/.exec(await redis.info('server'))?.[1];
  redis.disconnect();
  const mariadb = version.split('-')[0];
  const memory = Math.round(totalmem() / 2 ** 30);
  return `_${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, ${memory} GB, Node ${process.versions.node}, MariaDB ${mariadb} (flush at commit: ${flush}), Redis ${redisVersion}._`;
}
