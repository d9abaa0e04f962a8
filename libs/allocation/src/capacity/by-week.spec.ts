import { describe, expect, it } from '@jest/globals';
import { byWeek, rangeFaults, weeksWithReason } from './by-week.js';

describe('A figure by week', () => {
  it('is the figure of the year but in the weeks of a change', () => {
    const changes = [
      { fromWeek: 1, toWeek: 2, figure: 0 },
      { fromWeek: 4, toWeek: 60, figure: 7 },
    ];
    expect(byWeek(6, 5, changes)).toEqual([5, 0, 0, 5, 7, 7]);
  });
});

describe('Ranges of weeks', () => {
  const range = (fromWeek: number, toWeek: number, of = 'BEDS') => ({
    fromWeek,
    toWeek,
    of,
    reason: 'Works',
  });
  const fields = (...ranges: ReturnType<typeof range>[]) =>
    rangeFaults(
      ranges,
      'changes',
      () => 2026,
      (one) => one.of,
    ).map(({ field }) => field);

  it('may touch, and overlap where they speak of different things', () => {
    expect(fields(range(0, 3), range(4, 51), range(2, 8, 'ROOMS'))).toEqual([]);
  });

  it('must lie in the year, forwards, and apart', () => {
    expect(fields(range(50, 52))).toEqual(['changes[0].toWeek']);
    expect(fields(range(9, 8))).toEqual(['changes[0].toWeek']);
    expect(fields(range(9, 9), range(0, 12))).toEqual(['changes[1].fromWeek']);
  });

  it('name every week with its reason, in order', () => {
    const closures = [
      { fromWeek: 8, toWeek: 9, reason: 'Lift' },
      { fromWeek: 2, toWeek: 2, reason: 'Inspection' },
    ];
    expect(weeksWithReason(closures)).toEqual([
      { week: 2, reason: 'Inspection' },
      { week: 8, reason: 'Lift' },
      { week: 9, reason: 'Lift' },
    ]);
  });
});
