import { statesWhere } from './nomination.lifecycle.js';
import { type NominationState, STATES } from './nomination-states.js';

/** Condition on `nomination n` for one state, as the audience knows it: outside, unreleased decisions are under screening. */
export function stateFilter(state: NominationState, outside: boolean): { sql: string; values: unknown[] } {
  if (!outside) return { sql: 'n.state = ?', values: [state] };
  if (state === 'UNDER_SCREENING') {
    return {
      sql: "n.state = 'UNDER_SCREENING' OR (n.state IN (?) AND n.released_at IS NULL)",
      values: [statesWhere('needsRelease')],
    };
  }
  return STATES[state].needsRelease
    ? { sql: 'n.state = ? AND n.released_at IS NOT NULL', values: [state] }
    : { sql: 'n.state = ?', values: [state] };
}
