import { expect, it } from '@jest/globals';
import { programmeCalendar } from './programme-calendar.js';
import type { ReleasedProgramme } from './programme.queries.js';

const RUN = { titleEn: 'Roads; bridges, and more', courseNumber: null };

it('is a calendar without events before the first release', () => {
  const text = programmeCalendar(null, RUN);
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).not.toContain('VEVENT');
});

it('keeps what people typed in its place: no line of theirs becomes a property', () => {
  const programme = {
    runState: 'PUBLISHED',
    timeZone: 'Asia/Tokyo',
    releasedAt: new Date('2026-09-01T00:00:00Z'),
    sessions: [
      {
        sessionId: 'x',
        sequence: 0,
        cancelled: false,
        facts: {
          day: '2026-10-06',
          startsAt: '09:30',
          endsAt: '12:00',
          kind: 'LECTURE',
          title: 'One, two; three\\',
          notes: 'First\r\nATTENDEE:mailto:evil@example.org\rBEGIN:VALARM\nlast',
          timeZone: 'Asia/Tokyo',
        },
      },
    ],
  } as unknown as ReleasedProgramme;
  const text = programmeCalendar(programme, RUN);
  // RFC 5545: long lines are folded, and a folded line goes on after a blank.
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
  expect(lines.filter((line) => /^(ATTENDEE|BEGIN:VALARM)/.test(line))).toEqual([]);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(lines).toContain('SUMMARY:One\\, two\\; three\\\\');
  expect(lines).toContain(
    'DESCRIPTION:Lecture\\nFirst\\nATTENDEE:mailto:evil@example.org\\nBEGIN:VALARM\\nlast',
  );
});
