import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#platform';
import { Nomination } from './nomination.entity.js';
import {
  LIFECYCLE,
  type Move,
  type Mover,
  movesOpenTo,
  NOMINATION_MOVES,
  stateSeenBy,
  statesWhere,
} from './nomination.lifecycle.js';
import { NOMINATION_STATES, STATES } from './nomination-states.js';

const at = new Date('2026-06-01T00:00:00Z');
const nomination = (state: Nomination['state'], released = true) =>
  Object.assign(new Nomination(), {
    id: 'n',
    state,
    version: 1,
    publicVersion: 1,
    releasedAt: released && STATES[state].needsRelease ? at : null,
  });
const MOVERS: Mover[] = ['OVERSEAS_OFFICE', 'DOMESTIC_OFFICE', 'SYSTEM'];

describe('The life of a nomination', () => {
  const cases = NOMINATION_MOVES.flatMap((move) =>
    MOVERS.flatMap((as) => NOMINATION_STATES.map((state) => ({ move, as, state }))),
  );

  it.each(cases)('$move by $as from $state is as the table says', ({ move, as, state }) => {
    const rule: Move = LIFECYCLE[move];
    const subject = nomination(state);
    const act = () => subject.make(move, { as, accountId: null }, at, 'because');
    if (rule.from.includes(state) && rule.by.includes(as)) {
      expect(act().toState).toBe(rule.to);
      expect(subject.version).toBe(2);
    } else {
      expect(act).toThrow(DomainError);
      expect(subject.state).toBe(state);
    }
  });

  it('reaches every state from the draft', () => {
    const reached = new Set<string>(['DRAFT']);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const rule of Object.values(LIFECYCLE) as Move[])
        if (rule.from.some((state) => reached.has(state))) reached.add(rule.to);
    }
    expect([...reached].sort()).toEqual([...NOMINATION_STATES].sort());
  });

  it('leaves a way back from every state', () => {
    for (const state of NOMINATION_STATES) {
      expect({ state, moves: MOVERS.flatMap((mover) => movesOpenTo(mover, state)).length }).not.toEqual({
        state,
        moves: 0,
      });
    }
  });

  it('asks for a reason where the table does', () => {
    for (const move of NOMINATION_MOVES) {
      const rule: Move = LIFECYCLE[move];
      if (!rule.reason) continue;
      const act = () => nomination(rule.from[0]!).make(move, { as: rule.by[0]!, accountId: null }, at);
      expect(act).toThrow(expect.objectContaining({ code: 'NOMINATION.REASON_MISSING' }));
    }
  });
});

describe('An unreleased decision', () => {
  it.each(statesWhere('needsRelease'))(
    '%s looks to an overseas office like a nomination under screening, in every move',
    (state) => {
      expect(stateSeenBy('OVERSEAS_OFFICE', state, false)).toBe('UNDER_SCREENING');
      for (const move of NOMINATION_MOVES) {
        const outcome = (subject: Nomination) => {
          try {
            return subject.make(move, { as: 'OVERSEAS_OFFICE', accountId: null }, at, 'because').toState;
          } catch (error) {
            return (error as Error).message;
          }
        };
        expect(outcome(nomination(state, false))).toBe(outcome(nomination('UNDER_SCREENING')));
      }
    },
  );

  it('is released once', () => {
    const subject = nomination('ACCEPTED', false);
    subject.release(at);
    expect(() => subject.release(at)).toThrow(
      expect.objectContaining({ code: 'NOMINATION.NOTHING_TO_RELEASE' }),
    );
  });
});
