import { expect, it } from '@jest/globals';
import { instantIn, isClockTime, isTimeZone } from './zoned-time.js';

it.each([
  ['Asia/Tokyo', '2026-10-05', '09:30', '2026-10-05T00:30:00.000Z'],
  ['Africa/Nairobi', '2026-10-05', '09:30', '2026-10-05T06:30:00.000Z'],
  ['Asia/Kathmandu', '2026-10-05', '09:30', '2026-10-05T03:45:00.000Z'],
  ['America/Sao_Paulo', '2026-10-05', '23:59', '2026-10-06T02:59:00.000Z'],
  ['Europe/Warsaw', '2026-03-28', '09:00', '2026-03-28T08:00:00.000Z'],
  ['Europe/Warsaw', '2026-03-30', '09:00', '2026-03-30T07:00:00.000Z'],
])('%s %s %s is %s', (zone, day, time, instant) => {
  expect(instantIn(zone, day, time).toISOString()).toBe(instant);
});

it('takes a time that summer time skips as long after the change as it stands after it on the clock', () => {
  expect(instantIn('Europe/Warsaw', '2026-03-29', '02:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
});

it('takes the first of two equal times when summer time ends', () => {
  expect(instantIn('Europe/Warsaw', '2026-10-25', '02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
});

it.each(['Asia/Tokyo', 'UTC', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince'])(
  'knows the zone %s',
  (zone) => expect(isTimeZone(zone)).toBe(true),
);

it.each(['+09:00', 'JST-9', 'Asia/Atlantis', 'tokyo', '', 'Asia/Tokyo; DROP', 9, null])(
  'refuses the zone %p',
  (zone) => expect(isTimeZone(zone)).toBe(false),
);

it.each(['24:00', '9:30', '09:60', '09:30:00', '', 930, null])('refuses the time %p', (time) =>
  expect(isClockTime(time)).toBe(false),
);
