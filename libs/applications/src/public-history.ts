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
  const known: HistoryStep[] = [];
  let unreleased: HistoryStep | null = null;
  let publicly: NominationState | null = null;
  for (const step of steps) {
    if (step.move === 'release') {
      known.push(...(unreleased ? [unreleased] : []), step);
      publicly = step.toState;
      unreleased = null;
    } else if (STATES[step.toState].needsRelease) {
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
