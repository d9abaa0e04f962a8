import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { Command, InvalidArgumentError } from 'commander';
import {
  type Instance,
  MalformedInstance,
  modelOf,
  planFileOf,
  planYear,
  type Progress,
  readInstance,
} from '#allocation';
import { print } from './print.js';

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_SECONDS = 86_400;

/** An expected fault of the caller: shown without a stack. */
export class Refused extends Error {
  readonly refusal = 'INVALID';
}

export const allocateCommand = (): Command =>
  new Command('allocate')
    .description('plan a year from an instance file, without a database; Ctrl-C writes the best plan so far')
    .argument('<instance>', 'the year to plan, as JSON')
    .option('--seconds <seconds>', 'how long to search', numberUpTo(MOST_SECONDS), 60)
    .option('--seed <seed>', 'the same seed and seconds give the same plan', numberUpTo(2 ** 31 - 1), 1)
    .requiredOption('--out <file>', 'where to write the plan')
    .action(async (file: string, { seconds, seed, out }: { seconds: number; seed: number; out: string }) => {
      const instance = await instanceOf(file);
      const stopped = onceAsked();
      const started = performance.now();
      const model = modelOf(instance);
      const tell = teller();
      const planned = await planYear(model, {
        seed,
        seconds,
        now: () => performance.now(),
        stop: () => stopped.asked,
        onProgress: tell,
      });
      await writeWhole(out, `${JSON.stringify(planFileOf(model, planned.choice, planned.bound))}\n`);
      for (const { rule, of, week } of planned.brokenByPins)
        process.stderr.write(
          `The pins together break ${rule} of ${of}${week === null ? '' : ` in week ${week}`}.\n`,
        );
      if (planned.cut)
        process.stderr.write('The search was cut off: another machine may find another plan.\n');
      const taken = (performance.now() - started) / 1000;
      print(`${sentence(planned)}, ${taken.toFixed(1)} seconds`);
    });

const sentence = ({ cost, bound, gap, unplaced }: Omit<Progress, 'elapsedSeconds'>) =>
  `cost ${cost.toFixed(1)}, bound ${bound.toFixed(1)}, at most ${(Math.ceil(gap * 10_000) / 100).toFixed(2)} % better exists, ${unplaced} unplaced`;

async function instanceOf(file: string): Promise<Instance> {
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES)
      throw new MalformedInstance([`The file is larger than ${MOST_BYTES / 1024 / 1024} MB.`]);
    return readInstance(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof MalformedInstance)
      throw new Refused(
        [`${file} cannot be planned:`, ...error.faults.map((fault) => `  ${fault}`)].join('\n'),
      );
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Refused(`${file} cannot be read (${code}).`);
  }
}

/** One line of progress a second is enough to read. */
function teller(): (progress: Progress) => void {
  let last = -Infinity;
  return (progress) => {
    if (progress.elapsedSeconds < last + 1) return;
    last = progress.elapsedSeconds;
    process.stderr.write(`${progress.elapsedSeconds.toFixed(0).padStart(5)} s  ${sentence(progress)}\n`);
  };
}

/** One Ctrl-C may come several times: from the terminal, from npm, from the launcher. */
function onceAsked(): { asked: boolean } {
  const state = { asked: false };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (state.asked = true));
  return state;
}

/** Whoever reads the file sees the old text or the new one, never half of it. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    const handle = await open(beside, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw new Refused(`The plan could not be written to ${file} (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function numberUpTo(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value < 0 || value > most)
      throw new InvalidArgumentError(`Give a number from 0 to ${most}.`);
    return value;
  };
}
