// What every command does first: the right Node, the packages, and a way to end in order.
import { stopInOrderWhenAsked, stopWasAsked } from './orderly-stop.mjs';
import { ensurePackages } from './packages.mjs';
import { checkNodeVersion, continueOnPinnedNode } from './pinned-node.mjs';
import { describeTrouble } from './trouble.mjs';

/**
 * Runs a command of the launcher: its result is the exit code.
 * @param {object} options
 * @param {import('./progress.mjs').Progress} options.progress
 * @param {() => Promise<number>} options.run
 * @param {() => Promise<unknown>} options.end stops what was started, whatever happened
 * @param {() => void} [options.onAsked] Ctrl-C or a signal came
 * @param {() => void} [options.onStopped]
 * @param {() => void} [options.afterTrouble] after its sentence was shown and all has ended
 * @param {number} [options.exitCodeWhenAsked]
 */
export async function runCommandLine({
  progress,
  run,
  end,
  onAsked,
  onStopped,
  afterTrouble,
  exitCodeWhenAsked = 130,
}) {
  stopInOrderWhenAsked({
    onAsked: () => onAsked?.(),
    onStopped: () => onStopped?.(),
    exitCode: () => exitCodeWhenAsked,
  });
  /** @type {number | undefined} */
  let code;
  try {
    checkNodeVersion();
    await ensurePackages(progress);
    await continueOnPinnedNode();
    code = await run();
  } catch (error) {
    // What breaks while everything is being stopped is no news; the stop ends this process.
    if (stopWasAsked()) return;
    process.stderr.write(`\n${describeTrouble(error)}\n`);
  }
  if (stopWasAsked()) return;
  await end();
  onStopped?.();
  if (code === undefined) afterTrouble?.();
  process.exit(code ?? 1);
}
