import { THEMES } from '#catalogue';
import { newId } from '#platform';
import type { Product } from '../support/product.js';

export const PLANNABLE_YEAR = 2028;
const FIRST_DAY = Date.parse('2028-03-27');
const DAY = 86_400_000;
const WEEK = 7 * DAY;

export interface PlannableFacts {
  fiscalYear: number;
  runs: number;
  hostPartners: number;
  /** Codes of domestic offices. */
  offices: string[];
  /** Of each office. */
  rooms: number;
  beds: number;
  /** First of the weeks in which runs would like to start. */
  firstWeek: number;
  /** They are spread over so many weeks. */
  spread: number;
  /** The runs are of so many thematic fields, and each host partner gives two of them. */
  themes: number;
}

export interface PlannableYear {
  fiscalYear: number;
  runs: string[];
  hostPartners: string[];
  offices: string[];
}

const USUAL: PlannableFacts = {
  ...{ fiscalYear: PLANNABLE_YEAR, runs: 12, hostPartners: 4, offices: ['KANSAI', 'TOKYO', 'KYUSHU'] },
  ...{ rooms: 2, beds: 40, firstWeek: 10, spread: 6, themes: 1 },
};

/** So many runs for so few rooms that a search of ten minutes takes them; a first plan is there at once. */
export const CROWDED: Partial<PlannableFacts> = {
  ...{ runs: 40, hostPartners: 6, rooms: 2, beds: 30, firstWeek: 8, spread: 8 },
};

const FIELDS = Object.keys(THEMES);
const day = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** A fiscal year with everything a plan is made with; say only what differs. Written into the tables: a year is large. */
export async function aPlannableYear(
  product: Product,
  differs: Partial<PlannableFacts> = {},
): Promise<PlannableYear> {
  const facts = { ...USUAL, ...differs };
  const hostPartners = await partners(product, facts);
  await capacities(product, facts);
  return {
    fiscalYear: facts.fiscalYear,
    runs: await runs(product, facts),
    hostPartners,
    offices: facts.offices,
  };
}

async function partners(
  product: Product,
  { hostPartners, fiscalYear, themes }: PlannableFacts,
): Promise<string[]> {
  const ids = Array.from({ length: hostPartners }, () => newId());
  const prefectures = ['Hyogo', 'Tokyo', 'Fukuoka', 'Osaka'];
  await insert(
    product,
    'host_partner (id, name, kind, prefecture, runs_at_once)',
    ids.map((id, at) => [
      id,
      `Waterworks ${at + 1}`,
      'LOCAL_GOVERNMENT',
      prefectures[at % prefectures.length],
      2,
    ]),
  );
  await insert(
    product,
    'host_partner_theme (host_partner_id, theme)',
    ids.flatMap((id, at) =>
      [...new Set([at % themes, (at + 1) % themes])].map((field) => [id, FIELDS[field]]),
    ),
  );
  await insert(
    product,
    'host_partner_agreement (id, host_partner_id, reference, valid_from, valid_to, runs_per_year)',
    ids.map((id) => [newId(), id, 'A-1', `${fiscalYear - 1}-01-01`, `${fiscalYear + 1}-12-31`, 9]),
  );
  return ids;
}

function capacities(product: Product, { offices, fiscalYear, rooms, beds }: PlannableFacts): Promise<void> {
  return insert(
    product,
    `office_capacity (id, fiscal_year, domestic_office_code, rooms, beds, hotel_beds, coordinators, arrivals_per_week,
       seat_weeks_target)`,
    offices.map((code) => [newId(), fiscalYear, code, rooms, beds, 10, 2 * rooms, rooms + 1, 2_000]),
  );
}

async function runs(product: Product, facts: PlannableFacts): Promise<string[]> {
  const { runs: number, fiscalYear, firstWeek, spread, themes } = facts;
  const ids = Array.from({ length: number }, () => ({ course: newId(), run: newId() }));
  const at = product.clock.now();
  const kind = (index: number) => ['GROUP_REGION_FOCUS', FIELDS[index % themes]];
  await insert(
    product,
    'course (id, title_en, programme_type, theme, first_fiscal_year, created_at)',
    ids.map(({ course }, index) => [course, `Water Supply ${index + 1}`, ...kind(index), fiscalYear, at]),
  );
  await insert(
    product,
    'course_run (id, course_id, fiscal_year, title_en, programme_type, theme, language, mode, capacity, created_at)',
    ids.map(({ course, run }, index) => [
      ...[run, course, fiscalYear, `Water Supply ${index + 1}`, ...kind(index)],
      ...['en', 'IN_JAPAN', 10 + (index % 5), at],
    ]),
  );
  await insert(
    product,
    'phase (id, course_run_id, position, kind, starts_on, ends_on, mode)',
    ids.map(({ run }, index) => {
      const start = FIRST_DAY + (firstWeek + (index % spread)) * WEEK;
      const end = start + (2 + (index % 3)) * WEEK - 3 * DAY;
      return [newId(), run, 1, 'CORE', day(start), day(end), 'IN_JAPAN'];
    }),
  );
  return ids.map(({ run }) => run);
}

async function insert(product: Product, into: string, rows: unknown[][]): Promise<void> {
  await product.rows(`INSERT INTO ${into} VALUES ?`, [rows]);
}
