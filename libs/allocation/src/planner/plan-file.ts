import type { Placement, PlanFile } from './instance.js';
import type { Choice, Model } from './model.js';

/** A choice of columns as the file that is read and written. */
export function planFileOf({ instance, runStart }: Model, choice: Choice, bound: number): PlanFile {
  const placements = Object.create(null) as Record<string, Placement | null>;
  instance.runs.forEach((run, index) => {
    const column = choice[index]!;
    if (column < 0) placements[run.id] = null;
    else {
      const [office, partner, week] = run.placements[column - runStart[index]!]!;
      placements[run.id] = [office, partner, week];
    }
  });
  return { placements, bound };
}
