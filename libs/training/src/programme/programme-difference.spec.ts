import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differenceOf, type FrozenFacts, type FrozenSession, nextRelease } from './programme-difference.js';

const facts = (differs: Partial<FrozenFacts> = {}): FrozenFacts => ({
  day: '2026-10-06',
  startsAt: '09:30',
  endsAt: '12:00',
  kind: 'LECTURE',
  title: 'Leakage control',
  place: null,
  hostPartnerId: null,
  hostName: null,
  host: null,
  leader: null,
  language: null,
  interpretation: null,
  forGroup: null,
  notes: null,
  timeZone: 'Asia/Tokyo',
  ...differs,
});
const release = (before: FrozenSession[], draft: Record<string, FrozenFacts>) =>
  nextRelease(
    before,
    Object.entries(draft).map(([id, one]) => ({ id, facts: one })),
  );
const told = (before: FrozenSession[], after: FrozenSession[]) =>
  differenceOf(before, after).map(({ sessionId, change, fields }) => [sessionId, change, ...fields]);

describe('What changed from one release to the next', () => {
  const first = release([], { a: facts(), b: facts({ day: '2026-10-07' }) });

  it('is everything in the first', () => {
    expect(told([], first)).toEqual([
      ['a', 'ADDED'],
      ['b', 'ADDED'],
    ]);
  });

  it('is nothing when nothing changed', () => {
    const second = release(first, { a: facts(), b: facts({ day: '2026-10-07' }) });
    expect(told(first, second)).toEqual([]);
    expect(second.map(({ sequence }) => sequence)).toEqual([0, 0]);
  });

  it.each([
    [{ day: '2026-10-08' }, 'MOVED', 'day'],
    [{ startsAt: '10:00' }, 'MOVED', 'startsAt'],
    [{ timeZone: 'Africa/Nairobi' }, 'MOVED', 'timeZone'],
    [{ place: 'Kobe' }, 'CHANGED', 'place'],
    [{ host: 'Kobe City' }, 'CHANGED', 'host'],
  ] as const)('of %j is %s', (differs, change, field) => {
    const second = release(first, { a: facts(differs), b: facts({ day: '2026-10-07' }) });
    expect(told(first, second)).toEqual([['a', change, field]]);
    expect(second.find(({ sessionId }) => sessionId === 'a')!.sequence).toBe(1);
  });

  it('tells a cancelled session once, and keeps it', () => {
    const second = release(first, { b: facts({ day: '2026-10-07' }) });
    expect(told(first, second)).toEqual([['a', 'CANCELLED']]);
    const third = release(second, {});
    expect(told(second, third)).toEqual([['b', 'CANCELLED']]);
    expect(third.map(({ sessionId, sequence }) => [sessionId, sequence])).toEqual([
      ['b', 1],
      ['a', 1],
    ]);
  });
});

it('keeps calendars right after any history: none forgotten, sequences up exactly with each change', () => {
  const draft = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc
      .record({
        day: fc.constantFrom('2026-10-06', '2026-10-07'),
        title: fc.constantFrom('One', 'Two'),
        place: fc.constantFrom(null, 'Kobe'),
      })
      .map(facts),
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(fc.array(draft, { minLength: 1, maxLength: 8 }), (drafts) => {
      let before: FrozenSession[] = [];
      for (const one of drafts) {
        const after = release(before, one);
        const changed = new Set(differenceOf(before, after).map(({ sessionId }) => sessionId));
        for (const earlier of before) {
          const now = after.find(({ sessionId }) => sessionId === earlier.sessionId)!;
          expect(now.sequence - earlier.sequence).toBe(changed.has(earlier.sessionId) ? 1 : 0);
        }
        const held = after.filter(({ cancelled }) => !cancelled).map(({ sessionId }) => sessionId);
        expect(held.sort()).toEqual(Object.keys(one).sort());
        expect(differenceOf(after, release(after, one))).toEqual([]);
        before = after;
      }
    }),
  );
});
