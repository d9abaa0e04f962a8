import { describe, expect, it } from '@jest/globals';
import { effectOn, type RunToMove } from './release-choices.js';

const TODAY = '2026-06-01';
const published: RunToMove = {
  ...{ id: 'run', state: 'PUBLISHED', startsOn: '2026-10-05', placed: true, differs: true },
  ...{ newStartsOn: '2026-10-12', resultOn: '2026-08-28' },
};
const none = { published: null, except: [], otherHosts: 'REPLACE' } as const;
const move = { ...none, published: 'MOVE' } as const;
const leave = { ...none, published: 'LEAVE' } as const;
const effect = (run: RunToMove, choices: Parameters<typeof effectOn>[1]) =>
  effectOn(run, choices, TODAY).effect;

describe('what a release does with a course run', () => {
  it('gives a draft what the plan says, whatever was chosen for published ones', () => {
    for (const choices of [none, move, leave])
      expect(effect({ ...published, state: 'DRAFT' }, choices)).toBe('APPLIED');
    expect(effect({ ...published, state: 'DRAFT', placed: false }, none)).toBe('APPLIED');
  });

  it('asks before it moves a published one', () => {
    expect(effect(published, none)).toBe('CHOICE_NEEDED');
    expect(effect(published, move)).toBe('APPLIED');
    expect(effect(published, leave)).toBe('LEFT');
  });

  it('does the other thing for exceptions', () => {
    expect(effect(published, { ...move, except: ['run'] })).toBe('LEFT');
    expect(effect(published, { ...leave, except: ['run'] })).toBe('APPLIED');
    expect(effect(published, { ...leave, except: ['another'] })).toBe('LEFT');
    expect(effect(published, { ...none, except: ['run'] })).toBe('CHOICE_NEEDED');
  });

  it('asks nothing where a published one lies right already', () => {
    expect(effect({ ...published, differs: false }, none)).toBe('APPLIED');
  });

  it('never moves what has begun', () => {
    expect(effectOn({ ...published, startsOn: TODAY }, move, TODAY)).toEqual({
      effect: 'CANNOT',
      because: 'It began on 2026-06-01 and cannot be moved any more: leave it.',
    });
    expect(effect({ ...published, startsOn: TODAY }, leave)).toBe('LEFT');
  });

  it('never moves a published one to today, into the past, or to a day by which its result is promised', () => {
    expect(effect({ ...published, newStartsOn: TODAY }, move)).toBe('CANNOT');
    expect(effectOn({ ...published, newStartsOn: '2026-08-28' }, move, TODAY)).toEqual({
      effect: 'CANNOT',
      because:
        'It would start on 2026-08-28, and its nominees were promised the result by 2026-08-28: leave it, or place it later.',
    });
    expect(effect({ ...published, newStartsOn: '2026-08-29' }, move)).toBe('APPLIED');
    expect(effect({ ...published, newStartsOn: '2026-08-28' }, leave)).toBe('LEFT');
  });

  it('may give one that keeps its dates to another office', () => {
    const late = { ...published, newStartsOn: '2026-10-05', resultOn: '2026-10-05' };
    expect(effect(late, move)).toBe('APPLIED');
  });

  it('leaves published runs without a place, cancelled ones and records of the past', () => {
    expect(effect({ ...published, placed: false }, move)).toBe('LEFT');
    expect(effect({ ...published, state: 'CANCELLED' }, move)).toBe('LEFT');
    expect(effect({ ...published, state: 'RECORDED' }, move)).toBe('LEFT');
  });
});
