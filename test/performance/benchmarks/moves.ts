import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Instance } from '#allocation';
import { firstComeFirstServed, timesOfMoves } from '../measuring/moves.js';
import type { Benchmark } from './benchmark.js';

const storedYear = (name: string): Instance =>
  JSON.parse(gunzipSync(readFileSync(`test/allocation/instances/${name}.json.gz`)).toString()) as Instance;

const milliseconds = (figure: number): string => figure.toFixed(2);

/** Explaining a move: every placement of a run judged, with the rules and runs that are in its way. */
export const moves: Benchmark = async ({ say }) => {
  const rows = ['year-600-a', 'year-600-b'].map((name) => {
    const year = storedYear(name);
    const times = timesOfMoves(year, firstComeFirstServed(year), () => performance.now());
    const { placements, ready, median, p95, most } = times;
    say(`${name}: ${milliseconds(median)} ms, at most ${milliseconds(most)} ms`);
    return [
      `${name}, ${placements.toFixed(0)} placements a run`,
      ...[ready, median, p95, most].map(milliseconds),
      '< 10',
    ];
  });
  return {
    title: 'moves',
    about:
      'A run is taken up and every placement that the year offers it is judged against a full plan, with the rules that it breaks and the runs that are in its way; each run of the year in turn, the least of five times. No floor: nothing is compared.',
    tables: [{ head: ['year', 'tables of use, ms', 'median, ms', 'p95, ms', 'most, ms', 'goal, ms'], rows }],
    notes: [],
  };
};
