// Ports of this clone: the usual ones, or the next free, and the same again the next time.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { keptFolder } from './folders.mjs';
import { Trouble } from './trouble.mjs';

const USUAL = {
  api: 3000,
  mailbox: 1080,
  smtp: 1025,
  apiMetrics: 9464,
  workerMetrics: 9465,
  plannerMetrics: 9466,
};
const SETTING_OF = /** @type {Record<string, string>} */ ({ api: 'PORT' });
const TRIES = 200;

/** @typedef {typeof USUAL} Ports */

const file = path.join(keptFolder, 'ports.json');

/** @returns {Promise<Ports>} */
export async function choosePorts() {
  const remembered = rememberedPorts();
  /** @type {Record<string, number>} */
  const ports = {};
  const taken = new Set();
  for (const [name, usual] of Object.entries(USUAL)) {
    const setting = SETTING_OF[name];
    const demanded = setting === undefined ? undefined : process.env[setting];
    const port =
      demanded !== undefined && demanded !== ''
        ? await demandedPort(String(setting), demanded)
        : await firstFree(
            [remembered[name], ...Array.from({ length: TRIES }, (_, index) => usual + index)],
            taken,
          );
    taken.add(port);
    ports[name] = port;
  }
  writeFileSync(file, `${JSON.stringify(ports, null, 2)}\n`);
  return /** @type {Ports} */ (ports);
}

/** Those of the last start, or the usual ones. @returns {Ports} */
export function rememberedPorts() {
  try {
    return { ...USUAL, ...JSON.parse(readFileSync(file, 'utf8')) };
  } catch {
    return USUAL;
  }
}

/** @param {string} setting @param {string} text */
async function demandedPort(setting, text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Trouble(`${setting} is "${text}", not a port.`);
  if (!(await claim(port)))
    throw new Trouble(`Port ${port} of ${setting} is taken: choose another or leave it unset.`);
  return port;
}

/** @param {(number | undefined)[]} candidates @param {Set<number>} taken */
async function firstFree(candidates, taken) {
  for (const port of candidates) {
    if (port !== undefined && !taken.has(port) && (await claim(port))) return port;
  }
  throw new Trouble(`No port is free from ${candidates.at(-TRIES)} to ${candidates.at(-1)}.`);
}

/**
 * Whether nobody listens there, and no other clone is about to: two that start in the same moment would both
 * find the port free. The claim is a name that lasts as long as this process.
 * @param {number} port
 */
async function claim(port) {
  // Linux only: names that begin with NUL are in no folder and vanish with their process.
  if (process.platform === 'linux' && !(await listens({ path: `\0kccp-port-${port}` }, { keep: true })))
    return false;
  return (await listens({ port, host: '127.0.0.1' })) && (await listens({ port, host: '::1' }));
}

/** @param {import('node:net').ListenOptions} where @param {{ keep?: boolean }} [options] @returns {Promise<boolean>} */
function listens(where, { keep = false } = {}) {
  return new Promise((resolve) => {
    const server = createServer();
    server.unref();
    server.once('error', (error) => {
      // A machine without IPv6 has nothing listening there.
      resolve(
        ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? ''),
      );
    });
    server.listen(where, () => (keep ? resolve(true) : server.close(() => resolve(true))));
  });
}
