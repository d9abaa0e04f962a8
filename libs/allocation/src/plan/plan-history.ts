import type { PlanVerb } from './plan-change.entity.js';

export interface Step {
  verb: PlanVerb;
  changeId: string | null;
}

/** The changes of a version in their order, of which the first `position` are in force and the others undone. */
export interface Line {
  changeIds: string[];
  position: number;
}

/**
 * What the steps of a version led to, from its beginning. A new change takes the place of all that was undone: those
 * changes stay on record and are never redone.
 */
export function lineAfter(steps: readonly Step[]): Line {
  return steps.reduce<Line>(
    ({ changeIds, position }, { verb, changeId }) => {
      if (verb === 'CHANGE')
        return { changeIds: [...changeIds.slice(0, position), changeId!], position: position + 1 };
      if (verb === 'UNDO') return { changeIds, position: position - 1 };
      if (verb === 'REDO') return { changeIds, position: position + 1 };
      return { changeIds, position };
    },
    { changeIds: [], position: 0 },
  );
}
