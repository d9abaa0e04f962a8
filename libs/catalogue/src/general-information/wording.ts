import type { Mode } from '../course-run.entity.js';
import type { PhaseKind } from '../phase.entity.js';

/** How the General Information and the public catalogue say what the product keeps as codes. */
export const MODE_NAMES: Record<Mode, string> = {
  IN_JAPAN: 'In Japan',
  THIRD_COUNTRY: 'In a third country',
  IN_COUNTRY: 'In the home country',
  ONLINE: 'Online',
  HYBRID: 'Online and in person',
};

export const PHASE_NAMES: Record<PhaseKind, string> = {
  PRELIMINARY: 'Preliminary phase',
  ONLINE: 'Online phase',
  CORE: 'Core phase',
  FINALIZATION: 'Finalization phase',
};

const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `Kobe, in Japan`, or `In Japan` where no place is named. */
export function placeInWords({ place, mode }: { place: string | null; mode: Mode }): string {
  const name = MODE_NAMES[mode];
  return place ? `${place}, ${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}

export function languageName(code: string): string {
  return languageNames.of(code) ?? code;
}

/** `12 June 2026`. */
export function dayInWords(date: string): string {
  return dayFormat.format(new Date(`${date}T00:00:00Z`));
}
