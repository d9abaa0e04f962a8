import { expect, it } from '@jest/globals';
import { COURSE_STATES, resultsOpenTo } from './course-states.js';

it('a candidate is adopted or not, and both have a way back', () => {
  expect(resultsOpenTo('CANDIDATE')).toEqual(['ADOPTED', 'NOT_ADOPTED']);
  expect(resultsOpenTo('ADOPTED')).toEqual(['CANDIDATE']);
  expect(resultsOpenTo('NOT_ADOPTED')).toEqual(['CANDIDATE']);
});

it('no state is final, and none leads to itself', () => {
  for (const state of COURSE_STATES) {
    expect(resultsOpenTo(state).length).toBeGreaterThan(0);
    expect(resultsOpenTo(state)).not.toContain(state);
  }
});
