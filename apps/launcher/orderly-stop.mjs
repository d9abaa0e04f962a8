// One way to end: in order, whatever asks for it. A second Ctrl-C forces.
import { performance } from 'node:perf_hooks';
import { killEverything, stopEverything } from './launched-process.mjs';
import { keepersOfThisProcess, watchKeepers } from './pinned-node.mjs';
import { endCommandsUnderWay } from './run-command.mjs';

// One Ctrl-C may come several times: from the terminal, from npm, from the Node that re-ran itself.
const SAME_PRESS_MS = 700;

let askedAt = 0;

export function stopWasAsked() {
  return askedAt !== 0;
}

/**
 * @param {object} options
 * @param {() => void} options.onAsked before anything stops
 * @param {() => void} options.onStopped when nothing runs any more
 * @param {(asked: string) => number} [options.exitCode]
 */
export function stopInOrderWhenAsked({ onAsked, onStopped, exitCode = () => 0 }) {
  /** @param {string} by */
  const asked = async (by) => {
    if (askedAt !== 0) {
      if (performance.now() - askedAt < SAME_PRESS_MS) return;
      killEverything();
      endCommandsUnderWay();
      onStopped();
      process.exit(130);
    }
    askedAt = performance.now();
    onAsked();
    endCommandsUnderWay();
    await stopEverything();
    onStopped();
    process.exit(exitCode(by));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void asked(signal));
  // A terminal that has gone must not break the stop by an error of writing.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  watchKeepers(keepersOfThisProcess(), () => void asked('SIGHUP'));
}
