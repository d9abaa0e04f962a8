import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { freePort, startProcess } from './own-process.js';

export interface Running {
  child: ChildProcess;
  port: number;
}

interface Launcher {
  nodeBehaviour: string[];
}

/** As the launcher starts the product, plain JavaScript without declarations. */
async function nodeOptions(): Promise<string[]> {
  const launcher = pathToFileURL(resolve('apps/launcher/server-settings.mjs')).href;
  return [...((await import(launcher)) as Launcher).nodeBehaviour, ...profile()];
}

/** Profiles of a process of the product are written where KCCP_BENCH_PROFILE says, for looking into a missed goal. */
const profile = (): string[] =>
  process.env.KCCP_BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.KCCP_BENCH_PROFILE}`] : [];

/** The settings of an installation, nothing switched off. */
export async function productSettings(databaseUrl: string): Promise<Record<string, string>> {
  return {
    DATABASE_URL: databaseUrl,
    REDIS_URL: process.env.REDIS_URL!,
    SMTP_URL: 'smtp://127.0.0.1:9',
    KCCP_SECRET: 'a secret of the benchmark with 32 characters',
    KCCP_SEALING_KEYS: process.env.KCCP_SEALING_KEYS!,
    KCCP_INDEX_KEY: process.env.KCCP_INDEX_KEY!,
    FILES_URL: process.env.FILES_URL!,
    KCCP_ENVIRONMENT: 'production',
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    PUBLIC_URL: 'http://localhost:3000',
    METRICS_PORT: String(await freePort()),
    ...tried(),
  };
}

/** Settings that somebody tunes may be tried from outside; without them the defaults hold. */
function tried(): Record<string, string> {
  const names = ['LETTERS_AT_ONCE', 'SMTP_CONNECTIONS', 'DATABASE_POOL_SIZE', 'NODE_OPTIONS'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

export async function startApi(databaseUrl: string): Promise<Running> {
  const port = await freePort();
  const environment = { ...(await productSettings(databaseUrl)), PORT: String(port) };
  const child = startProcess('api', 'dist/apps/api/src/main.js', environment, await nodeOptions());
  await reachable(`http://127.0.0.1:${port}/api/health/live`);
  return { child, port };
}

export async function startWorker(
  databaseUrl: string,
  more: { SMTP_URL?: string; REDIS_PREFIX: string },
): Promise<Running> {
  const environment: Record<string, string> = { ...(await productSettings(databaseUrl)), ...more };
  const child = startProcess('worker', 'dist/apps/worker/src/main.js', environment, await nodeOptions());
  const port = Number(environment.METRICS_PORT);
  await reachable(`http://127.0.0.1:${port}/health/live`);
  return { child, port };
}

async function reachable(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`Nothing answers at ${url}: see the logs of the benchmark.`);
}
