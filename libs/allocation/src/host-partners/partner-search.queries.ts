import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, type PlainDate } from '#platform';
import {
  type CourseRunDetail,
  type CourseRunScope,
  CourseRunsQueries,
  type FiscalYear,
  fiscalYearOf,
  type Theme,
} from '#catalogue';
import { unknownOffice } from '../domestic-offices/unknown-office.js';
import { firstPlanningDay, weeksBetween, type WeekRange } from '../planning-week.js';
import { type Reader, readerOf } from '../reader.js';
import { STAY_ENDS_ON, STAY_STARTS_ON, stayOf } from '../stay.js';
import { HostingQueries } from './hosting.queries.js';
import { type PartnerAtWork, type PartnerWish, type RankedPartner, rankPartners } from './partner-ranking.js';
import { partnersOfYear } from './partner-year.js';

/** What is asked; what is left out is taken from the run, if one is named. */
export interface PartnerQuestion {
  courseRunId?: string;
  fiscalYear?: FiscalYear;
  theme?: Theme;
  prefecture?: string;
  /** Anywhere in the prefectures of this office. */
  domesticOfficeCode?: string;
  language?: string;
  fromWeek?: number;
  weeks?: number;
}

export interface FoundPartners {
  wish: PartnerWish;
  hostPartners: RankedPartner[];
}

const YEARS_OF_EXPERIENCE = 10;
/** A Long-Term run that began two years ago may still be given. */
const YEARS_BACK = 2;

type DaysGiven = { startsOn: PlainDate | null; endsOn: PlainDate | null };

/** With the days of its stay. */
interface GivenRun extends DaysGiven {
  hostPartnerId: string;
  courseRunId: string;
  fiscalYear: FiscalYear;
}

/** Finds host partners for a run, or for a wish without one: a dozen statements, whatever the number of partners and years. */
@Injectable()
export class PartnerSearchQueries {
  private readonly reader: Reader;

  constructor(
    dataSource: DataSource,
    private readonly clock: Clock,
    private readonly runs: CourseRunsQueries,
    private readonly hosting: HostingQueries,
  ) {
    this.reader = readerOf(dataSource);
  }

  /** Throws OFFICE.UNKNOWN, RESOURCE.NOT_FOUND for a run outside the scope. */
  async find(question: PartnerQuestion, scope: CourseRunScope, limit: number): Promise<FoundPartners> {
    const { courseRunId } = question;
    const run = courseRunId === undefined ? null : await this.runs.one(scope, courseRunId);
    const wish = await this.wishOf(question, run);
    const candidates = await this.candidates(wish, courseRunId ?? '');
    return { wish, hostPartners: rankPartners(wish, candidates).slice(0, limit) };
  }

  private async wishOf(question: PartnerQuestion, run: CourseRunDetail | null): Promise<PartnerWish> {
    const fiscalYear = question.fiscalYear ?? run?.fiscalYear ?? fiscalYearOf(this.clock.today());
    const range = run && weeksOf(daysOf(run), fiscalYear);
    const { prefecture } = question;
    const code = question.domesticOfficeCode ?? run?.domesticOfficeCode ?? null;
    const office = code === null || prefecture !== undefined ? null : await this.office(code);
    return {
      fiscalYear,
      theme: question.theme ?? (run?.theme as Theme | null | undefined) ?? null,
      prefectures: prefecture === undefined ? (office?.prefectures ?? []) : [prefecture],
      area: office ? `the area of ${office.nameEn}` : null,
      language: question.language ?? run?.language ?? null,
      fromWeek: question.fromWeek ?? range?.fromWeek ?? null,
      weeks: question.weeks ?? (range ? range.toWeek - range.fromWeek + 1 : null),
    };
  }

  private async office(code: string) {
    const office = (await this.hosting.domesticOffices()).find((one) => one.code === code);
    if (!office) throw unknownOffice(code);
    return office;
  }

  private async candidates(wish: PartnerWish, courseRunId: string): Promise<PartnerAtWork[]> {
    const { fiscalYear, theme } = wish;
    const [partners, given, experience, modules] = await Promise.all([
      partnersOfYear(this.reader, fiscalYear),
      this.givenRuns(fiscalYear, courseRunId),
      this.experience(fiscalYear, theme),
      this.modules(theme),
    ]);
    return partners.map((partner) => {
      const own = given.get(partner.id) ?? [];
      const found = experience.get(partner.id)?.[0];
      return {
        partner,
        busy: own.flatMap((run) => weeksOf(run, fiscalYear) ?? []),
        runsOfYear: own.filter((run) => run.fiscalYear === fiscalYear).length,
        onTheme: found ? { runs: Number(found.runs), lastYear: found.lastYear } : null,
        modules: (modules.get(partner.id) ?? []).map(({ title }) => title),
      };
    });
  }

  /** Runs of the year, and those of earlier ones that reach into it, but for the one that is asked about. */
  private givenRuns(fiscalYear: FiscalYear, courseRunId: string) {
    return this.byPartner<GivenRun>(
      `SELECT h.host_partner_id hostPartnerId, r.id courseRunId, r.fiscal_year fiscalYear, ${STAY_STARTS_ON} startsOn, ${STAY_ENDS_ON} endsOn
       FROM course_run r JOIN hosting h ON h.course_run_id = r.id
       WHERE r.fiscal_year BETWEEN ? AND ? AND r.state <> 'CANCELLED' AND r.id <> ? AND (r.fiscal_year = ? OR r.ends_on >= ?)`,
      [fiscalYear - YEARS_BACK, fiscalYear, courseRunId, fiscalYear, firstPlanningDay(fiscalYear)],
    );
  }

  private experience(fiscalYear: FiscalYear, theme: Theme | null) {
    return this.byPartner<{ hostPartnerId: string; runs: string; lastYear: FiscalYear }>(
      `SELECT h.host_partner_id hostPartnerId, COUNT(*) runs, MAX(r.fiscal_year) lastYear
       FROM course_run r JOIN hosting h ON h.course_run_id = r.id
       WHERE r.theme = ? AND r.fiscal_year BETWEEN ? AND ? AND r.state <> 'CANCELLED' AND r.ends_on < ?
       GROUP BY h.host_partner_id`,
      [theme ?? '', fiscalYear - YEARS_OF_EXPERIENCE, fiscalYear, this.clock.today()],
    );
  }

  private modules(theme: Theme | null) {
    return this.byPartner<{ hostPartnerId: string; title: string }>(
      'SELECT host_partner_id hostPartnerId, title FROM host_partner_module WHERE theme = ? ORDER BY title',
      [theme ?? ''],
    );
  }

  private async byPartner<Row extends { hostPartnerId: string }>(
    sql: string,
    parameters: unknown[] = [],
  ): Promise<Map<string, Row[]>> {
    return Map.groupBy(await this.reader.rows<Row>(sql, parameters), ({ hostPartnerId }) => hostPartnerId);
  }
}

/** Of a run whose phases are not on record, all of it. */
const daysOf = ({ phases, startsOn, endsOn }: CourseRunDetail): DaysGiven =>
  stayOf(phases) ?? { startsOn, endsOn };

const weeksOf = ({ startsOn, endsOn }: DaysGiven, fiscalYear: FiscalYear): WeekRange | null =>
  startsOn && endsOn ? weeksBetween(fiscalYear, startsOn, endsOn) : null;
