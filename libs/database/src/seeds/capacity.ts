import { planningWeekOf } from '#allocation';
import {
  CapacityChange,
  InterpreterPool,
  InterpreterPoolChange,
  LocalHoliday,
  OfficeCapacity,
  OfficeClosure,
  OfficeInterpreters,
} from '#allocation';
import { lastingId } from './lasting-id.js';
import type { SeedWriter } from './writer.js';

type Figures = [
  rooms: number,
  beds: number,
  hotelBeds: number,
  coordinators: number,
  arrivals: number,
  seatWeeks: number,
];

/**
 * What an office has for the runs of the demonstration, which are about a tenth of a real year: so that beds and rooms
 * are as scarce as they are in one. Invented, in proportion to the people whom each office receives.
 */
const FIGURES: Record<string, Figures> = {
  TOKYO: [6, 72, 24, 9, 2, 1_100],
  KANSAI: [8, 84, 24, 10.5, 2, 900],
  KYUSHU: [4, 48, 16, 6.5, 2, 560],
  TSUKUBA: [3, 36, 12, 4.5, 1, 400],
  OKINAWA: [3, 30, 12, 4, 1, 330],
  HOKKAIDO: [3, 30, 12, 4, 1, 330],
  YOKOHAMA: [2, 28, 10, 3.3, 1, 300],
  CHUBU: [2, 28, 10, 3.3, 1, 300],
  HOKURIKU: [2, 24, 10, 3, 1, 220],
  TOHOKU: [2, 24, 10, 3, 1, 220],
  CHUGOKU: [2, 24, 10, 3, 1, 220],
  SHIKOKU: [1, 20, 10, 2.5, 1, 160],
};
const NATIONAL_POOLS = { ar: 1, es: 2, fr: 2, pt: 1, ru: 1 };
/** JICA Yokohama has the tradition of emigration to Latin America, JICA Okinawa too. */
const OWN_POOLS: [office: string, language: string, people: number][] = [
  ['TOKYO', 'fr', 1],
  ['YOKOHAMA', 'es', 1],
  ['OKINAWA', 'pt', 1],
];

/** Of the year and the next one: figures, works at one office and closures at two, interpreters, a local holiday. */
export async function insertCapacity(writer: SeedWriter, fiscalYears: number[]): Promise<void> {
  const idOf = (year: number, code: string) => lastingId(`capacity ${year} ${code}`);
  const each = <Row>(make: (fiscalYear: number) => Row[]) => fiscalYears.flatMap(make);
  const week = (year: number, day: string) => planningWeekOf(year, `${year}-${day}`);
  await writer.insert(
    OfficeCapacity,
    each((fiscalYear) =>
      Object.entries(FIGURES).map(([code, [rooms, beds, hotelBeds, coordinators, arrivals, seatWeeks]]) => ({
        ...{ id: idOf(fiscalYear, code), fiscalYear, domesticOfficeCode: code, version: 1 },
        ...{ rooms, beds, hotelBeds, coordinators, arrivalsPerWeek: arrivals, seatWeeksTarget: seatWeeks },
      })),
    ),
  );
  await writer.insert(
    OfficeInterpreters,
    each((year) =>
      OWN_POOLS.map(([code, language, people]) => ({
        ...{ id: lastingId(`own pool ${year} ${code} ${language}`), officeCapacityId: idOf(year, code) },
        ...{ language, people },
      })),
    ),
  );
  await writer.insert(
    CapacityChange,
    each((year) => [
      {
        ...{
          id: lastingId(`change ${year} CHUBU`),
          officeCapacityId: idOf(year, 'CHUBU'),
          quantity: 'BEDS' as const,
        },
        ...{ language: null, fromWeek: week(year, '08-03'), toWeek: week(year, '08-28'), figure: 16 },
        reason: 'The bathrooms of the third floor are renewed',
      },
    ]),
  );
  await writer.insert(OfficeClosure, closures(fiscalYears.slice(1), idOf, week));
  await writer.insert(
    InterpreterPool,
    each((fiscalYear) =>
      Object.entries(NATIONAL_POOLS).map(([language, people]) => ({
        ...{ id: lastingId(`pool ${fiscalYear} ${language}`), fiscalYear, language, people, version: 1 },
      })),
    ),
  );
  await writer.insert(
    InterpreterPoolChange,
    each((year) => [
      {
        ...{ id: lastingId(`pool change ${year}`), poolId: lastingId(`pool ${year} fr`), people: 1 },
        ...{ fromWeek: week(year, '08-10'), toWeek: week(year, '08-21'), reason: 'Summer leave' },
      },
    ]),
  );
  await writer.insert(
    LocalHoliday,
    each((year) => [
      {
        ...{ id: lastingId(`holiday ${year} OKINAWA`), day: `${year}-06-23`, domesticOfficeCode: 'OKINAWA' },
        ...{ kind: 'DAY_OFF' as const, name: 'Okinawa Memorial Day', version: 1 },
      },
    ]),
  );
}

/** In the year that is to be planned: the runs of the present one lie where they lie. */
function closures(
  years: number[],
  idOf: (year: number, code: string) => string,
  week: (year: number, day: string) => number,
): OfficeClosure[] {
  return years.flatMap((year) => [
    {
      ...{ id: lastingId(`closure ${year} SHIKOKU`), officeCapacityId: idOf(year, 'SHIKOKU') },
      ...{
        fromWeek: week(year, '08-10'),
        toWeek: week(year, '08-14'),
        reason: 'Awa Odori: no bed in the city',
      },
    },
    {
      ...{ id: lastingId(`closure ${year} TOHOKU`), officeCapacityId: idOf(year, 'TOHOKU') },
      ...{ fromWeek: week(year, '11-02'), toWeek: week(year, '11-13'), reason: 'The building is inspected' },
    },
  ]);
}
