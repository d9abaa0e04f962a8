import type { UsedMaterial } from '#jica-net';
import { changeLines, formatFor } from '#notifications';
import { type FrozenFacts, type RunParticipant, type ReleasedProgramme, SESSION_KINDS } from '#training';
import { languageName, materialInList } from '../jica-net/material-page.js';
import type { ProgrammeOnPage } from './pages.js';

/** What the page says of a programme: day by day, only what is held; what is off stands among the changes. */
export function programmePage(
  own: RunParticipant,
  released: ReleasedProgramme | null,
  used: UsedMaterial[],
  publicUrl: string,
): ProgrammeOnPage {
  const format = formatFor('en', publicUrl);
  const materials = (sessionId: string | null) =>
    used
      .filter((material) => material.sessionId === sessionId)
      .map((material) => materialInList(material, '/status/materials'));
  const course = {
    id: own.nominationId,
    course: format.course(own),
    hasFeed: own.hasFeed,
    materials: materials(null),
  };
  if (!released) return { ...course, released: null };
  const held = released.sessions.filter(({ cancelled }) => !cancelled);
  const days = Map.groupBy(held, ({ facts }) => facts.day);
  return {
    ...course,
    released: {
      number: String(released.number),
      releasedAt: instantIn(released.releasedAt, released.timeZone),
      timeZone: released.timeZone,
      cancelled: released.runState === 'CANCELLED',
      note: released.note,
      changes: released.number > 1 ? changeLines(released.changes, format).split('\n') : [],
      days: [...days].map(([day, sessions]) => ({
        day: format.day(day),
        sessions: sessions.map(({ sessionId, facts }) => ({
          time: `${facts.startsAt}–${facts.endsAt}`,
          title: facts.title,
          facts: factsLine(facts),
          notes: facts.notes,
          materials: materials(sessionId),
        })),
      })),
    },
  };
}

function factsLine(facts: FrozenFacts): string {
  const language = facts.language && languageName(facts.language);
  const into = facts.interpretation && `interpreted into ${languageName(facts.interpretation)}`;
  return [
    SESSION_KINDS[facts.kind].nameEn,
    facts.forGroup,
    facts.place,
    facts.host,
    facts.leader,
    [language, into].filter(Boolean).join(', '),
  ]
    .filter(Boolean)
    .join(' · ');
}

function instantIn(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
}
