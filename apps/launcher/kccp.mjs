#!/usr/bin/env node
// npm run kccp -- ARGS: the command line of the product, on the servers of a running `npm start`, on those the
// environment names, or else on the private ones, started for as long as the command takes.
import path from 'node:path';
import { ensureBuild } from './build.mjs';
import { instanceFolders, projectFolder } from './folders.mjs';
import { livingHolder, releaseInstance, takeInstance } from './instance-lock.mjs';
import { pause, stopEverything } from './launched-process.mjs';
import { keepersOfThisProcess } from './pinned-node.mjs';
import { rememberedPorts } from './ports.mjs';
import { runCommandLine } from './prepare.mjs';
import { startPrivateServers } from './private-servers.mjs';
import { neededPrivateServers, productEnvironment, publishedEnvironment } from './product-environment.mjs';
import { createProgress } from './progress.mjs';
import { runAtTerminal } from './run-at-terminal.mjs';
import { durable } from './server-settings.mjs';
import { simulateYear } from './simulate-year.mjs';
import { Trouble } from './trouble.mjs';

const WITHOUT_SERVERS = new Set(['settings', 'allocate', 'help', '--help', '-h', '--version', '-V']);
const PATIENCE_SECONDS = 60;
const args = process.argv.slice(2);
if (args[0] === 'simulate-year') process.exit(simulateYear(args.slice(1)));

// The command's own output must stay clean of ours.
const progress = createProgress({ stream: process.stderr, quiet: true });
const folders = instanceFolders();

await runCommandLine({ progress, run, end: stopEverything, onStopped: () => releaseInstance(folders) });

async function run() {
  await ensureBuild(progress);
  const environment = needsNoServers() ? productEnvironment(rememberedPorts(), {}) : await reachableServers();
  const cli = path.join(projectFolder, 'dist/apps/cli/src/main.js');
  const name = `command-${process.pid}`;
  return runAtTerminal(process.execPath, ['--enable-source-maps', cli, ...args], {
    folders,
    environment,
    name,
  });
}

function needsNoServers() {
  return args.length === 0 || WITHOUT_SERVERS.has(args[0]) || args.includes('--help') || args.includes('-h');
}

/** @returns {Promise<Record<string, string>>} */
async function reachableServers() {
  const { mariadb, redis } = neededPrivateServers();
  if (!mariadb && !redis) return productEnvironment(rememberedPorts(), {});
  const running = await environmentOfRunningInstance();
  if (running !== undefined) {
    return Object.fromEntries(Object.entries(running).filter(([setting]) => !process.env[setting]));
  }
  await takeInstance(folders, {
    purpose: 'command',
    keepers: keepersOfThisProcess(),
    progress,
    waitSeconds: PATIENCE_SECONDS,
  });
  const { environment } = await startPrivateServers({
    folders,
    progress,
    durability: durable,
    schemas: ['kccp'],
    needed: { mariadb, redis },
  });
  return productEnvironment(rememberedPorts(), environment);
}

/** Waits for an instance that is just starting. @returns {Promise<Record<string, string> | undefined>} */
async function environmentOfRunningInstance() {
  const deadline = Date.now() + PATIENCE_SECONDS * 1000;
  for (;;) {
    if (livingHolder(folders)?.purpose !== 'start') return undefined;
    try {
      return publishedEnvironment(folders);
    } catch {
      if (Date.now() > deadline)
        throw new Trouble('`npm start` of this clone is not ready yet: try again later.');
      await pause(200);
    }
  }
}
