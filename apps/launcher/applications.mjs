// The programs of the product that keep running, and the mailbox that takes their letters on one machine.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './folders.mjs';
import { launch, rotateLog, stopRank } from './launched-process.mjs';
import { binFolder } from './pinned-node.mjs';
import { answersOnHttp } from './readiness.mjs';
import { nodeBehaviour } from './server-settings.mjs';

const READY_SECONDS = 60;
const KEPT_LETTERS = 2000;

/** @typedef {import('./launched-process.mjs').LaunchedProcess} LaunchedProcess */

/**
 * An SMTP sink that delivers nothing and shows all on a web page.
 * @param {import('./folders.mjs').InstanceFolders} folders
 * @param {import('./ports.mjs').Ports} ports
 * @returns {Promise<LaunchedProcess>}
 */
export async function startMailbox(folders, ports) {
  const mails = path.join(folders.home, 'mail');
  mkdirSync(mails, { recursive: true });
  const mailbox = launch({
    name: 'mailbox',
    command: process.execPath,
    args: [
      path.join(binFolder, 'maildev'),
      ...[
        '--smtp',
        String(ports.smtp),
        '--ip',
        '127.0.0.1',
        '--web',
        String(ports.mailbox),
        '--web-ip',
        '127.0.0.1',
      ],
      ...['--mail-directory', mails, '--max-emails', String(KEPT_LETTERS)],
    ],
    folders,
    environment: process.env,
    rank: stopRank.mail,
    // A configuration file of maildev further up must not change anything.
    workingFolder: folders.home,
  });
  await answersOnHttp(mailbox, `http://127.0.0.1:${ports.mailbox}/`, READY_SECONDS);
  return mailbox;
}

/**
 * @param {import('./folders.mjs').InstanceFolders} folders
 * @param {import('./ports.mjs').Ports} ports
 * @param {Record<string, string>} environment
 */
export function startApi(folders, ports, environment) {
  const api = startApplication('api', folders, environment);
  return whenReady(api, `http://127.0.0.1:${ports.api}/api/health/ready`);
}

/**
 * @param {import('./folders.mjs').InstanceFolders} folders
 * @param {import('./ports.mjs').Ports} ports
 * @param {Record<string, string>} environment
 */
export function startWorker(folders, ports, environment) {
  const metrics = { METRICS_PORT: String(ports.workerMetrics) };
  const worker = startApplication('worker', folders, { ...environment, ...metrics });
  return whenReady(worker, `http://127.0.0.1:${ports.workerMetrics}/health/ready`);
}

/**
 * @param {import('./folders.mjs').InstanceFolders} folders
 * @param {import('./ports.mjs').Ports} ports
 * @param {Record<string, string>} environment
 */
export function startPlanner(folders, ports, environment) {
  const metrics = { METRICS_PORT: String(ports.plannerMetrics) };
  const planner = startApplication('planner', folders, { ...environment, ...metrics });
  return whenReady(planner, `http://127.0.0.1:${ports.plannerMetrics}/health/ready`);
}

/** @param {import('./folders.mjs').InstanceFolders} folders */
export function rotateApplicationLogs(folders) {
  for (const name of ['api', 'worker', 'planner', 'mailbox']) rotateLog(folders, name);
}

/** @param {'api' | 'worker' | 'planner'} name @param {import('./folders.mjs').InstanceFolders} folders @param {Record<string, string>} environment */
function startApplication(name, folders, environment) {
  return launch({
    name,
    command: process.execPath,
    args: [...nodeBehaviour, path.join(projectFolder, `dist/apps/${name}/src/main.js`)],
    folders,
    environment: { ...process.env, ...environment },
    rank: stopRank.application,
    workingFolder: projectFolder,
  });
}

/** @param {LaunchedProcess} application @param {string} address */
async function whenReady(application, address) {
  await answersOnHttp(application, address, READY_SECONDS);
  return application;
}
