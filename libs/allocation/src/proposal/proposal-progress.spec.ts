import { describe, expect, it } from '@jest/globals';
import { gapSentence, progressIsDue } from './proposal-progress.js';

describe('the progress of a proposal', () => {
  it('is noted once a second at first, and some three hundred times in half an hour', () => {
    const noted: number[] = [];
    for (let second = 1; second <= 1_800; second++)
      if (progressIsDue(noted.at(-1) ?? null, second)) noted.push(second);
    expect(noted.slice(0, 60)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(noted.length).toBeLessThan(350);
  });

  it('is noted from the beginning again when the proposal is taken up again', () => {
    expect(progressIsDue(900, 1)).toBe(true);
    expect(progressIsDue(900, 905)).toBe(false);
  });

  it('says how good a plan is, and never better than is proven', () => {
    expect(gapSentence(0.0832)).toBe('At most 8.4 % better exists.');
    expect(gapSentence(0)).toBe('No better plan exists.');
    expect(gapSentence(null)).toBe('How much better a plan could be is not known.');
  });
});
