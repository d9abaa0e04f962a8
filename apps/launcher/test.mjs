// npm test: the checks, then every test on private servers. With arguments (`npm test -- test/journeys/story`)
// they go to Jest and the checks are left out; `--durable` before them flushes at every commit, as in production.
import { ensureBuild } from './build.mjs';
import { runChecks } from './checks.mjs';
import { releaseInstance } from './instance-lock.mjs';
import { runJest } from './jest-run.mjs';
import { stopEverything } from './launched-process.mjs';
import { runCommandLine } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { startScratchServers } from './scratch-servers.mjs';
import { durable, relaxed } from './server-settings.mjs';

const isDurable = process.argv[2] === '--durable';
const jestArgs = process.argv.slice(isDurable ? 3 : 2);
const progress = createProgress();
/** @type {import('./folders.mjs').InstanceFolders | undefined} */
let folders;

await runCommandLine({
  progress,
  run,
  end: stopEverything,
  onStopped: () => folders && releaseInstance(folders),
  afterTrouble: () => progress.line('\n0 passed, 1 failed'),
});

async function run() {
  await ensureBuild(progress);
  const servers = await startScratchServers({
    name: 'test',
    progress,
    durability: isDurable ? durable : relaxed,
  });
  folders = servers.folders;
  progress.line();

  const withChecks = jestArgs.length === 0;
  const checks = withChecks ? await runChecks({ environment: servers.checkEnvironment, progress }) : [];
  if (withChecks) progress.line();
  const tests = await runJest({ folders, environment: servers.environment, args: jestArgs });
  await stopEverything();

  const checksPassed = checks.filter(({ passed }) => passed).length;
  const rows = [
    ...(withChecks ? [{ name: 'Checks', passed: checksPassed, failed: checks.length - checksPassed }] : []),
    { name: 'Tests', passed: tests.passed, failed: tests.failed },
  ];
  progress.line();
  for (const remark of tests.remarks) progress.line(`  ${remark}`);
  for (const { name } of checks.filter(({ passed }) => !passed))
    progress.line(`  The check "${name}" failed.`);
  progress.line(`\n  ${''.padEnd(8)}${'passed'.padStart(8)}${'failed'.padStart(8)}`);
  for (const { name, passed, failed } of rows) {
    progress.line(`  ${name.padEnd(8)}${String(passed).padStart(8)}${String(failed).padStart(8)}`);
  }
  const [passed, failed] = ['passed', 'failed'].map((key) => rows.reduce((sum, row) => sum + row[key], 0));
  progress.line(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
