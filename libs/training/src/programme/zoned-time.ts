import type { PlainDate } from '#platform';

/** A time of day on the clocks of a place, `HH:MM`, from 00:00 to 23:59. */
export type ClockTime = string;

export const DEFAULT_TIME_ZONE = 'Asia/Tokyo';

const FORM = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

export function isClockTime(value: unknown): value is ClockTime {
  return typeof value === 'string' && FORM.test(value);
}

/** A zone by its name in the zone database, such as Africa/Nairobi; no offsets, since they know no summer time. */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string' || !/^(?:UTC|[A-Z][A-Za-z_]+(?:\/[A-Za-z_+-]+){1,2})$/.test(value))
    return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What a clock in the zone shows at an instant, as if it were UTC. */
function shownIn(timeZone: string, instant: number): number {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  clocks.set(timeZone, clock);
  const part = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}Z`);
}

/**
 * The instant at which clocks in the zone show this day and time. A time that is skipped when summer time begins is the
 * instant just as long after the change; of one that comes twice it is the first.
 */
export function instantIn(timeZone: string, day: PlainDate, time: ClockTime): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const offsetAt = (instant: number) => shownIn(timeZone, instant) - instant;
  const [before, after] = [offsetAt(wanted - 86_400_000), offsetAt(wanted + 86_400_000)];
  const candidates = [wanted - before, wanted - after].filter((at) => shownIn(timeZone, at) === wanted);
  return new Date(candidates.length > 0 ? Math.min(...candidates) : wanted - before);
}
