import { allocate } from './benchmarks/allocate.js';
import type { Benchmark } from './benchmarks/benchmark.js';
import { duplicates } from './benchmarks/duplicates.js';
import { letters } from './benchmarks/letters.js';
import { counts } from './benchmarks/counts.js';
import { importing } from './benchmarks/import.js';
import { list } from './benchmarks/list.js';
import { moves } from './benchmarks/moves.js';
import { read } from './benchmarks/read.js';
import { submit } from './benchmarks/submit.js';
import { writeReport } from './report.js';

// npm run bench -- [read|list|submit|counts|letters|duplicates|import|allocate|moves] [--rounds 5] [--seconds 4] [--long]
const BENCHMARKS: Record<string, Benchmark> = {
  ...{ read, list, submit, counts, letters, duplicates },
  ...{ import: importing, allocate, moves },
};

const wanted = process.argv.slice(2);
const option = (name: string, usual: number): number => {
  const place = wanted.indexOf(`--${name}`);
  return place === -1 ? usual : Number(wanted.splice(place, 2)[1]);
};
const flag = (name: string): boolean => {
  const place = wanted.indexOf(`--${name}`);
  return place !== -1 && wanted.splice(place, 1).length > 0;
};
const options = {
  long: flag('long'),
  rounds: option('rounds', 7),
  seconds: option('seconds', 4),
  connections: 32,
  say: (line: string) => void process.stderr.write(`  ${line}\n`),
};
const unknown = wanted.find((name) => !(name in BENCHMARKS));
if (unknown) {
  process.stderr.write(
    `There is no benchmark «${unknown}»; there are: ${Object.keys(BENCHMARKS).join(', ')}.\n`,
  );
  process.exit(1);
}
for (const name of wanted.length > 0 ? wanted : Object.keys(BENCHMARKS)) {
  process.stderr.write(`${name}\n`);
  const section = await BENCHMARKS[name]!(options);
  process.stdout.write(await writeReport(section));
}
process.exit(0);
