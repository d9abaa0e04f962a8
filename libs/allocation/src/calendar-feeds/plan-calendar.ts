import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CourseRunState } from '#catalogue';
import { addDays } from '#platform';

const HOUR = 3_600;
const TOKYO = 'Asia/Tokyo';

/** A run as a calendar shows it. */
export interface CalendarRun {
  id: string;
  titleEn: string;
  courseNumber: string | null;
  state: CourseRunState;
  startsOn: string;
  endsOn: string;
  capacity: number | null;
  language: string | null;
  officeName: string | null;
  hosts: string | null;
  /** Counts up with every change of the run. */
  version: number;
  /** It lies elsewhere now, or nowhere: calendars that have it take it out. */
  gone: boolean;
}

const STATUS = {
  DRAFT: ICalEventStatus.TENTATIVE,
  PUBLISHED: ICalEventStatus.CONFIRMED,
  RECORDED: ICalEventStatus.CONFIRMED,
  CANCELLED: ICalEventStatus.CANCELLED,
} as const satisfies Record<CourseRunState, ICalEventStatus>;

const languages = new Intl.DisplayNames('en', { type: 'language' });

/**
 * Runs of the plan in force, as whole days of Tokyo. A run keeps its UID whoever gives it, and its SEQUENCE rises with
 * every change of it. There is no organiser: nobody is to answer, and there is no address that could be answered to.
 */
export function planCalendar(
  name: string,
  runs: readonly CalendarRun[],
  { publicUrl, stamp }: { publicUrl: string; stamp: Date },
): string {
  const host = new URL(publicUrl).hostname;
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'KCCP', product: 'Plan of course runs', language: 'EN' },
    ttl: HOUR,
    // As a property alone: with the library's own zone its DTSTAMP would be in no zone, and must be in UTC.
    x: [['X-WR-TIMEZONE', TOKYO]],
  });
  for (const run of runs)
    calendar.createEvent({
      id: `run-${run.id}@${host}`,
      sequence: run.version,
      stamp,
      allDay: true,
      start: wholeDay(run.startsOn),
      // The end of a whole-day event is the day after it (RFC 5545).
      end: wholeDay(addDays(run.endsOn, 1)),
      status: run.gone ? ICalEventStatus.CANCELLED : STATUS[run.state],
      summary: [run.courseNumber, run.titleEn].filter(Boolean).join(' '),
      location: run.officeName,
      description: inWords(run),
    });
  return calendar.toString();
}

/** A day has no zone; the calendar says whose days they are. */
const wholeDay = (day: string) => new Date(`${day}T00:00:00Z`);

function inWords({ state, gone, capacity, language, hosts }: CalendarRun): string {
  const lines = [
    gone && 'No longer here: the plan was changed.',
    !gone && state === 'DRAFT' && 'Planned; not published yet.',
    !gone && state === 'CANCELLED' && 'Cancelled.',
    hosts && `Host partner: ${hosts}`,
    capacity !== null && `Places: ${capacity}`,
    language && `Language: ${languages.of(language)}`,
  ];
  return lines.filter(Boolean).join('\n');
}
