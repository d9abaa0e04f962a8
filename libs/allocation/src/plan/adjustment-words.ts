import { languageName } from '#catalogue';
import type { Adjustable, Adjustment } from './adjustment.js';
import type { PlanWords } from './finding-words.js';

const FIGURES: Record<Exclude<Adjustable, 'CLOSURE' | 'INTERPRETERS' | 'AS_ON_RECORD'>, string> = {
  ROOMS: 'Seminar rooms',
  BEDS: 'Beds',
  HOTEL_BEDS: 'Beds in hotels',
  COORDINATORS: 'Training coordinators',
  ARRIVALS: 'Arrivals a week',
};

/** «Beds of JICA Tokyo Center in weeks from 29 Mar 2027 to 20 Mar 2028: 120 %». */
export function adjustmentInWords(
  { what, of, fromWeek, toWeek, percent, to }: Adjustment,
  words: PlanWords,
): string {
  const when = words.weeks([fromWeek, toWeek]);
  if (what === 'CLOSURE') return `${words.office(of)} closed ${when}`;
  if (what === 'AS_ON_RECORD') return `${words.office(of)} as on record ${when}`;
  const whose =
    what === 'INTERPRETERS'
      ? `Interpreters for ${languageName(of)}`
      : `${FIGURES[what]} of ${words.office(of)}`;
  return `${whose} ${when}: ${to ?? `${percent} %`}`;
}
