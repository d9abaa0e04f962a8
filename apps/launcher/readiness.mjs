// Waiting until something answers, and telling well why it never will.
import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect } from 'node:net';
import { pause } from './launched-process.mjs';
import { Trouble } from './trouble.mjs';

const SHOWN_LINES = 20;

/**
 * @param {import('./launched-process.mjs').LaunchedProcess} server
 * @param {string} socket
 * @param {{ say?: string, isGreeting: (bytes: Buffer) => boolean }} conversation
 */
export function greetsOnSocket(server, socket, { say, isGreeting }) {
  return until(server, 60, async () => existsSync(socket) && isGreeting(await firstBytes(socket, say)));
}

/**
 * @param {import('./launched-process.mjs').LaunchedProcess} server
 * @param {string} address
 * @param {number} patienceSeconds
 */
export function answersOnHttp(server, address, patienceSeconds) {
  return until(server, patienceSeconds, async () => (await statusOf(address)) === 200);
}

/** As a browser asks: the mailbox knows its page only so. @param {string} address @returns {Promise<number>} 0 when nobody answers */
function statusOf(address) {
  return new Promise((resolve) => {
    const request = get(
      address,
      { agent: false, timeout: 2000, headers: { accept: 'text/html, */*' } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(0));
  });
}

/**
 * @param {import('./launched-process.mjs').LaunchedProcess} server
 * @param {number} patienceSeconds
 * @param {() => Promise<boolean>} isReady
 */
async function until(server, patienceSeconds, isReady) {
  const deadline = Date.now() + patienceSeconds * 1000;
  let exited = false;
  void server.exit.then(() => (exited = true));
  for (;;) {
    if (exited) throw new Trouble(`${server.name} ended before it was ready.`, lastLines(server));
    if (await isReady()) return;
    if (Date.now() > deadline) {
      throw new Trouble(`${server.name} was not ready after ${patienceSeconds} s.`, lastLines(server));
    }
    await pause(25);
  }
}

/** @param {string} socket @param {string} [say] @returns {Promise<Buffer>} empty when nobody answers */
function firstBytes(socket, say) {
  return new Promise((resolve) => {
    const connection = connect(socket, () => say && connection.write(say));
    /** @param {Buffer} bytes */
    const finish = (bytes) => {
      connection.destroy();
      resolve(bytes);
    };
    connection.setTimeout(2000, () => finish(Buffer.alloc(0)));
    connection.once('data', finish);
    connection.once('error', () => finish(Buffer.alloc(0)));
    connection.once('close', () => finish(Buffer.alloc(0)));
  });
}

/** @param {import('./launched-process.mjs').LaunchedProcess} server */
function lastLines({ name, logFile }) {
  if (logFile === undefined || !existsSync(logFile)) return '';
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n');
  return [`The last lines of ${name}'s log (${logFile}):`, ...lines.slice(-SHOWN_LINES)].join('\n  ');
}
