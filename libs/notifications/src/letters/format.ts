import { endOfDayInTokyo } from '#platform';
import type { Format } from './letter.js';

const city = (timeZone: string) => timeZone.split('/').at(-1)!.replaceAll('_', ' ');

// To make a formatter costs more than everything else in a letter; there are few languages and zones.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(
  language: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${options.hour ?? ''}`;
  const made =
    formatters.get(key) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone });
  formatters.set(key, made);
  return made;
}

/** Days, deadlines and names in the language of a letter. Deadlines name both zones: Tokyo's, in which they end, and the reader's. */
export function formatFor(language: string, publicUrl: string): Format {
  const inZone = (timeZone: string, options: Intl.DateTimeFormatOptions) =>
    formatter(language, timeZone, options);
  const longDay: Intl.DateTimeFormatOptions = {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  };
  const withTime: Intl.DateTimeFormatOptions = { ...longDay, hour: '2-digit', minute: '2-digit' };
  const instant = (moment: Date, timeZone: string) => {
    const tokyo = `${inZone('Asia/Tokyo', withTime).format(moment)} (Tokyo)`;
    return timeZone === 'Asia/Tokyo'
      ? tokyo
      : `${tokyo}, ${inZone(timeZone, withTime).format(moment)} (${city(timeZone)})`;
  };
  return {
    day: (date) => (date ? inZone('UTC', longDay).format(new Date(`${date}T00:00:00Z`)) : ''),
    deadline: (date, timeZone) => {
      if (!date) return '';
      return instant(endOfDayInTokyo(date), timeZone);
    },
    instant,
    person: ({ familyName, givenNames }) => `${givenNames} ${familyName.toLocaleUpperCase()}`.trim(),
    course: ({ titleEn, courseNumber }) => (courseNumber ? `${titleEn}, ${courseNumber}` : titleEn),
    statusPage: `${publicUrl}/status`,
  };
}
