import type { FrozenFacts, FrozenSession } from './programme-difference.js';
import { type ProgrammeSession, SESSION_FIELDS, type SessionFacts } from './programme-session.entity.js';

/** A session of the draft with the name of its host. */
export type DraftSession = ProgrammeSession & { hostPartnerName: string | null };

export const DRAFT_SESSIONS = `SELECT s.id, s.course_run_id courseRunId, s.day, s.starts_at startsAt, s.ends_at endsAt, s.kind, s.title,
  s.place, s.host_partner_id hostPartnerId, s.host_name hostName, s.leader, s.language, s.interpretation, s.for_group forGroup, s.notes,
  p.name hostPartnerName
  FROM programme_session s LEFT JOIN host_partner p ON p.id = s.host_partner_id
  WHERE s.course_run_id = ? ORDER BY s.day, s.starts_at, s.id`;

/** By run and number of the release. */
export const FROZEN_SESSIONS = `SELECT l.number, f.session_id sessionId, f.sequence, f.cancelled, f.facts
  FROM programme_release l JOIN released_session f ON f.release_id = l.id WHERE l.course_run_id = ? AND l.number IN (?)`;

export interface FrozenRow {
  number: number;
  sessionId: string;
  sequence: number;
  cancelled: number;
  facts: string | FrozenFacts;
}

/** As it will be frozen, or as it was. */
export function frozenFacts(session: DraftSession, timeZone: string): FrozenFacts {
  const facts = Object.fromEntries(
    SESSION_FIELDS.map((field) => [field, session[field]]),
  ) as unknown as SessionFacts;
  return { ...facts, host: session.hostPartnerName ?? session.hostName, timeZone };
}

export function frozenSession({ sessionId, sequence, cancelled, facts }: FrozenRow): FrozenSession {
  const read = typeof facts === 'string' ? (JSON.parse(facts) as FrozenFacts) : facts;
  return { sessionId, sequence, cancelled: Boolean(cancelled), facts: read };
}
