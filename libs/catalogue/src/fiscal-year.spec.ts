import { describe, expect, it } from '@jest/globals';
import { fiscalYearOf, fiscalYearOfInstant } from './fiscal-year.js';

describe('The Japanese fiscal year', () => {
  it.each([
    ['2018-01-14', 2017],
    ['2018-03-31', 2017],
    ['2018-04-01', 2018],
    ['2019-03-31', 2018],
    ['2019-04-01', 2019],
  ])('%s is in FY%i', (date, year) => expect(fiscalYearOf(date)).toBe(year));

  it('turns at midnight in Tokyo, not in Greenwich', () => {
    expect(fiscalYearOfInstant(new Date('2019-03-31T14:59:59Z'))).toBe(2018);
    expect(fiscalYearOfInstant(new Date('2019-03-31T15:00:00Z'))).toBe(2019);
  });
});
