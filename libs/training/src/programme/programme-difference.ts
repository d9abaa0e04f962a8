import type { SessionFacts } from './programme-session.entity.js';

/** What is frozen of a session: its facts, the name of its host, and the zone in which its times stand. */
export interface FrozenFacts extends SessionFacts {
  host: string | null;
  timeZone: string;
}

export interface FrozenSession {
  sessionId: string;
  sequence: number;
  cancelled: boolean;
  facts: FrozenFacts;
}

/** MOVED: to another day, time or zone (and perhaps more changed); CHANGED: anything else. */
export type ChangeKind = 'ADDED' | 'MOVED' | 'CHANGED' | 'CANCELLED';

export interface SessionChange {
  sessionId: string;
  change: ChangeKind;
  before: FrozenFacts | null;
  after: FrozenFacts | null;
  /** Names of the facts that are not what they were. */
  fields: (keyof FrozenFacts)[];
}

const WHEN: readonly (keyof FrozenFacts)[] = ['day', 'startsAt', 'endsAt', 'timeZone'];
const FIELDS: readonly (keyof FrozenFacts)[] = [
  ...WHEN,
  'kind',
  'title',
  'place',
  'hostPartnerId',
  'host',
  'leader',
  'language',
  'interpretation',
  'forGroup',
  'notes',
];

function changedFields(before: FrozenFacts, after: FrozenFacts): (keyof FrozenFacts)[] {
  return FIELDS.filter((field) => before[field] !== after[field]);
}

/**
 * The next release: the draft as it is, and whatever was released before and is no longer in it, as cancelled. A session
 * that changed counts its sequence up, one that did not keeps it.
 */
export function nextRelease(
  before: readonly FrozenSession[],
  draft: readonly { id: string; facts: FrozenFacts }[],
): FrozenSession[] {
  const known = new Map(before.map((session) => [session.sessionId, session]));
  const kept = new Set(draft.map(({ id }) => id));
  const held = draft.map(({ id, facts }): FrozenSession => {
    const earlier = known.get(id);
    if (!earlier) return { sessionId: id, sequence: 0, cancelled: false, facts };
    const same = !earlier.cancelled && changedFields(earlier.facts, facts).length === 0;
    return { sessionId: id, sequence: earlier.sequence + (same ? 0 : 1), cancelled: false, facts };
  });
  const off = before
    .filter(({ sessionId }) => !kept.has(sessionId))
    .map((session) => ({
      ...session,
      cancelled: true,
      sequence: session.sequence + (session.cancelled ? 0 : 1),
    }));
  return [...held, ...off];
}

/** What changed from one release to the next, session by session, in the order of the day. */
export function differenceOf(
  before: readonly FrozenSession[],
  after: readonly FrozenSession[],
): SessionChange[] {
  const known = new Map(before.map((session) => [session.sessionId, session]));
  return after
    .flatMap((session): SessionChange[] => {
      const earlier = known.get(session.sessionId);
      const { sessionId, facts } = session;
      if (session.cancelled) {
        if (!earlier || earlier.cancelled) return [];
        return [{ sessionId, change: 'CANCELLED', before: earlier.facts, after: null, fields: [] }];
      }
      if (!earlier || earlier.cancelled)
        return [{ sessionId, change: 'ADDED', before: null, after: facts, fields: [] }];
      const fields = changedFields(earlier.facts, facts);
      if (fields.length === 0) return [];
      const change = fields.some((field) => WHEN.includes(field)) ? 'MOVED' : 'CHANGED';
      return [{ sessionId, change, before: earlier.facts, after: facts, fields }];
    })
    .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
}

function placeOf({ sessionId, before, after }: SessionChange): string {
  const facts = (after ?? before)!;
  return `${facts.day} ${facts.startsAt} ${sessionId}`;
}

/** Sessions in the order in which they are held. */
export function inOrder<Session extends { sessionId: string; facts: FrozenFacts }>(
  sessions: readonly Session[],
): Session[] {
  const place = ({ sessionId, facts }: Session) => `${facts.day} ${facts.startsAt} ${sessionId}`;
  return sessions.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
}
