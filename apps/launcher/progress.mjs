// Calm lines about what is being done: one a step when it is done, one more when it takes a while.
import { performance } from 'node:perf_hooks';
import { isClosing } from './launched-process.mjs';

const PATIENCE_MS = 800;
const TITLE_WIDTH = 18;
const TEXT_WIDTH = 56;

/**
 * @typedef {object} Progress
 * @property {<T>(title: string, doing: string, work: (say: (result: string) => void) => Promise<T>) => Promise<T>} step
 * @property {(text?: string) => void} line
 */

/**
 * @param {{ stream?: NodeJS.WriteStream, quiet?: boolean }} [options] quiet: only steps that take a while are shown
 * @returns {Progress}
 */
export function createProgress({ stream = process.stdout, quiet = false } = {}) {
  /** @param {string} [text] */
  const line = (text = '') => void stream.write(`${text}\n`);

  return {
    line,
    async step(title, doing, work) {
      const started = performance.now();
      let result = '';
      let announced = false;
      const patience = setTimeout(() => {
        announced = true;
        line(`  · ${title.padEnd(TITLE_WIDTH)}${doing} …`);
      }, PATIENCE_MS);
      try {
        const value = await work((text) => (result = text));
        if (!quiet || announced) line(finished('✓', title, result, started));
        return value;
      } catch (error) {
        // What breaks because everything is being stopped has not failed.
        if (!isClosing()) line(finished('✗', title, 'failed', started));
        throw error;
      } finally {
        clearTimeout(patience);
      }
    },
  };
}

/** @param {number} started as of performance.now() */
function elapsed(started) {
  const seconds = (performance.now() - started) / 1000;
  if (seconds < 90) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * @param {string} mark
 * @param {string} title
 * @param {string} text
 * @param {number} started
 */
function finished(mark, title, text, started) {
  return `  ${mark} ${title.padEnd(TITLE_WIDTH)}${text.padEnd(TEXT_WIDTH)} ${elapsed(started).padStart(8)}`;
}
