import { describe, expect, it } from '@jest/globals';
import { hostsToChange } from './planned-hosts.js';

describe('the hosts of a run when a plan is released', () => {
  it('go with the plan: its host takes the place of the one before', () => {
    expect(hostsToChange(['a'], { leaves: 'a', comes: 'b' }, 'REPLACE')).toEqual({ goes: ['a'], comes: 'b' });
    expect(hostsToChange(['a', 'b'], { leaves: 'a', comes: 'b' }, 'KEEP')).toEqual({
      goes: ['a'],
      comes: null,
    });
    expect(hostsToChange(['a'], { leaves: 'a', comes: null }, 'REPLACE')).toEqual({
      goes: ['a'],
      comes: null,
    });
  });

  it('assigned by hand in place of the plan’s are taken off, or kept where headquarters says so', () => {
    for (const leaves of [null, 'gone', 'b']) {
      expect(hostsToChange(['a'], { leaves, comes: 'b' }, 'REPLACE')).toEqual({ goes: ['a'], comes: 'b' });
      expect(hostsToChange(['a'], { leaves, comes: 'b' }, 'KEEP')).toEqual({ goes: [], comes: 'b' });
    }
  });

  it('beside the plan’s own give a part of the run, and stay', () => {
    expect(hostsToChange(['a', 'b'], { leaves: null, comes: 'b' }, 'REPLACE')).toEqual({
      goes: [],
      comes: null,
    });
    expect(hostsToChange(['a', 'c'], { leaves: 'a', comes: 'b' }, 'REPLACE')).toEqual({
      goes: ['a'],
      comes: 'b',
    });
    expect(hostsToChange(['c'], { leaves: 'a', comes: null }, 'REPLACE')).toEqual({ goes: [], comes: null });
  });
});
