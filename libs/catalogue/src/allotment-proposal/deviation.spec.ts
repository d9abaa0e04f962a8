import { describe, expect, it } from '@jest/globals';
import { decisionFaults } from './deviation.js';

const PROPOSED = new Map([
  ['KE', 3],
  ['MW', 0],
]);
const as = (countryCode: string, slots: number, reason: string | null = null) => ({
  countryCode,
  slots,
  reason,
});
const fields = (...decided: ReturnType<typeof as>[]) =>
  decisionFaults(PROPOSED, decided).map((fault) => fault.field);

describe('A decision on a proposal', () => {
  it('may follow it without a word', () => {
    expect(fields(as('KE', 3), as('MW', 0))).toEqual([]);
  });

  it('needs a reason wherever it deviates, up or down', () => {
    expect(fields(as('KE', 2), as('MW', 1))).toEqual(['allotments[0].reason', 'allotments[1].reason']);
    expect(fields(as('KE', 2, 'One was withdrawn.'), as('MW', 1, 'For the region.'))).toEqual([]);
  });

  it('is about every country of the proposal, once, and about no other', () => {
    expect(fields(as('KE', 3))).toEqual(['allotments']);
    expect(fields(as('KE', 3), as('KE', 3), as('MW', 0))).toEqual(['allotments[1].countryCode']);
    expect(fields(as('KE', 3), as('MW', 0), as('TZ', 1))).toEqual(['allotments[2].countryCode']);
  });
});
