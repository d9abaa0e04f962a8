import { instanceAround } from './around.js';
import { clashesOf } from './clash.js';
import type { Instance, Placement } from './instance.js';
import { type Choice, type Model, modelOf } from './model.js';
import { placementOf } from './placement-options.js';

export interface YearToPropose {
  model: Model;
  placements(choice: Choice): Record<string, Placement | null>;
}

/**
 * The year as it is to be searched. A run that is pinned where the filters let nothing through stays there all the same,
 * as an officer wants it, and the rest is planned around it; it has no price, so it is not in the cost of the plan.
 */
export function yearToPropose(instance: Instance): YearToPropose {
  const whole = modelOf(instance);
  const impossible = new Set(clashesOf(whole).flatMap(({ rule, runs }) => (rule === null ? runs : [])));
  if (impossible.size === 0) return { model: whole, placements: (choice) => placementsOf(whole, choice) };
  const fixed = new Map(
    instance.pins.flatMap(({ run, placement }) => (impossible.has(run) ? [[run, placement]] : [])),
  );
  const free = instance.runs.filter(({ id }) => !impossible.has(id));
  const model = modelOf(instanceAround(instance, fixed, free));
  return {
    model,
    placements: (choice) => ({ ...Object.fromEntries(fixed), ...placementsOf(model, choice) }),
  };
}

function placementsOf(model: Model, choice: Choice): Record<string, Placement | null> {
  return Object.fromEntries(
    model.instance.runs.map(({ id }, run) => [
      id,
      choice[run]! < 0 ? null : placementOf(model, run, choice[run]!),
    ]),
  );
}
