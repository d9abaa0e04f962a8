import type { Placement } from '../planner/instance.js';
import type { Finding } from '../planner/findings.js';
import type { Adjustment } from './adjustment.js';

export type PlanAct =
  | { act: 'PLACE'; runId: string; placement: Placement }
  | { act: 'UNPLACE'; runId: string }
  | { act: 'PIN'; runId: string; placement: Placement }
  | { act: 'UNPIN'; runId: string }
  | { act: 'ADJUST'; adjustment: Adjustment };

export const PLAN_ACTS = [
  'PLACE',
  'UNPLACE',
  'PIN',
  'UNPIN',
  'ADJUST',
] as const satisfies readonly PlanAct['act'][];

/** As refusals tell an act and a placement: by name, like the interface takes them. */
export const toldPlacement = ([office, hostPartnerId, week]: Placement) => ({ office, hostPartnerId, week });
export const toldAct = (act: PlanAct) =>
  'placement' in act ? { ...act, placement: toldPlacement(act.placement) } : act;

/** A limit that a placement goes beyond on purpose, as it stood when it was placed. */
export type Overridden = Pick<Finding, 'rule' | 'of' | 'weeks' | 'limit' | 'over'> & { runId: string };

/** Who and when, for everything that a change brought. Null is a command of the administration. */
interface Made {
  reason: string | null;
  madeBy: string | null;
  madeAt: string;
}

export interface Change extends Made {
  acts: PlanAct[];
  overridden: Overridden[];
}

export interface Pin extends Made {
  placement: Placement;
}

export type Override = Omit<Overridden, 'runId'> & Made;

/** What a plan says. Runs that have no placement are not in it: they are the year's, less the placed ones. */
export interface PlanContent {
  placements: ReadonlyMap<string, Placement>;
  /** What the planner must keep; a pin may name another place than the run's, and is then reported. */
  pins: ReadonlyMap<string, Pin>;
  /** By run: where its placement goes beyond a limit, with the reason. */
  overrides: ReadonlyMap<string, Override[]>;
  /** The scenario: how its capacity differs from the year's, in order. */
  adjustments: readonly (Adjustment & Made)[];
}

export const EMPTY_CONTENT: PlanContent = {
  placements: new Map(),
  pins: new Map(),
  overrides: new Map(),
  adjustments: [],
};

/** The content after a change. The one before is left as it was: undoing is forgetting. */
export function after(content: PlanContent, change: Change): PlanContent {
  const placements = new Map(content.placements);
  const pins = new Map(content.pins);
  const overrides = new Map(content.overrides);
  const adjustments = [...content.adjustments];
  const { reason, madeBy, madeAt } = change;
  for (const act of change.acts) {
    switch (act.act) {
      case 'PLACE':
        placements.set(act.runId, act.placement);
        overrides.delete(act.runId);
        break;
      case 'UNPLACE':
        placements.delete(act.runId);
        overrides.delete(act.runId);
        break;
      case 'PIN':
        pins.set(act.runId, { placement: act.placement, reason, madeBy, madeAt });
        break;
      case 'UNPIN':
        pins.delete(act.runId);
        break;
      case 'ADJUST':
        adjustments.push({ ...act.adjustment, reason, madeBy, madeAt });
        break;
    }
  }
  for (const { runId, ...limit } of change.overridden)
    overrides.set(runId, [...(overrides.get(runId) ?? []), { ...limit, reason, madeBy, madeAt }]);
  return { placements, pins, overrides, adjustments };
}

/**
 * The content a version begins with when only its placements are known: all else is of another version, the reasons for
 * going beyond a limit where a run lies as it lay there.
 */
export function contentWith(
  placements: Readonly<Record<string, Placement | null>>,
  of: PlanContent = EMPTY_CONTENT,
): PlanContent {
  const placed = Object.entries(placements).flatMap(([run, placement]) =>
    placement ? [[run, placement] as const] : [],
  );
  const kept = placed.filter(([run, placement]) => of.placements.get(run)?.join('|') === placement.join('|'));
  const overrides = kept.flatMap(([run]) => {
    const own = of.overrides.get(run);
    return own ? [[run, own] as const] : [];
  });
  return { ...of, placements: new Map(placed), overrides: new Map(overrides) };
}

/** The content at a position of an ordered list of changes. */
export function contentAt(base: PlanContent, changes: readonly Change[], position: number): PlanContent {
  return changes.slice(0, position).reduce(after, base);
}

interface StoredContent {
  placements: Record<string, Placement>;
  pins: Record<string, Pin>;
  overrides: Record<string, Override[]>;
  adjustments: (Adjustment & Made)[];
}

/** As it is kept in a JSON column. */
export function stored(content: PlanContent): string {
  const whole: StoredContent = {
    placements: Object.fromEntries(content.placements),
    pins: Object.fromEntries(content.pins),
    overrides: Object.fromEntries(content.overrides),
    adjustments: [...content.adjustments],
  };
  return JSON.stringify(whole);
}

export function fromStored({ placements, pins, overrides, adjustments }: StoredContent): PlanContent {
  return {
    placements: new Map(Object.entries(placements)),
    pins: new Map(Object.entries(pins)),
    overrides: new Map(Object.entries(overrides)),
    adjustments,
  };
}

export type { StoredContent };
