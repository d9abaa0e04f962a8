import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#platform';
import { workingWeeks } from '../planning-week.js';
import { agreedWeeks, agreementFaults, runsPerYear } from './agreement.js';

const agreement = (validFrom: string, validTo: string, runs = 3) => ({
  reference: `${validFrom} to ${validTo}`,
  validFrom,
  validTo,
  runsPerYear: runs,
});
const YEAR_2026 = workingWeeks(2026);
const YEAR = agreement('2026-04-01', '2027-03-31');

describe('The weeks of agreements', () => {
  it('are all weeks of a year whose every day is one of an agreement', () => {
    expect(new Set(agreedWeeks(YEAR_2026, [YEAR]))).toEqual(new Set([true]));
    const halves = [agreement('2026-04-01', '2026-09-30'), agreement('2026-10-01', '2027-03-31')];
    expect(new Set(agreedWeeks(YEAR_2026, halves))).toEqual(new Set([true]));
  });

  it('end with the last working week of an agreement', () => {
    const weeks = agreedWeeks(YEAR_2026, [agreement('2026-04-01', '2026-09-30')]);
    // 30 September 2026 is the Wednesday of week 26.
    expect(weeks.lastIndexOf(true)).toBe(25);
    expect(agreedWeeks(YEAR_2026, [agreement('2026-04-01', '2026-10-02')]).lastIndexOf(true)).toBe(26);
  });

  it('are what is found when each day is asked for itself', () => {
    const day = (days: number) => addDays('2026-03-01', days);
    const lengths = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 200 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(lengths, (gapsAndLengths) => {
        let next = 0;
        const agreements = gapsAndLengths.map(([gap, length]) => {
          const first = next + gap;
          next = first + length + 1;
          return agreement(day(first), day(first + length));
        });
        const isAgreed = (date: string) =>
          agreements.some(({ validFrom, validTo }) => validFrom <= date && date <= validTo);
        const expected = YEAR_2026.map(({ from, to }) => {
          for (let date = from; date <= to; date = addDays(date, 1)) if (!isAgreed(date)) return false;
          return true;
        });
        expect(agreedWeeks(YEAR_2026, agreements.toReversed())).toEqual(expected);
        expect(agreementFaults(agreements)).toEqual([]);
      }),
    );
  });

  it('are none without one', () => {
    expect(agreedWeeks(YEAR_2026, [])).not.toContain(true);
    expect(agreedWeeks(YEAR_2026, [agreement('2025-04-01', '2026-03-31')])).not.toContain(true);
  });
});

describe('The runs of a year', () => {
  it('are the most that an agreement of the year allows', () => {
    expect(runsPerYear(2026, [])).toBe(0);
    expect(runsPerYear(2026, [agreement('2025-04-01', '2026-03-31', 9)])).toBe(0);
    expect(
      runsPerYear(2026, [agreement('2026-04-01', '2026-09-30', 4), agreement('2026-10-01', '2027-03-31', 2)]),
    ).toBe(4);
  });
});

describe('Agreements', () => {
  it('run forwards and never overlap', () => {
    expect(agreementFaults([YEAR, agreement('2027-04-01', '2028-03-31')])).toEqual([]);
    expect(agreementFaults([agreement('2026-04-02', '2026-04-01')])).toMatchObject([
      { field: 'agreements[0].validTo' },
    ]);
    expect(agreementFaults([YEAR, agreement('2027-03-31', '2028-03-31')])).toMatchObject([
      { field: 'agreements[1].validFrom' },
    ]);
  });
});
