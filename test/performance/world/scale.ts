export const RUNS = 20_000;
export const PEOPLE = 350_000;
export const NOMINATIONS = 600_000;
export const NOMINATIONS_PER_RUN = NOMINATIONS / RUNS;
export const ENROLMENTS = { usual: 600_000, tenfold: 6_000_000 } as const;
export const OVERSEAS_OFFICES = 100;
/** Course runs of the past are spread evenly over these years. */
export const FIRST_YEAR = 1988;
export const YEARS = 38;
/** The last runs are open for nominations. */
export const OPEN_RUNS = 500;
export const DRAFTS = 150_000;

export const OFFICES = [
  ...['HOKKAIDO', 'TOHOKU', 'TSUKUBA', 'TOKYO', 'YOKOHAMA', 'HOKURIKU'],
  ...['CHUBU', 'KANSAI', 'CHUGOKU', 'SHIKOKU', 'KYUSHU', 'OKINAWA'],
] as const;

/** Run r (from 0) belongs to this office; its nominations are r × NOMINATIONS_PER_RUN and the following. */
export function officeOfNomination(number: number): number {
  return Math.floor(number / NOMINATIONS_PER_RUN) % OFFICES.length;
}

/** Nominations to the one crowded run, and its places. */
export const CROWD = 2_400;
export const CROWDED_PLACES = 2_000;
