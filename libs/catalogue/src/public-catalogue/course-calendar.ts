import ical, { ICalCalendarMethod } from 'ical-generator';
import { addDays } from '#platform';
import { dayInWords } from '../general-information/wording.js';
import type { CatalogueRow } from './public-catalogue.queries.js';

const HOUR = 3_600;

/**
 * The runs and the days on which nominations for them close, as whole days; the same run has the same UIDs every time.
 * With a country only its own closing dates are in it.
 */
export function courseCalendar(rows: CatalogueRow[], publicUrl: string, now: Date, country?: string): string {
  const host = new URL(publicUrl).hostname;
  const calendar = ical({
    name: 'KCCP courses',
    description: "Courses of JICA's Knowledge Co-Creation Program and the closing dates of nominations",
    prodId: { company: 'KCCP', product: 'Course catalogue', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    url: `${publicUrl}/courses`,
    ttl: HOUR,
  });
  for (const row of rows) {
    const url = `${publicUrl}/courses/${row.id}`;
    const title = row.courseNumber ? `${row.titleEn} (${row.courseNumber})` : row.titleEn;
    const shared = { stamp: now, allDay: true, url, timezone: 'UTC' };
    calendar.createEvent({
      ...shared,
      id: `run-${row.id}@${host}`,
      start: wholeDay(row.startsOn),
      // The end of a whole-day event is the day after it (RFC 5545).
      end: wholeDay(addDays(row.endsOn, 1)),
      summary: title,
      description: [row.titleJa, `Countries: ${row.countries.map(({ nameEn }) => nameEn).join(', ')}`]
        .filter(Boolean)
        .join('\n'),
    });
    for (const [day, countries] of closingDays(row, country)) {
      calendar.createEvent({
        ...shared,
        id: `closing-${day}-${row.id}@${host}`,
        start: wholeDay(day),
        end: wholeDay(addDays(day, 1)),
        summary: `Nominations close: ${title}`,
        description: `${countries.join(', ')}: nominations reach JICA by the end of ${dayInWords(day)} in Tokyo (UTC+9). A government may close earlier.`,
      });
    }
  }
  return calendar.toString();
}

const wholeDay = (date: string) => new Date(`${date}T00:00:00Z`);

function closingDays({ countries }: CatalogueRow, country?: string): Map<string, string[]> {
  const days = new Map<string, string[]>();
  for (const { code, nameEn, jicaDeadline } of countries)
    if (!country || code === country) days.set(jicaDeadline, [...(days.get(jicaDeadline) ?? []), nameEn]);
  return days;
}
