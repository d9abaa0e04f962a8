import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const LOGS = '.kccp/bench/log';
const children = new Set<ChildProcess>();
// A benchmark that fails must leave nothing running.
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')));

/** A Node process of its own whose output goes to a log; `environment` replaces what it would inherit of ours. */
export function startProcess(
  name: string,
  script: string,
  environment: Record<string, string>,
  nodeOptions: string[] = [],
): ChildProcess {
  mkdirSync(LOGS, { recursive: true });
  const log = openSync(join(LOGS, `bench-${name}.log`), 'a');
  const child = spawn(process.execPath, [...nodeOptions, script], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  children.add(child);
  child.on('exit', () => children.delete(child));
  return child;
}

/** Waits for the one message with which a floor says that it is ready. */
export async function readyMessage<T>(child: ChildProcess, name: string): Promise<T> {
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${name} ended before it was ready: see ${LOGS}/bench-${name}.log`);
  });
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [T];
  ended.catch(() => undefined);
  return message;
}

export async function endProcess(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
