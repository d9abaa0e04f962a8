// node apps/launcher/with-servers.mjs NAME [--relaxed] -- COMMAND...
// Runs a command on a private MariaDB and Redis with fresh data, kept under .kccp/NAME until the next time.
import { ensureBuild } from './build.mjs';
import { instanceFolders } from './folders.mjs';
import { releaseInstance, takeInstance } from './instance-lock.mjs';
import { stopEverything } from './launched-process.mjs';
import { keepersOfThisProcess } from './pinned-node.mjs';
import { runCommandLine } from './prepare.mjs';
import { startPrivateServers } from './private-servers.mjs';
import { scratchEnvironment } from './product-environment.mjs';
import { createProgress } from './progress.mjs';
import { runAtTerminal } from './run-at-terminal.mjs';
import { durable, relaxed } from './server-settings.mjs';
import { Trouble } from './trouble.mjs';

const [name, ...rest] = process.argv.slice(2);
const separator = rest.indexOf('--');
const [options, [command, ...args]] = [rest.slice(0, separator), rest.slice(separator + 1)];
// The command's own output must stay clean of ours.
const progress = createProgress({ stream: process.stderr });
/** @type {import('./folders.mjs').InstanceFolders | undefined} */
let folders;

await runCommandLine({
  progress,
  async run() {
    if (name === undefined || separator === -1 || command === undefined) {
      throw new Trouble(
        'Say what to run: node apps/launcher/with-servers.mjs NAME [--relaxed] -- COMMAND...',
      );
    }
    folders = instanceFolders(name);
    await takeInstance(folders, { purpose: 'command', keepers: keepersOfThisProcess(), progress });
    await ensureBuild(progress);
    const { environment } = await startPrivateServers({
      folders,
      progress,
      durability: options.includes('--relaxed') ? relaxed : durable,
      schemas: ['kccp', 'kccp_template'],
      fresh: true,
    });
    return runAtTerminal(command, args, {
      folders,
      environment: { ...environment, ...scratchEnvironment(folders) },
    });
  },
  end: stopEverything,
  onStopped: () => folders && releaseInstance(folders),
});
