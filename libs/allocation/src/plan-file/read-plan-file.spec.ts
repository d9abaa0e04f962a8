import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MalformedInstance } from '../planner/read-instance.js';
import { readPlanFile } from './read-plan-file.js';

const faultsOf = (text: string): readonly string[] => {
  try {
    readPlanFile(text);
  } catch (error) {
    if (error instanceof MalformedInstance) return error.faults;
    throw error;
  }
  return [];
};

describe('A plan file', () => {
  it('is read as it was written', () => {
    const placement = fc.option(fc.tuple(fc.string(), fc.string(), fc.integer({ min: 0, max: 52 })));
    const plan = fc.record(
      {
        placements: fc.dictionary(fc.string(), placement),
        bound: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
      },
      { requiredKeys: ['placements'] },
    );
    fc.assert(
      fc.property(plan, (file) => {
        const text = JSON.stringify(file);
        expect(JSON.parse(JSON.stringify(readPlanFile(`\ufeff${text}`)))).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['{', /^The file is not JSON/],
    ['[]', /^placements is missing: give an object/],
    ['{"placements":[]}', /^placements is a list: give an object/],
    [
      '{"placements":{"R0":["KANSAI","P"]}}',
      /^The run "R0" is at a list: give \[office, host partner, start week\]/,
    ],
    ['{"placements":{"R0":["KANSAI","P",1.5]}}', /^The run "R0" is at a list/],
    ['{"placements":{"R0":5}}', /^The run "R0" is at 5/],
    ['{"placements":{},"bound":-1}', /^bound is -1: give a number from 0 up/],
    ['{"placements":{},"bound":"5"}', /^bound is "5"/],
  ])('%s is refused with a sentence', (text, sentence) => {
    expect(faultsOf(text)).toEqual([expect.stringMatching(sentence)]);
  });

  it('is refused with no more sentences than a person wants to read', () => {
    const placements = Object.fromEntries(Array.from({ length: 50 }, (_, run) => [`R${run}`, 'nowhere']));
    expect(faultsOf(JSON.stringify({ placements }))).toHaveLength(20);
  });
});
