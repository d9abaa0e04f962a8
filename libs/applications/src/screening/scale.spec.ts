import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FULL_SCORE, holdToScale, totalOf } from './scale.js';

const scale = fc.array(
  fc.record({
    name: fc.string(),
    weight: fc.integer({ min: 1, max: 100 }),
    maximum: fc.integer({ min: 1, max: 100 }),
  }),
  { minLength: 1, maxLength: 20 },
);
const scored = scale.chain((criteria) =>
  fc.tuple(
    fc.constant(criteria),
    fc.tuple(...criteria.map(({ maximum }) => fc.integer({ min: 0, max: maximum }))),
  ),
);

describe('A score', () => {
  it('is the weighted share of what there is', () => {
    const criteria = [
      { name: 'Relevance', weight: 3, maximum: 5 },
      { name: 'Plan', weight: 1, maximum: 10 },
    ];
    expect(totalOf(criteria, [5, 10])).toBe(FULL_SCORE);
    expect(totalOf(criteria, [4, 5])).toBe(7250);
  });

  it('lies between nothing and all, and does not fall when points are added', () => {
    fc.assert(
      fc.property(scored, fc.nat(), ([criteria, points], place) => {
        const total = totalOf(criteria, points);
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(FULL_SCORE);
        const at = place % points.length;
        const more = points.map((each, index) =>
          index === at ? Math.min(each + 1, criteria[at]!.maximum) : each,
        );
        expect(totalOf(criteria, more)).toBeGreaterThanOrEqual(total);
      }),
    );
  });

  it('is refused where it does not fit the scale', () => {
    const criteria = [{ name: 'Relevance', weight: 1, maximum: 5 }];
    for (const points of [[], [1, 2], [6]])
      expect(() => totalOf(criteria, points)).toThrow(expect.objectContaining({ code: 'SCORE.INVALID' }));
  });
});

describe('A scale', () => {
  it('names each criterion once', () => {
    const twice = ['Relevance', 'relevance'].map((name) => ({ name, weight: 1, maximum: 5 }));
    expect(() => holdToScale(twice)).toThrow(expect.objectContaining({ code: 'SCALE.INVALID' }));
  });
});
