// What dies by itself is started again, later each time it dies soon.
import { performance } from 'node:perf_hooks';
import { isClosing, pause } from './launched-process.mjs';
import { describeTrouble } from './trouble.mjs';

const LONGEST_PAUSE_SECONDS = 30;
const LONG_LIFE_MS = 60_000;

/**
 * @param {import('./launched-process.mjs').LaunchedProcess} launched
 * @param {() => Promise<import('./launched-process.mjs').LaunchedProcess>} again
 * @param {import('./progress.mjs').Progress} progress
 */
export async function keepRunning(launched, again, progress) {
  let current = launched;
  let pauseSeconds = 0;
  for (;;) {
    const since = performance.now();
    const { code, signal } = await current.exit;
    if (isClosing()) return;
    const { name, logFile } = current;
    if (performance.now() - since > LONG_LIFE_MS) pauseSeconds = 0;
    progress.line(`  ! ${name} ended unexpectedly (${signal ?? `code ${code}`}); its log: ${logFile}`);
    current = undefined;
    while (current === undefined) {
      await pause(pauseSeconds * 1000);
      pauseSeconds = Math.min(LONGEST_PAUSE_SECONDS, Math.max(1, pauseSeconds * 2));
      if (isClosing()) return;
      try {
        current = await again();
        progress.line(`  ✓ ${name} runs again.`);
      } catch (error) {
        if (isClosing()) return;
        progress.line(
          `  ! ${name} did not start, trying again in ${pauseSeconds} s. ${describeTrouble(error)}`,
        );
      }
    }
  }
}
