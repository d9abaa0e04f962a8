// npm run check [-- NAME...]: format, lint, types, boundaries, dead code, migrations, generated documents.
import { ensureBuild } from './build.mjs';
import { runChecks } from './checks.mjs';
import { releaseInstance } from './instance-lock.mjs';
import { stopEverything } from './launched-process.mjs';
import { runCommandLine } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { startScratchServers } from './scratch-servers.mjs';

const progress = createProgress();
/** @type {import('./folders.mjs').InstanceFolders | undefined} */
let folders;

await runCommandLine({
  progress,
  async run() {
    await ensureBuild(progress);
    const servers = await startScratchServers({ name: 'check', progress });
    folders = servers.folders;
    progress.line();
    const results = await runChecks({
      environment: servers.checkEnvironment,
      progress,
      only: process.argv.slice(2),
    });
    const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
    progress.line(failed.length === 0 ? '\n  All checks passed.' : `\n  Failed: ${failed.join(', ')}.`);
    return failed.length === 0 ? 0 : 1;
  },
  end: stopEverything,
  onStopped: () => folders && releaseInstance(folders),
});
