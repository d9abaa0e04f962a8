import {
  HostPartner,
  HostPartnerAgreement,
  HostPartnerBlackout,
  HostPartnerLanguage,
  HostPartnerTheme,
  InterpreterPool,
  OfficeCapacity,
  RunDemand,
} from '#allocation';
import { Course, CourseRun, firstDayOf, lastDayOf, Phase, THEME_CODES, THEMES } from '#catalogue';
import { DomainError, Transactions } from '#platform';
import type { DataSource } from 'typeorm';
import { domesticOfficeFacts } from './domestic-offices.js';
import { hostPartnerRows } from './host-partners.js';
import { lastingId } from './lasting-id.js';
import { PEOPLE_BY_OFFICE } from './office-shares.js';
import { plannedRuns } from './planned-runs.js';
import { Randomness } from './randomness.js';
import { SeedWriter } from './writer.js';

type Figures = [rooms: number, beds: number, hotelBeds: number, coordinators: number, arrivals: number];

/** For some 600 runs a year, about as scarce as in life; invented, in proportion to the people whom an office receives. */
const FIGURES: Record<string, Figures> = {
  TOKYO: [24, 400, 108, 31.8, 12],
  KYUSHU: [12, 200, 58, 15.9, 6],
  KANSAI: [8, 140, 43, 11.1, 4],
  CHUBU: [8, 130, 41, 10.3, 4],
  YOKOHAMA: [6, 110, 36, 8.7, 3],
  TSUKUBA: [6, 100, 33, 7.9, 3],
  HOKKAIDO: [5, 90, 31, 7.1, 3],
  OKINAWA: [5, 90, 31, 7.1, 3],
  TOHOKU: [4, 60, 23, 4.8, 2],
  HOKURIKU: [3, 50, 21, 4, 1],
  CHUGOKU: [2, 40, 18, 3.2, 1],
  SHIKOKU: [2, 40, 18, 3.2, 1],
};
const POOLS = { fr: 9, es: 10, ar: 4, pt: 4, ru: 4 };
/** Seats × weeks of a bed in a year in which it is well used. */
const WELL_USED = 29;
const RUNS = 600;

/**
 * A fiscal year of real size to plan: 600 drafts of runs with what is stated of them, 12 offices with their capacity,
 * 150 host partners of its own. For tests and for trying the planner out; the same at every call. Throws SEED.YEAR_IN_USE.
 */
export async function seedRealSizeYear(
  dataSource: DataSource,
  { fiscalYear, now, runs = RUNS }: { fiscalYear: number; now: Date; runs?: number },
): Promise<void> {
  const key = `real size ${fiscalYear}`;
  const random = new Randomness(20_260_601);
  const partners = hostPartnerRows().map((row, index) => ({
    ...{
      ...row,
      id: lastingId(`${key} partner ${index}`),
      name: `${row.name.replace(/ \(.*/, '')} ${index + 1}`,
    },
    prefecture: random.pick(
      random.weighted(domesticOfficeFacts(), ({ code }) => PEOPLE_BY_OFFICE[code]!).prefectures,
    ),
    runsAtOnce: random.between(1, 2),
  }));
  const planned = plannedRuns(fiscalYear, runs, { key, createdAt: now });
  await new Transactions(dataSource).run(async (tx) => {
    const used = await tx.row('SELECT id FROM office_capacity WHERE fiscal_year = ? LIMIT 1', [fiscalYear]);
    if (used) throw inUse(fiscalYear);
    const writer = new SeedWriter(dataSource, tx);
    await writer.insert(OfficeCapacity, capacities(fiscalYear, key));
    await writer.insert(InterpreterPool, pools(fiscalYear, key));
    await writer.insert(HostPartner, partners);
    await writer.insert(
      HostPartnerTheme,
      partners.flatMap((one, index) => themesOf(one, index, random)),
    );
    await writer.insert(
      HostPartnerLanguage,
      partners.map(({ id }) => ({ hostPartnerId: id, language: 'en' })),
    );
    await writer.insert(
      HostPartnerAgreement,
      partners.map((one) => agreementOf(one, fiscalYear, random)),
    );
    await writer.insert(
      HostPartnerBlackout,
      partners.flatMap((one) => blackoutsOf(one, fiscalYear, random)),
    );
    await writer.insert(Course, planned.courses);
    await writer.insert(CourseRun, planned.courseRuns);
    await writer.insert(Phase, planned.phases);
    await writer.insert(RunDemand, planned.demands);
  });
}

const capacities = (fiscalYear: number, key: string): OfficeCapacity[] =>
  Object.entries(FIGURES).map(([code, [rooms, beds, hotelBeds, coordinators, arrivalsPerWeek]]) => ({
    ...{ id: lastingId(`${key} capacity ${code}`), fiscalYear, domesticOfficeCode: code, version: 1 },
    ...{ rooms, beds, hotelBeds, coordinators, arrivalsPerWeek, seatWeeksTarget: beds * WELL_USED },
  }));

const pools = (fiscalYear: number, key: string): InterpreterPool[] =>
  Object.entries(POOLS).map(([language, people]) => ({
    ...{ id: lastingId(`${key} pool ${language}`), fiscalYear, language, people, version: 1 },
  }));

/** Every field is given by some; the large ones by many. */
function themesOf({ id }: HostPartner, index: number, random: Randomness): HostPartnerTheme[] {
  const first = THEME_CODES[index % THEME_CODES.length]!;
  const more = random.sample(THEME_CODES, random.between(1, 3), (theme) => THEMES[theme].coursesIn2017);
  return [...new Set([first, ...more])].map((theme) => ({ hostPartnerId: id, theme }));
}

const agreementOf = ({ id }: HostPartner, fiscalYear: number, random: Randomness): HostPartnerAgreement => ({
  ...{ id: lastingId(`agreement ${id}`), hostPartnerId: id, reference: `KCCP-${fiscalYear}` },
  ...{
    validFrom: firstDayOf(fiscalYear),
    validTo: lastDayOf(fiscalYear),
    runsPerYear: random.between(4, 10),
  },
});

/** Entrance examinations, budget, a festival: some weeks in which some of them have no time. */
function blackoutsOf({ id }: HostPartner, fiscalYear: number, random: Randomness): HostPartnerBlackout[] {
  if (!random.chance(35)) return [];
  const fromWeek = random.between(0, 46);
  const range = { fromWeek, toWeek: fromWeek + random.between(1, 4) };
  return [
    { id: lastingId(`blackout ${id}`), hostPartnerId: id, fiscalYear, ...range, reason: 'No staff to spare' },
  ];
}

function inUse(fiscalYear: number): DomainError {
  const sentence = `FY${fiscalYear} has capacity on record already: choose a year that nobody plans.`;
  return new DomainError('CONFLICT', 'SEED.YEAR_IN_USE', sentence);
}
