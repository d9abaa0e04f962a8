import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, Cursors, keyset, notFound, type Page, pageOf, sortNames } from '#platform';
import type { Mode } from '../course-run.entity.js';
import { leaves } from '../course-runs.queries.js';
import type { CriterionLevel } from '../criterion.entity.js';
import type { PhaseKind } from '../phase.entity.js';
import type { LeafType, ProgrammeType } from '../programme-type.js';
import type { Theme } from '../theme.js';
import { termsAsked } from './search-terms.js';
import { ALLOTMENT_TOLD } from '../allotment-visibility.js';

/** OPEN: a country can still nominate. UPCOMING: not over yet. */
export const CATALOGUE_TIMES = ['OPEN', 'UPCOMING', 'ALL'] as const;
export type CatalogueTime = (typeof CATALOGUE_TIMES)[number];

export interface CatalogueFilter {
  words?: string;
  theme?: string;
  type?: ProgrammeType;
  /** Code of a country that has slots. */
  country?: string;
  language?: string;
  /** `YYYY-MM`: runs that start in it. */
  month?: string;
  mode?: Mode;
  /** Code of the competent domestic office. */
  office?: string;
  when: CatalogueTime;
}

export interface EligibleCountry {
  code: string;
  nameEn: string;
  nameJa: string;
  /** The JICA deadline; it ends with this day in Asia/Tokyo. */
  jicaDeadline: string;
}

export interface CatalogueRow {
  id: string;
  courseNumber: string | null;
  fiscalYear: number;
  titleEn: string;
  titleJa: string | null;
  programmeType: LeafType;
  theme: Theme | null;
  language: string | null;
  mode: Mode | null;
  capacity: number | null;
  domesticOfficeCode: string | null;
  startsOn: string;
  endsOn: string;
  resultOn: string | null;
  countries: EligibleCountry[];
  /** Number of the newest General Information, null where none is issued. */
  informationNumber: number | null;
}

export interface CatalogueDetail extends CatalogueRow {
  phases: { kind: PhaseKind; startsOn: string; endsOn: string; place: string | null; mode: Mode }[];
  criteria: { level: CriterionLevel; wording: string }[];
}

type BareRow = Omit<CatalogueRow, 'countries' | 'informationNumber'>;

const SORTS = { startsOn: 'r.starts_on', title: 'r.title_en' };
const SORTED = { startsOn: 'startsOn', title: 'titleEn' } as const;
export const CATALOGUE_SORTS = sortNames(SORTS);

/** Nothing of the office's work stands in here: no places taken, no state, no version. */
const COLUMNS = `r.id, r.course_number courseNumber, r.fiscal_year fiscalYear, r.title_en titleEn, r.title_ja titleJa,
  r.programme_type programmeType, r.theme, r.language, r.mode, r.capacity, r.domestic_office_code domesticOfficeCode,
  r.starts_on startsOn, r.ends_on endsOn, r.result_on resultOn`;
const PUBLISHED = "r.state = 'PUBLISHED' AND r.starts_on IS NOT NULL";

