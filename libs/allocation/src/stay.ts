import type { PlainDate } from '#platform';
import type { PhaseKind } from '#catalogue';

/** First and last day. */
export interface Stay {
  startsOn: PlainDate;
  endsOn: PlainDate;
}

/**
 * What offices and host partners give: all core phases together, for the others are spent at home or on the line. Of a
 * run that has none it is the whole run; null without any phase.
 */
export function stayOf(phases: readonly (Stay & { kind: PhaseKind })[]): Stay | null {
  const core = phases.filter(({ kind }) => kind === 'CORE');
  const stay = core.length > 0 ? core : phases;
  const startsOn = stay.map((phase) => phase.startsOn).sort()[0];
  const endsOn = stay
    .map((phase) => phase.endsOn)
    .sort()
    .at(-1);
  return startsOn && endsOn ? { startsOn, endsOn } : null;
}

const coreOr = (day: string, whole: string) =>
  `COALESCE((SELECT ${day} FROM phase s WHERE s.course_run_id = r.id AND s.kind = 'CORE'), ${whole})`;

/** The same in SQL, of a course run `r`. */
export const STAY_STARTS_ON = coreOr('MIN(s.starts_on)', 'r.starts_on');
export const STAY_ENDS_ON = coreOr('MAX(s.ends_on)', 'r.ends_on');
