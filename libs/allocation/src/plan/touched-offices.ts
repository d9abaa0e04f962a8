import { DomainError } from '#platform';
import type { Actor } from '#identity';
import type { PlanAct, PlanContent } from './plan-content.js';

/** What touches no single office: only headquarters may. */
const WHOLE_COUNTRY = '*';

/** The offices at which an act puts a run, takes or claims one from, or supposes another capacity. */
function officesOf(act: PlanAct, { placements, pins }: PlanContent): (string | undefined)[] {
  switch (act.act) {
    case 'PLACE':
      return [act.placement[0], placements.get(act.runId)?.[0]];
    case 'UNPLACE':
      return [placements.get(act.runId)?.[0]];
    case 'PIN':
      return [act.placement[0], pins.get(act.runId)?.placement[0], placements.get(act.runId)?.[0]];
    case 'UNPIN':
      return [pins.get(act.runId)?.placement[0]];
    case 'ADJUST':
      return [act.adjustment.what === 'INTERPRETERS' ? WHOLE_COUNTRY : act.adjustment.of];
  }
}

/** All offices that a change touches, from the content that it is made on. */
export function touchedOffices(acts: readonly PlanAct[], content: PlanContent): string[] {
  const touched = acts.flatMap((act) => officesOf(act, content));
  return [...new Set(touched.filter((office) => office !== undefined))].sort();
}

/** Headquarters changes everything, a domestic office what touches no other. Throws PLAN.OTHER_OFFICE. */
export function holdToScope(offices: readonly string[], actor: Actor): void {
  if (actor.has('HEADQUARTERS')) return;
  const own = actor.scopesOf('DOMESTIC_OFFICE');
  const others = offices.filter((office) => !own.includes(office));
  if (others.length === 0) return;
  const named = others.includes(WHOLE_COUNTRY) ? 'the whole country' : others.join(', ');
  throw new DomainError(
    'FORBIDDEN',
    'PLAN.OTHER_OFFICE',
    `This touches ${named}, and you act for ${own.join(', ')}: place runs at your own office, take your own runs off, or ask headquarters.`,
    { offices: others },
  );
}
