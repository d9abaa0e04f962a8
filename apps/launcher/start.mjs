// npm start: the whole product on this machine, with nothing installed but Node.
import { rotateApplicationLogs, startApi, startMailbox, startPlanner, startWorker } from './applications.mjs';
import { ensureBuild } from './build.mjs';
import { demonstrationSignIns, prepareDemonstration } from './demonstration.mjs';
import { instanceFolders, projectFolder } from './folders.mjs';
import { announceAddress, releaseInstance, takeInstance } from './instance-lock.mjs';
import { keepRunning } from './keep-running.mjs';
import { stopEverything } from './launched-process.mjs';
import { stopWasAsked } from './orderly-stop.mjs';
import { begunAt, isFirstProcess, keepersOfThisProcess } from './pinned-node.mjs';
import { choosePorts } from './ports.mjs';
import { runCommandLine } from './prepare.mjs';
import { startPrivateServers } from './private-servers.mjs';
import {
  mailboxAddress,
  neededPrivateServers,
  productEnvironment,
  publishEnvironment,
  withdrawEnvironment,
} from './product-environment.mjs';
import { createProgress } from './progress.mjs';
import { durable } from './server-settings.mjs';

const progress = createProgress();
/** @type {import('./folders.mjs').InstanceFolders | undefined} */
let folders;

if (isFirstProcess) progress.line(`\n  KCCP, from ${projectFolder}\n`);
await runCommandLine({
  progress,
  run,
  end: stopEverything,
  exitCodeWhenAsked: 0,
  onAsked: () => progress.line('\n  Stopping …'),
  onStopped: () => {
    if (folders !== undefined) {
      withdrawEnvironment(folders);
      releaseInstance(folders);
    }
    if (stopWasAsked()) progress.line('  Stopped.');
  },
});

async function run() {
  const needed = neededPrivateServers();
  const own = instanceFolders();
  await takeInstance(own, { purpose: 'start', keepers: keepersOfThisProcess(), progress });
  folders = own;

  const build = ensureBuild(progress);
  // Awaited below; a failure before that must not end this process without a word.
  build.catch(() => {});
  const ports = await choosePorts();
  rotateApplicationLogs(own);
  const [{ environment: urls, servers }, mailbox] = await Promise.all([
    startPrivateServers({ folders: own, progress, durability: durable, schemas: ['kccp'], needed }),
    needed.mail &&
      progress.step('Mailbox', 'starting', (say) => {
        say(mailboxAddress(ports));
        return startMailbox(own, ports);
      }),
    build,
  ]);
  const environment = productEnvironment(ports, urls);
  await prepareDemonstration({
    folders: own,
    environment,
    progress,
    build: await build,
    isPrivate: needed.mariadb,
  });
  publishEnvironment(own, environment);

  const [api, worker, planner] = await Promise.all([
    progress.step('API', 'starting', (say) => {
      say(`listens on port ${ports.api}`);
      return startApi(own, ports, environment);
    }),
    progress.step('Worker', 'starting', (say) => {
      say('takes jobs');
      return startWorker(own, ports, environment);
    }),
    progress.step('Planner', 'starting', (say) => {
      say('makes proposals of plans');
      return startPlanner(own, ports, environment);
    }),
  ]);
  const address = environment.PUBLIC_URL ?? process.env.PUBLIC_URL ?? '';
  announceAddress(own, address);
  tellHowToGoOn(own, address, needed.mail ? mailboxAddress(ports) : undefined);

  await Promise.all([
    keepRunning(api, () => startApi(own, ports, environment), progress),
    keepRunning(worker, () => startWorker(own, ports, environment), progress),
    keepRunning(planner, () => startPlanner(own, ports, environment), progress),
    mailbox && keepRunning(mailbox, () => startMailbox(own, ports), progress),
    ...servers.map(({ launched, again }) => keepRunning(launched, again, progress)),
  ]);
  return 0;
}

/** @param {import('./folders.mjs').InstanceFolders} own @param {string} address @param {string} [mailbox] */
function tellHowToGoOn(own, address, mailbox) {
  const seconds = ((Date.now() - begunAt) / 1000).toFixed(1);
  const signIns = demonstrationSignIns(own);
  const lines = [
    '',
    `  Ready after ${seconds} s.`,
    '',
    `  Product    ${address}`,
    ...(mailbox ? [`  Mailbox    ${mailbox}  (every letter ends here; nothing is delivered)`] : []),
    `  API page   ${address}/api/docs`,
    ...(signIns.length > 0 ? ['', '  Demonstration sign-ins', ...signIns.map((line) => `    ${line}`)] : []),
    '',
    '  Stop       Ctrl-C here, or `npm run stop` anywhere in this clone',
    '  Reset      `npm run reset`: the next start begins with fresh demonstration data',
    `  Logs       ${own.log}`,
    '',
  ];
  for (const line of lines) progress.line(line);
}
