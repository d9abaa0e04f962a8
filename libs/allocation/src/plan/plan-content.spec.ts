import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  after,
  type Change,
  contentAt,
  contentWith,
  EMPTY_CONTENT,
  fromStored,
  type PlanAct,
  stored,
  type StoredContent,
} from './plan-content.js';
import type { Placement } from '../planner/instance.js';
import { lineAfter, type Step } from './plan-history.js';

const by = { reason: 'Agreed by telephone.', madeBy: 'sato', madeAt: '2026-06-01T03:00:00.000Z' };
const change = (...acts: PlanAct[]): Change => ({ acts, overridden: [], ...by });
const runs = fc.constantFrom('A', 'B', 'C');
const placements = fc.tuple(
  fc.constantFrom('KANSAI', 'TOKYO'),
  fc.constantFrom('P', 'Q'),
  fc.integer({ min: 0, max: 51 }),
);
const acts: fc.Arbitrary<PlanAct> = fc.oneof(
  fc.record({ act: fc.constant('PLACE' as const), runId: runs, placement: placements }),
  fc.record({ act: fc.constant('UNPLACE' as const), runId: runs }),
  fc.record({ act: fc.constant('PIN' as const), runId: runs, placement: placements }),
  fc.record({ act: fc.constant('UNPIN' as const), runId: runs }),
  fc.record({
    act: fc.constant('ADJUST' as const),
    adjustment: fc.record({
      ...{ what: fc.constant('BEDS' as const), of: fc.constant('TOKYO'), fromWeek: fc.constant(0) },
      ...{ toWeek: fc.constant(51), percent: fc.integer({ min: 0, max: 200 }), to: fc.constant(null) },
    }),
  }),
);
const changes = fc.array(
  fc.tuple(fc.array(acts, { minLength: 1, maxLength: 3 }), fc.boolean()).map(([made, beyond]): Change => {
    const [placed] = made.filter((act) => act.act === 'PLACE');
    const limit = { rule: 'HOTEL_BEDS' as const, of: 'TOKYO', weeks: [3], limit: 12, over: 8 };
    return { ...change(...made), overridden: placed && beyond ? [{ runId: placed.runId, ...limit }] : [] };
  }),
  { maxLength: 12 },
);

describe('The content of a plan', () => {
  it('is after do and undo what it was before, and after redo what it was after do', () => {
    fc.assert(
      fc.property(changes, fc.array(acts, { minLength: 1 }), (made, last) => {
        const before = contentAt(EMPTY_CONTENT, made, made.length);
        const seen = stored(before);
        const all = [...made, change(...last)];
        const done = contentAt(EMPTY_CONTENT, all, all.length);
        expect(stored(contentAt(EMPTY_CONTENT, all, all.length - 1))).toBe(seen);
        expect(stored(after(before, change(...last)))).toBe(stored(done));
        // Making a change leaves the content that it was made on as it was.
        expect(stored(before)).toBe(seen);
      }),
    );
  });

  it('comes out of its column as it went in', () => {
    fc.assert(
      fc.property(changes, (made) => {
        const content = contentAt(EMPTY_CONTENT, made, made.length);
        expect(fromStored(JSON.parse(stored(content)) as StoredContent)).toEqual(content);
      }),
    );
  });

  it('forgets why a run went beyond a limit when the run goes elsewhere', () => {
    const limit = { rule: 'HOTEL_BEDS' as const, of: 'TOKYO', weeks: [3], limit: 12, over: 8 };
    const placed = change({ act: 'PLACE', runId: 'A', placement: ['TOKYO', 'P', 3] });
    const beyond = after(EMPTY_CONTENT, { ...placed, overridden: [{ runId: 'A', ...limit }] });
    expect(beyond.overrides.get('A')).toEqual([{ ...limit, ...by }]);
    const moved = after(beyond, change({ act: 'PLACE', runId: 'A', placement: ['KANSAI', 'P', 3] }));
    expect(moved.overrides.size).toBe(0);
  });
});

describe('The line of changes', () => {
  /** Two lists, as a person would keep them: what is done, and what was undone last. */
  const byHand = (steps: Step[]) => {
    const [done, undone]: [string[], string[]] = [[], []];
    for (const { verb, changeId } of steps) {
      if (verb === 'CHANGE') [, undone.length] = [done.push(changeId!), 0];
      if (verb === 'UNDO') undone.push(done.pop()!);
      if (verb === 'REDO') done.push(undone.pop()!);
    }
    return { changeIds: [...done, ...undone.toReversed()], position: done.length };
  };

  it('holds what is done and what may be redone, whatever is done, undone and redone', () => {
    const verbs = fc.array(fc.constantFrom('CHANGE', 'CHANGE', 'UNDO', 'REDO', 'RENAME'), { maxLength: 40 });
    fc.assert(
      fc.property(verbs, (wanted) => {
        const steps: Step[] = [];
        for (const [index, verb] of wanted.entries()) {
          const { changeIds, position } = lineAfter(steps);
          if ((verb === 'UNDO' && position === 0) || (verb === 'REDO' && position === changeIds.length))
            continue;
          steps.push({ verb, changeId: verb === 'CHANGE' ? `change ${index}` : null });
        }
        expect(lineAfter(steps)).toEqual(byHand(steps));
      }),
    );
  });
});

it('The content of a proposal keeps the reasons of what stays where it was', () => {
  const [inTokyo, inKansai]: Placement[] = [
    ['TOKYO', 'P', 3],
    ['KANSAI', 'P', 3],
  ];
  const beyond = (runId: string) => ({
    ...change({ act: 'PLACE', runId, placement: inTokyo! }),
    overridden: [{ runId, rule: 'HOTEL_BEDS' as const, of: 'TOKYO', weeks: [3], limit: 12, over: 8 }],
  });
  const pin = change({ act: 'PIN', runId: 'C', placement: inTokyo! });
  const base = contentAt(EMPTY_CONTENT, [beyond('A'), beyond('B'), beyond('C'), pin], 4);
  const proposed = contentWith({ A: inTokyo!, B: inKansai!, C: null, D: inTokyo! }, base);
  expect([...proposed.placements.keys()]).toEqual(['A', 'B', 'D']);
  expect([...proposed.overrides]).toEqual([['A', base.overrides.get('A')]]);
  expect(proposed.pins).toEqual(base.pins);
});
