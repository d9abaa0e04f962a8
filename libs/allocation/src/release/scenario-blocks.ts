import { adjustmentInWords } from '../plan/adjustment-words.js';
import { PlanWords } from '../plan/finding-words.js';
import type { PlanState } from '../plan/plan-state.js';
import type { PlanQueries } from '../plan/plan.queries.js';

/** A scenario may suppose a capacity that is not there; a plan in force has to do with the one on record. */
export async function scenarioBlocks(
  plans: PlanQueries,
  state: PlanState,
): Promise<{ rule: 'SCENARIO'; sentence: string; runs: string[] }[]> {
  const words = new PlanWords(state.year);
  return (await plans.supposedOnly(state)).map((adjustment) => ({
    rule: 'SCENARIO',
    sentence: `The draft supposes what is not on record: ${adjustmentInWords(adjustment, words)}. Enter it as capacity, or undo it or adjust it back (AS_ON_RECORD), then release.`,
    runs: [],
  }));
}
