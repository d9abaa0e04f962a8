import { describe, expect, it } from '@jest/globals';
import { MalformedInstance, readInstance } from '#allocation';
import { instanceFile } from './instances.js';
import { aTinyRun, aTinyYear } from './tiny-year.js';
import { aYear } from './year.js';

function faultsOf(text: string): readonly string[] {
  try {
    readInstance(text);
    return [];
  } catch (error) {
    if (error instanceof MalformedInstance) return error.faults;
    throw error;
  }
}

/** The faults of a year of two runs after a change. */
function faultsAfter(change: (year: any) => void): readonly string[] {
  const year = JSON.parse(JSON.stringify(aTinyYear([aTinyRun('A'), aTinyRun('B')])));
  change(year);
  return faultsOf(JSON.stringify(year));
}

describe('Reading an instance', () => {
  it('takes the known years and generated ones as they are', () => {
    for (const text of [instanceFile('year-60'), instanceFile('year-600-a')])
      expect(readInstance(text)).toEqual(JSON.parse(text));
    const rich = aYear({
      seed: 3,
      runs: 40,
      weekly: true,
      ownInterpreters: true,
      longTerm: 0.2,
      pinned: 0.1,
    });
    expect(readInstance(JSON.stringify(rich))).toEqual(rich);
  });

  it.each<[string, (year: any) => void, string]>([
    [
      'an unknown office',
      (y) => (y.runs[1].placements[0][0] = 'OSAKA'),
      'The run "B": placements[0]: the office "OSAKA" is not among the offices of the file.',
    ],
    [
      'an unknown host partner',
      (y) => (y.runs[0].placements[1][1] = 'P9'),
      'The run "A": placements[1]: the host partner "P9" is not among the host partners of the file.',
    ],
    [
      'a week beyond the year',
      (y) => (y.runs[0].placements[0][2] = 11),
      'The run "A": placements[0]: a run of 2 weeks cannot start in week 11 of a year of weeks 0 to 11.',
    ],
    [
      'a week before the year',
      (y) => (y.runs[0].placements[0][2] = -1),
      'The run "A": placements[0]: a run of 2 weeks cannot start in week -1 of a year of weeks 0 to 11.',
    ],
    ['negative seats', (y) => (y.runs[0].seats = -3), 'The run "A": seats is -3: it must not be below 0.'],
    ['half a seat', (y) => (y.runs[0].seats = 2.5), 'The run "A": seats is 2.5: give a whole number.'],
    [
      'a cost that is no number',
      (y) => (y.runs[0].placements[0][3] = null),
      'The run "A": placements[0]: the cost is null: give a number.',
    ],
    ['a cost below nothing', (y) => (y.cost.overload = -1), 'cost.overload is -1: it must not be below 0.'],
    ['a run twice', (y) => (y.runs[1].id = 'A'), 'The run "A" stands in the file twice.'],
    ['an office twice', (y) => (y.offices[1].code = 'TOKYO'), 'The office "TOKYO" stands in the file twice.'],
    [
      'a placement twice',
      (y) => y.runs[0].placements.push(['TOKYO', 'P1', 2, 4]),
      'The run "A": placements[2] stands there twice.',
    ],
    [
      'too few weeks of a capacity',
      (y) => (y.offices[0].rooms = [1, 2]),
      'The office "TOKYO": rooms is a list of 2: give one figure for each of the 12 weeks.',
    ],
    [
      'a text for a capacity by week',
      (y) => (y.offices[0].beds = Array(12).fill('9')),
      'The office "TOKYO": beds of week 0 is "9": give a number.',
    ],
    [
      'a pin of no run',
      (y) => (y.pins = [{ run: 'C', placement: ['TOKYO', 'P1', 2] }]),
      'pins[0]: the run "C" is not among the runs of the file.',
    ],
    [
      'a pin where the run cannot be',
      (y) => (y.pins = [{ run: 'A', placement: ['TOKYO', 'P1', 3] }]),
      'pins[0]: ["TOKYO","P1",3] is not one of the placements of "A".',
    ],
    [
      'a released plan of unknown runs',
      (y) => (y.released = { changeCost: 3, placements: { C: null } }),
      'released.placements: the run "C" is not among the runs.',
    ],
    ['another version', (y) => (y.version = 2), 'version is 2: this program reads version 1.'],
    ['no list of runs', (y) => (y.runs = {}), 'runs is an object: give a list.'],
    ['a year of no weeks', (y) => (y.weeks = 0), 'weeks is 0: it must not be below 1.'],
    [
      'a number beyond all measure',
      (y) => (y.runs[0].unplacedCost = 1e300),
      'The run "A": unplacedCost is 1e+300: it must not be above 1000000000.',
    ],
    [
      'a name with a line break',
      (y) => (y.offices[0].code = 'TO\nKYO'),
      'offices[0].code is "TO\\nKYO": give a text of at most 200 characters on one line.',
    ],
  ])('refuses %s', (_, change, sentence) => {
    expect(faultsAfter(change)).toContain(sentence);
  });

  it('does not take what every object inherits for an entry', () => {
    const faults = faultsOf('{"version": 1, "weeks": 12, "__proto__": {"runs": []}}');
    expect(faults).toContain('runs is missing: give a list.');
    const year = aTinyYear([aTinyRun('A', { language: 'constructor' })]);
    expect(readInstance(JSON.stringify(year)).interpreters['constructor']).toBeUndefined();
  });

  it('keeps a run that is called __proto__ apart', () => {
    const text = JSON.stringify(aTinyYear([aTinyRun('__proto__')])).replace(
      '"released":null',
      '"released":{"changeCost":1,"placements":{"__proto__":["TOKYO","P1",6]}}',
    );
    const read = readInstance(text);
    expect(Object.keys(read.released!.placements)).toEqual(['__proto__']);
  });

  it('says up to twenty faults at once', () => {
    const faults = faultsAfter((year) => {
      year.runs = Array.from({ length: 50 }, (_, i) => ({ ...aTinyRun(`R${i}`), seats: -1 }));
    });
    expect(faults).toHaveLength(20);
  });

  it.each([
    ['nothing', ''],
    ['half a file', '{"version": 1, "weeks": 5'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a deep nesting', '['.repeat(200_000) + ']'.repeat(200_000)],
  ])('refuses %s with a sentence', (_, text) => {
    expect(faultsOf(text)).toHaveLength(1);
  });
});
