import type { PlainDate } from '#platform';
import type { NewSession, ProgrammeSession } from './programme-session.entity.js';

export interface RunPhase {
  kind: string;
  startsOn: PlainDate;
  endsOn: PlainDate;
}

type Slot = Pick<ProgrammeSession, 'id' | 'day' | 'startsAt' | 'endsAt' | 'forGroup'>;

/** Two sessions at the same time that somebody would have to attend both: neither is for everybody, but for another group. */
export interface Overlap {
  sessionId: string;
  otherId: string;
}

/** Every pair that overlaps. Sessions of one day are few, so each is compared with those that begin before it ends. */
export function overlapsOf(sessions: readonly Slot[]): Overlap[] {
  const ordered = sessions.toSorted((one, other) =>
    `${one.day} ${one.startsAt}` < `${other.day} ${other.startsAt}` ? -1 : 1,
  );
  return ordered.flatMap((session, place) => {
    const overlaps: Overlap[] = [];
    for (const other of ordered.slice(place + 1)) {
      if (other.day !== session.day || other.startsAt >= session.endsAt) break;
      const apart =
        session.forGroup !== null && other.forGroup !== null && session.forGroup !== other.forGroup;
      if (!apart) overlaps.push({ sessionId: session.id, otherId: other.id });
    }
    return overlaps;
  });
}

/** Whether a day lies in one of the phases; a run without phases yet holds every day. */
export function isWithin(phases: readonly RunPhase[], day: PlainDate): boolean {
  return phases.length === 0 || phases.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
}

export function phasesInWords(phases: readonly RunPhase[]): string {
  return phases.map(({ kind, startsOn, endsOn }) => `${kind} ${startsOn} to ${endsOn}`).join(', ');
}

/** Beside its form: it ends after it begins, on the same day, within a phase, and has one host. */
export function sessionFaults(
  facts: NewSession,
  phases: readonly RunPhase[],
): { field: string; message: string }[] {
  const faults: { field: string; message: string }[] = [];
  if (facts.endsAt <= facts.startsAt) {
    const message = `endsAt must be later than startsAt (${facts.startsAt}); a session that passes midnight is entered as two.`;
    faults.push({ field: 'endsAt', message });
  }
  if (!isWithin(phases, facts.day)) {
    const message = `day must lie in a phase of the run: ${phasesInWords(phases)}. Choose such a day, or have headquarters amend the phases.`;
    faults.push({ field: 'day', message });
  }
  if (facts.hostPartnerId && facts.hostName) {
    const message = 'Name the host once: either hostPartnerId or hostName, the other null.';
    faults.push({ field: 'hostName', message });
  }
  return faults;
}
