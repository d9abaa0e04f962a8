import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#platform';
import { holdToComing, lastDayBefore } from './succession.js';

const code = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as DomainError).code;
  }
  return 'fine';
};
const row = { id: 'x', validFrom: '2026-04-01' };

describe('Entries that follow one another', () => {
  it('end on the day before the next one begins, also across a year', () => {
    expect(lastDayBefore(row, '2027-01-01')).toBe('2026-12-31');
    expect(lastDayBefore(row, '2026-04-02')).toBe('2026-04-01');
  });

  it('never begin before the latest one, nor on its day', () => {
    expect(code(() => lastDayBefore(row, '2026-04-01'))).toBe('DATED.NOT_LATER');
    expect(code(() => lastDayBefore(row, '2020-04-01'))).toBe('DATED.NOT_LATER');
  });

  it('can be taken back until the day on which they begin to hold', () => {
    expect(code(() => holdToComing(row, '2026-03-31'))).toBe('fine');
    expect(code(() => holdToComing(row, '2026-04-01'))).toBe('DATED.IN_FORCE');
  });
});
