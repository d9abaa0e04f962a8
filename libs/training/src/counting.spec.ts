import { expect, it } from '@jest/globals';
import { type CountingFacts, countingOf } from './counting.js';

const enrolment = (facts: Partial<CountingFacts>): CountingFacts => ({
  state: 'ARRIVED',
  observer: false,
  programmeType: 'GROUP_REGION_FOCUS',
  arrivedOn: '2018-06-01',
  presentUntil: '2018-07-15',
  ...facts,
});

it.each([
  ['an arrival on 31 March counts in the year that ends', { arrivedOn: '2019-03-31' }, 2018],
  ['an arrival on 1 April counts in the year that begins', { arrivedOn: '2019-04-01' }, 2019],
  [
    'a run across the year counts once, at its arrival',
    { arrivedOn: '2019-03-20', presentUntil: '2019-04-20' },
    2018,
  ],
  ['discontinued after arrival counts', { state: 'DISCONTINUED' as const }, 2018],
  ['a no-show does not count', { state: 'NO_SHOW' as const, arrivedOn: null }, null],
  ['cancelled before arrival does not count', { state: 'CANCELLED' as const, arrivedOn: null }, null],
  ['an observer does not count', { observer: true }, null],
  ['nobody counts before arrival', { state: 'PRE_DEPARTURE' as const }, null],
])('%s', (_, facts, year) => expect(countingOf(enrolment(facts)).countedIn).toBe(year));

it('reports Long-Term people as continuing in later years, and nobody else', () => {
  const dates = { arrivedOn: '2018-09-01', presentUntil: '2020-09-30' };
  expect(countingOf(enrolment({ ...dates, programmeType: 'LONG_TERM' }))).toEqual({
    countedIn: 2018,
    continuesThrough: 2020,
  });
  expect(countingOf(enrolment({ ...dates, programmeType: 'SHORT_TERM' }))).toEqual({
    countedIn: 2018,
    continuesThrough: null,
  });
});
