import { describe, expect, it } from '@jest/globals';
import { draw } from './draw.js';

describe('a draw', () => {
  it('is the same for the same names, and another for others', () => {
    expect(draw('run 1', 'partner 1')).toBe(draw('run 1', 'partner 1'));
    expect(draw('run 1', 'partner 1')).not.toBe(draw('run 1', 'partner 2'));
    expect(draw('run 1', 'partner 1')).not.toBe(draw('run 2', 'partner 1'));
  });

  it('is even over names that differ in one figure only', () => {
    const parts = new Array<number>(10).fill(0);
    for (let run = 0; run < 100; run++)
      for (let partner = 0; partner < 100; partner++) {
        const drawn = draw(`019f-run-${run}`, `019f-partner-${partner}`);
        parts[Math.floor(drawn * 10)]! += 1;
      }
    for (const part of parts) expect(Math.abs(part - 1000)).toBeLessThan(150);
  });
});
