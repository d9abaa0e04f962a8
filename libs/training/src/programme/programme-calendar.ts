import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { FrozenFacts } from './programme-difference.js';
import type { ReleasedProgramme } from './programme.queries.js';
import { SESSION_KINDS } from './session-kinds.js';
import { instantIn } from './zoned-time.js';

const HOUR = 3_600;

/**
 * The latest release as an iCalendar file. A session keeps its UID through all releases and counts its SEQUENCE up with
 * each change; one that is off stays as CANCELLED, so that calendars that have it take it out. When the run is
 * cancelled, so are all of them. Times stand in UTC, which every calendar reads alike.
 */
export function programmeCalendar(
  programme: ReleasedProgramme | null,
  run: { titleEn: string; courseNumber: string | null },
): string {
  const name = [run.courseNumber, run.titleEn].filter(Boolean).join(' ');
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'KCCP', product: 'Programme of a course run', language: 'EN' },
    ttl: HOUR,
    x: programme ? [['X-WR-TIMEZONE', programme.timeZone]] : [],
  });
  const off = programme?.runState === 'CANCELLED';
  for (const { sessionId, sequence, cancelled, facts } of programme?.sessions ?? []) {
    calendar.createEvent({
      id: `${sessionId}@programme.kccp`,
      sequence: sequence + (off && !cancelled ? 1 : 0),
      status: off || cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      stamp: programme!.releasedAt,
      start: instantIn(facts.timeZone, facts.day, facts.startsAt),
      end: instantIn(facts.timeZone, facts.day, facts.endsAt),
      summary: facts.title,
      location: facts.place,
      description: sessionInWords(facts),
    });
  }
  return calendar.toString();
}

/** A line for each thing that is known of a session beside its title, time and place. */
function sessionInWords(facts: FrozenFacts): string {
  const language = [facts.language, facts.interpretation && `interpreted into ${facts.interpretation}`];
  const lines: [string, string | null][] = [
    ['', SESSION_KINDS[facts.kind].nameEn],
    ['For: ', facts.forGroup],
    ['Host: ', facts.host],
    ['Led by: ', facts.leader],
    ['Language: ', language.filter(Boolean).join(', ') || null],
    ['', facts.notes?.replace(/\r\n?/g, '\n') ?? null],
  ];
  return lines.flatMap(([name, value]) => (value ? [name + value] : [])).join('\n');
}
