import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '#platform';
import { Nomination } from './nomination.entity.js';
import { LIFECYCLE, type Move, type Mover, NOMINATION_MOVES, publicState } from './nomination.lifecycle.js';
import { NOMINATION_STATES, type NominationState, STATES } from './nomination-states.js';
import { type HistoryStep, publicHistory } from './public-history.js';

const MOVERS: Mover[] = ['OVERSEAS_OFFICE', 'DOMESTIC_OFFICE', 'SYSTEM'];
const anAct = fc.oneof(
  fc.record({ move: fc.constantFrom(...NOMINATION_MOVES), as: fc.constantFrom(...MOVERS) }),
  fc.constant('release' as const),
);

/** By somebody who may: fewer of these are refused. */
const aRightAct = fc.oneof(
  fc.constantFrom(...NOMINATION_MOVES).map((move) => ({ move, as: LIFECYCLE[move].by[0] })),
  fc.constant('release' as const),
);

interface Told {
  steps: HistoryStep[];
  nomination: Nomination;
}

/** Tries one act after the other; what is refused changes nothing. */
function live(
  acts: (typeof anAct extends fc.Arbitrary<infer Act> ? Act : never)[],
  placeHeld: boolean,
): Told {
  const nomination: Nomination = Object.assign(new Nomination(), {
    ...{ publicVersion: 1, publicSince: new Date(-1) },
    ...{ id: 'n', state: 'DRAFT' as const, version: 1, releasedAt: null, reserveRank: null, placeHeld },
  });
  const steps: HistoryStep[] = [];
  const outside = () => [
    nomination.publicVersion,
    nomination.publicSince.getTime(),
    publicHistory(steps).length,
  ];
  acts.forEach((act, moment) => {
    const [seen, shown] = [publicState(nomination.state, nomination.releasedAt !== null), outside()];
    const before = JSON.stringify(nomination);
    const at = new Date(moment);
    try {
      if (act === 'release') {
        nomination.release(at);
        const { state } = nomination;
        steps.push({
          id: `${moment}`,
          move: act,
          fromState: state,
          toState: state,
          actedAs: 'DOMESTIC_OFFICE',
          madeAt: at,
          reason: null,
        });
      } else {
        steps.push(nomination.make(act.move, { as: act.as, accountId: null }, at, 'because'));
        if (act.move === 'reserve') nomination.reserveRank = 1;
      }
    } catch (error) {
      if (!(error instanceof DomainError) || JSON.stringify(nomination) !== before) throw error;
    }
    // What nobody outside may know leaves no trace there: no version, no time, no step.
    if (publicState(nomination.state, nomination.releasedAt !== null) === seen)
      expect(outside()).toEqual(shown);
    else expect(nomination.publicVersion).toBe(nomination.version);
  });
  return { steps, nomination };
}

describe('Whatever happens to a nomination', () => {
  it('each step is one of the table, and its marks fit its state', () => {
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 60 }), fc.boolean(), (acts, placeHeld) => {
        const { steps, nomination } = live(acts, placeHeld);
        for (const { move, fromState, toState, actedAs } of steps) {
          if (move === 'release' || move === 'draft') continue;
          const rule: Move = LIFECYCLE[move];
          expect(rule.to).toBe(toState);
          expect(rule.by).toContain(actedAs);
          expect(rule.from).toContain(fromState);
        }
        const { state } = nomination;
        const facts = STATES[state];
        expect(nomination.version).toBe(1 + steps.length);
        if (nomination.releasedAt) expect(facts.needsRelease).toBe(true);
        if (nomination.reserveRank !== null) expect(['RESERVE', 'OFFERED']).toContain(state);
        if (nomination.placeHeld)
          expect([facts.terminal, facts.needsRelease, facts.countsAgainstSlots]).toEqual([
            false,
            false,
            false,
          ]);
        if (facts.enrols) expect(facts.countsAgainstSlots).toBe(true);
      }),
      { numRuns: 1_500 },
    );
  });

  it('nothing outside ever reads more than has been released', () => {
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 60 }), (acts) => {
        const { steps, nomination } = live(acts, false);
        const known = publicHistory(steps);
        const last = known.at(-1)?.toState ?? 'DRAFT';
        const waits = nomination.awaitsRelease;
        if (!waits) expect(last).toBe(nomination.state);
        else expect(publicState(nomination.state, false)).toBe('UNDER_SCREENING');
        // Every decision that is told was released, at once or by a release that follows it.
        known.forEach((step, place) => {
          if (step.move === 'release' || step.move === 'draft' || !STATES[step.toState].needsRelease) return;
          const rule: Move = LIFECYCLE[step.move];
          expect(rule.known === 'AT_ONCE' || known[place + 1]?.move === 'release').toBe(true);
        });
      }),
      { numRuns: 1_500 },
    );
  });

  it('every state is visited and left by some history', () => {
    const [visited, left] = [new Set<NominationState>(), new Set<NominationState>()];
    const histories = fc.sample(fc.array(aRightAct, { minLength: 400, maxLength: 400 }), {
      numRuns: 100,
      seed: 8,
    });
    for (const acts of histories) {
      for (const { fromState, toState } of live(acts, false).steps) {
        visited.add(toState);
        if (fromState && fromState !== toState) left.add(fromState);
      }
    }
    expect([...visited].sort()).toEqual([...NOMINATION_STATES].sort());
    expect([...left].sort()).toEqual([...NOMINATION_STATES].sort());
  });
});
