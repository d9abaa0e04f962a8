import { expect, it } from '@jest/globals';
import { cyclePosition } from './project-cycle.js';

const at = (state: Parameters<typeof cyclePosition>[0]['state'], differs: object = {}) =>
  cyclePosition({ state, planning: 'FORMED', endsOn: '2026-11-13', ...differs }, '2026-11-13')?.step ?? null;

it.each([
  ['is formed', 'FORMED', 1],
  ['is requested', 'REQUESTED', 2],
  ['is decided on', 'DECIDED', 3],
  ['is agreed', 'AGREED', 4],
])('a draft that %s stands on its step', (_, planning, step) => expect(at('DRAFT', { planning })).toBe(step));

it('a published run is implemented until its last day is over', () => {
  expect(at('PUBLISHED')).toBe(5);
  expect(at('PUBLISHED', { endsOn: '2026-11-12' })).toBe(6);
  expect(at('PUBLISHED', { endsOn: null })).toBe(5);
});

it('a run of the past is complete, a cancelled one has left the cycle', () => {
  expect(at('RECORDED', { endsOn: '2018-03-31' })).toBe(6);
  expect(at('CANCELLED')).toBeNull();
});

it('names its steps', () => {
  expect(cyclePosition({ state: 'PUBLISHED', planning: 'FORMED', endsOn: null }, '2026-06-01')).toEqual({
    step: 5,
    name: 'IMPLEMENTATION_AND_MONITORING',
  });
});
