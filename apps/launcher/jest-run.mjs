import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './folders.mjs';
import { runAtTerminal } from './run-at-terminal.mjs';

/**
 * Runs Jest at the terminal and counts from its report. What was skipped has not passed, so it has failed.
 * @param {{ folders: import('./folders.mjs').InstanceFolders, environment: Record<string, string>, args: string[] }} options
 * @returns {Promise<{ passed: number, failed: number, remarks: string[] }>}
 */
export async function runJest({ folders, environment, args }) {
  const report = path.join(folders.home, 'jest.json');
  rmSync(report, { force: true });
  const code = await runAtTerminal(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      path.join(projectFolder, 'node_modules/jest/bin/jest.js'),
      // A test that fails in its set-up may leave a server behind: it must not keep the whole run waiting.
      ...['--forceExit'],
      ...['--ci', '--json', `--outputFile=${report}`, '--maxWorkers=2'],
      ...args,
    ],
    {
      folders,
      environment: { ...environment, NODE_ENV: 'test' },
      workingFolder: projectFolder,
      quietOutput: true,
    },
  );
  if (!existsSync(report))
    return { passed: 0, failed: 1, remarks: [`Jest ended with code ${code} and no report.`] };
  return count(JSON.parse(readFileSync(report, 'utf8')), code, args);
}

/** @param {Record<string, number>} report of Jest @param {number} code @param {string[]} args */
function count(report, code, args) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = report;
  const remarks = [];
  let failed = numFailedTests + numRuntimeErrorTestSuites;
  if (numRuntimeErrorTestSuites > 0)
    remarks.push(`${numRuntimeErrorTestSuites} test files could not be run.`);
  // Choosing tests by name is what makes Jest call the others pending.
  const chosenByName = args.some((arg) => arg === '-t' || arg.startsWith('--testNamePattern'));
  const left = chosenByName ? 0 : numPendingTests + numTodoTests;
  if (left > 0) {
    failed += left;
    remarks.push(`${left} tests were skipped or are still to be written: they count as failed.`);
  }
  if (numPassedTests + failed === 0) {
    failed = 1;
    remarks.push('No test was found.');
  } else if (code !== 0 && failed === 0) {
    failed = 1;
    remarks.push(`Every test passed, but Jest ended with code ${code}.`);
  }
  return { passed: numPassedTests, failed, remarks };
}