/** What anybody may know of the courses: published runs only. */
@Injectable()
export class PublicCatalogueQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async list(
    filter: CatalogueFilter,
    page: { limit: number; sort: string; after?: string },
  ): Promise<Page<CatalogueRow>> {
    const conditions = filterClause(filter, this.clock.today());
    const { where, orderBy, parameters } = keyset(SORTS, 'r.id', page.sort, page.after, this.cursors);
    const rows = await this.dataSource.query<BareRow[]>(
      `SELECT ${COLUMNS} FROM course_run r WHERE ${PUBLISHED} AND ${conditions.where} AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [...conditions.parameters, ...parameters, page.limit + 1],
    );
    const key = SORTED[page.sort.replace(/^-/, '') as keyof typeof SORTED];
    const { rows: shown, next } = pageOf(
      rows,
      page.limit,
      (row) => ({ sort: page.sort, values: [row[key], row.id] }),
      this.cursors,
    );
    return { rows: await this.completed(shown), next };
  }

  /** Throws RESOURCE.NOT_FOUND for a run that is unknown, or not published (any more). */
  async one(id: string): Promise<CatalogueDetail> {
    const found = await this.dataSource.query<BareRow[]>(
      `SELECT ${COLUMNS} FROM course_run r WHERE r.id = ? AND ${PUBLISHED}`,
      [id],
    );
    const [run] = await this.completed(found);
    if (!run) throw notFound();
    const [phases, criteria] = await Promise.all([
      this.dataSource.query<CatalogueDetail['phases']>(
        'SELECT kind, starts_on startsOn, ends_on endsOn, place, mode FROM phase WHERE course_run_id = ? ORDER BY position',
        [id],
      ),
      this.dataSource.query<CatalogueDetail['criteria']>(
        'SELECT level, wording FROM criterion WHERE course_run_id = ? ORDER BY position',
        [id],
      ),
    ]);
    return { ...run, phases, criteria };
  }

  /** The code of a country that somebody names by code, or by its English or Japanese name. */
  async countryNamed(text: string): Promise<string | null> {
    const [country] = await this.dataSource.query<{ code: string }[]>(
      'SELECT code FROM country WHERE code = UPPER(?) OR name_en COLLATE utf8mb4_uca1400_ai_ci = ? OR name_ja = ? ORDER BY code LIMIT 1',
      [/^[\w-]{2,8}$/.test(text) ? text : '', text, text],
    );
    return country?.code ?? null;
  }

  /** With countries and General Information, for all rows at once. */
  private async completed(rows: BareRow[]): Promise<CatalogueRow[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const [countries, issued] = await Promise.all([
      this.dataSource.query<(EligibleCountry & { courseRunId: string })[]>(
        `SELECT a.course_run_id courseRunId, c.code, c.name_en nameEn, c.name_ja nameJa, a.jica_deadline jicaDeadline
         FROM allotment a JOIN country c ON c.code = a.country_code WHERE a.course_run_id IN (?) AND ${ALLOTMENT_TOLD('a')} ORDER BY c.name_en`,
        [ids],
      ),
      this.dataSource.query<{ courseRunId: string; number: number }[]>(
        'SELECT course_run_id courseRunId, MAX(number) number FROM information_version WHERE course_run_id IN (?) GROUP BY course_run_id',
        [ids],
      ),
    ]);
    const numbers = new Map(issued.map(({ courseRunId, number }) => [courseRunId, number]));
    return rows.map((row) => ({
      ...row,
      countries: countries
        .filter(({ courseRunId }) => courseRunId === row.id)
        .map(({ courseRunId: _, ...country }) => country),
      informationNumber: numbers.get(row.id) ?? null,
    }));
  }
}

function filterClause(filter: CatalogueFilter, today: string): { where: string; parameters: unknown[] } {
  const conditions: [string, unknown[]][] = [];
  const add = (sql: string, value: unknown) => value !== undefined && conditions.push([sql, [value]]);
  if (filter.when === 'UPCOMING') add('r.ends_on >= ?', today);
  if (filter.when === 'OPEN') {
    add(
      `EXISTS (SELECT 1 FROM allotment o WHERE o.course_run_id = r.id AND ${ALLOTMENT_TOLD('o')} AND o.jica_deadline >= ?)`,
      today,
    );
    // A deadline lies before the start of its run, which the index knows.
    add('r.starts_on > ?', today);
  }
  add('r.theme = ?', filter.theme);
  add('r.programme_type IN (?)', filter.type && leaves(filter.type));
  add('r.language = ?', filter.language);
  add('r.mode = ?', filter.mode);
  add('r.domestic_office_code = ?', filter.office);
  add(
    `r.id IN (SELECT f.course_run_id FROM allotment f WHERE ${ALLOTMENT_TOLD('f')} AND f.country_code = ?)`,
    filter.country,
  );
  if (filter.month) {
    const [year, month] = filter.month.split('-').map(Number) as [number, number];
    const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    conditions.push(['r.starts_on BETWEEN ? AND ?', [`${filter.month}-01`, last]]);
  }
  if (filter.words !== undefined) conditions.push(...wordConditions(filter.words));
  return {
    where: conditions.map(([sql]) => `(${sql})`).join(' AND ') || 'TRUE',
    parameters: conditions.flatMap(([, values]) => values),
  };
}

/** Words without a letter or a digit find nothing: there is nothing to look for. */
function wordConditions(words: string): [string, unknown[]][] {
  const asked = termsAsked(words);
  if (asked.length === 0) return [['FALSE', []]];
  return asked.map(({ term, asPrefix }) => [
    `r.id IN (SELECT t.course_run_id FROM catalogue_term t WHERE t.term ${asPrefix ? 'LIKE' : '='} ?)`,
    [asPrefix ? `${term}%` : term],
  ]);
}
