// The settings handed to the API, the worker, the planner and the command line.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { keptFolder } from './folders.mjs';
import { Trouble } from './trouble.mjs';

const SERVERS = /** @type {const} */ ({ mariadb: 'DATABASE_URL', redis: 'REDIS_URL', mail: 'SMTP_URL' });

/** Which private servers are needed, as no setting names another. @returns {{ mariadb: boolean, redis: boolean, mail: boolean }} */
export function neededPrivateServers() {
  const needed = {
    mariadb: !process.env[SERVERS.mariadb],
    redis: !process.env[SERVERS.redis],
    mail: !process.env[SERVERS.mail],
  };
  if (process.env.KCCP_EMBEDDED === 'off') {
    const missing = Object.entries(SERVERS).flatMap(([server, setting]) => (needed[server] ? [setting] : []));
    if (missing.length > 0) {
      throw new Trouble(
        `KCCP_EMBEDDED=off forbids private servers, but ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set.`,
      );
    }
  } else if (process.env.KCCP_EMBEDDED && process.env.KCCP_EMBEDDED !== 'on') {
    throw new Trouble(`KCCP_EMBEDDED is "${process.env.KCCP_EMBEDDED}": it may be on (the default) or off.`);
  }
  return needed;
}

/**
 * What the person at the terminal has set stays as it is.
 * @param {import('./ports.mjs').Ports} ports
 * @param {Record<string, string | undefined>} privateServers
 * @returns {Record<string, string>}
 */
export function productEnvironment(ports, privateServers) {
  const ours = {
    ...(process.env.SMTP_URL
      ? {}
      : { SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`, MAILBOX_URL: mailboxAddress(ports) }),
    PORT: String(ports.api),
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://localhost:${ports.api}`,
    METRICS_PORT: String(ports.apiMetrics),
    KCCP_ENVIRONMENT: 'development',
    ...(process.env.KCCP_SECRET ? {} : { KCCP_SECRET: secretOfClone('secret') }),
    ...(process.env.KCCP_SEALING_KEYS ? {} : { KCCP_SEALING_KEYS: `own1:${secretOfClone('sealing-key')}` }),
    ...(process.env.KCCP_INDEX_KEY ? {} : { KCCP_INDEX_KEY: secretOfClone('index-key') }),
    FILES_URL: pathToFileURL(path.join(keptFolder, 'data/files')).href,
    ...privateServers,
  };
  // Some shells export HOST as the name of the machine, which is no address to listen on.
  const isSet = (name) => process.env[name] && (name !== 'HOST' || isIP(process.env[name]) !== 0);
  return Object.fromEntries(
    Object.entries(ours).filter(([name, value]) => value !== undefined && !isSet(name)),
  );
}

/**
 * For checks, tests and benches: keys that keep no secret, files beside the data of the servers.
 * @param {import('./folders.mjs').InstanceFolders} folders
 */
export function scratchEnvironment(folders) {
  return {
    KCCP_ENVIRONMENT: 'test',
    KCCP_SEALING_KEYS: `test1:${'5e'.repeat(32)}`,
    KCCP_INDEX_KEY: '1d'.repeat(32),
    FILES_URL: pathToFileURL(path.join(folders.data, 'files')).href,
  };
}

/** @param {import('./ports.mjs').Ports} ports */
export function mailboxAddress(ports) {
  return `http://127.0.0.1:${ports.mailbox}`;
}

/** Tells `npm run kccp` where the servers of a running instance are. */
export function publishEnvironment(folders, environment) {
  writeFileSync(environmentFile(folders), `${JSON.stringify(environment, null, 2)}\n`, { mode: 0o600 });
}

/** @param {import('./folders.mjs').InstanceFolders} folders @returns {Record<string, string>} */
export function publishedEnvironment(folders) {
  return JSON.parse(readFileSync(environmentFile(folders), 'utf8'));
}

/** @param {import('./folders.mjs').InstanceFolders} folders */
export function withdrawEnvironment(folders) {
  rmSync(environmentFile(folders), { force: true });
}

/** @param {import('./folders.mjs').InstanceFolders} folders */
function environmentFile(folders) {
  return path.join(folders.run, 'environment.json');
}

function secretOfClone(name) {
  const file = path.join(keptFolder, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
