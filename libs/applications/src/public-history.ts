import { LIFECYCLE, type Move } from './nomination.lifecycle.js';
import { type NominationState, STATES } from './nomination-states.js';
import type { NominationStep } from './nomination-step.entity.js';

export type HistoryStep = Pick<
  NominationStep,
  'id' | 'move' | 'fromState' | 'toState' | 'actedAs' | 'madeAt' | 'reason'
>;

/**
 * The steps that are known outside the domestic office: a decision appears with its release, and one that was
 * reopened or overtaken before its release never does.
 */
export function publicHistory(steps: HistoryStep[]): HistoryStep[] {
  return knownSteps(steps).map((step) => (INTERNAL.has(step.move) ? { ...step, reason: null } : step));
}

/** Why somebody was asked before somebody else is said of others too: it stays inside. */
const INTERNAL = new Set<HistoryStep['move']>(['offer', 'promote']);

function knownSteps(steps: HistoryStep[]): HistoryStep[] {
  const known: HistoryStep[] = [];
  let unreleased: HistoryStep | null = null;
  let publicly: NominationState | null = null;
  for (const step of steps) {
    if (step.move === 'release') {
      known.push(...(unreleased ? [unreleased] : []), step);
      publicly = step.toState;
      unreleased = null;
    } else if (STATES[step.toState].needsRelease && !knownAtOnce(step.move)) {
      unreleased = { ...step, fromState: publicly };
    } else if (unreleased && step.move === 'reopen') {
      unreleased = null;
    } else {
      known.push({ ...step, fromState: publicly });
      publicly = step.toState;
      unreleased = null;
    }
  }
  return known;
}

function knownAtOnce(move: HistoryStep['move']): boolean {
  if (move === 'draft' || move === 'release') return false;
  const rule: Move = LIFECYCLE[move];
  return rule.known === 'AT_ONCE';
}
