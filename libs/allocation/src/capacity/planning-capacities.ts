import { Injectable } from '@nestjs/common';
import { type FiscalYear, firstDayOf, lastDayOf } from '#catalogue';
import { type PartnerYear, partnersOfYear } from '../host-partners/partner-year.js';
import { firstPlanningDay, planningWeeks } from '../planning-week.js';
import type { Reader } from '../reader.js';
import { byWeek, weeksWithReason } from './by-week.js';
import { type HolidayExceptionFacts, type HolidayWeek, holidayWeeks } from './holidays.js';
import { figuresOfYear, type OfficeFigures } from './office-figures.js';

/**
 * A domestic office in the weeks of a fiscal year, under the latest name and with the latest prefectures of the year.
 * The figures are those of an open office; in `closedWeeks` it hosts nobody whatever they say.
 */
export interface OfficeYear {
  code: string;
  nameEn: string;
  prefectures: string[];
  rooms: number[];
  /** People. */
  beds: number[];
  /** People whom it may lodge in hotels on top of its beds. */
  hotelBeds: number[];
  coordinators: number[];
  arrivalsPerWeek: number[];
  /** Seats × weeks of the whole year. */
  seatWeeksTarget: number;
  /** By language, the interpreters that only this office may use. */
  interpreters: Record<string, number[]>;
  closedWeeks: { week: number; reason: string }[];
}

/** Everything that plans of a fiscal year are made within. */
export interface YearCapacity {
  fiscalYear: FiscalYear;
  weeks: number;
  offices: OfficeYear[];
  hostPartners: PartnerYear[];
  /** National pools by language; a language without a pool needs no interpreters. */
  interpreters: Record<string, number[]>;
}

/** What there is to plan with. An office without figures for the year is there with zeros: it can host nothing. */
@Injectable()
export class PlanningCapacities {
  async of(reader: Reader, fiscalYear: FiscalYear): Promise<YearCapacity> {
    const weeks = planningWeeks(fiscalYear);
    // One after the other: inside a transaction they share one connection.
    const offices = await this.offices(reader, fiscalYear);
    const hostPartners = await partnersOfYear(reader, fiscalYear);
    return {
      ...{ fiscalYear, weeks, offices, hostPartners },
      interpreters: await this.nationalPools(reader, fiscalYear, weeks),
    };
  }

  /** For each week of the year its holidays and working days, the exceptions of the offices among them. */
  async holidaysOf(reader: Reader, fiscalYear: FiscalYear): Promise<HolidayWeek[]> {
    const exceptions = await reader.rows<HolidayExceptionFacts>(
      `SELECT day, domestic_office_code domesticOfficeCode, kind, name FROM local_holiday
       WHERE day >= ? AND day < ? ORDER BY day, domestic_office_code`,
      [firstPlanningDay(fiscalYear), firstPlanningDay(fiscalYear + 1)],
    );
    return holidayWeeks(fiscalYear, exceptions);
  }

  private async offices(reader: Reader, fiscalYear: FiscalYear): Promise<OfficeYear[]> {
    const during = [lastDayOf(fiscalYear), firstDayOf(fiscalYear)];
    const names = await reader.rows<{ code: string; nameEn: string }>(
      `SELECT domestic_office_code code, name_en nameEn FROM domestic_office_name
       WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) ORDER BY domestic_office_code, valid_from DESC`,
      during,
    );
    const assigned = await reader.rows<{ prefecture: string; code: string }>(
      `SELECT prefecture, domestic_office_code code FROM prefecture_assignment
       WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) ORDER BY prefecture, valid_from DESC`,
      during,
    );
    const latest = assigned.filter(({ prefecture }, at) => assigned[at - 1]?.prefecture !== prefecture);
    const figures = await figuresOfYear(reader, fiscalYear);
    return names
      .filter(({ code }, at) => names[at - 1]?.code !== code)
      .map(({ code, nameEn }) => {
        const prefectures = latest.filter((one) => one.code === code).map((one) => one.prefecture);
        return { code, nameEn, prefectures, ...officeByWeek(planningWeeks(fiscalYear), figures.get(code)) };
      });
  }

  private async nationalPools(
    reader: Reader,
    fiscalYear: FiscalYear,
    weeks: number,
  ): Promise<Record<string, number[]>> {
    const pools = await reader.rows<{ id: string; language: string; people: number }>(
      'SELECT id, language, people FROM interpreter_pool WHERE fiscal_year = ? ORDER BY language',
      [fiscalYear],
    );
    const changes = await reader.rows<{ poolId: string; fromWeek: number; toWeek: number; figure: number }>(
      `SELECT c.pool_id poolId, c.from_week fromWeek, c.to_week toWeek, c.people figure
       FROM interpreter_pool p JOIN interpreter_pool_change c ON c.pool_id = p.id WHERE p.fiscal_year = ?`,
      [fiscalYear],
    );
    const entries = pools.map(({ id, language, people }) => {
      const own = changes.filter(({ poolId }) => poolId === id);
      return [language, byWeek(weeks, people, own)] as const;
    });
    return Object.fromEntries(entries);
  }
}

/** An office that has no figures for the year has nothing. */
function officeByWeek(
  weeks: number,
  figures: OfficeFigures | undefined,
): Omit<OfficeYear, 'code' | 'nameEn' | 'prefectures'> {
  const of = (quantity: OfficeFigures['changes'][number]['quantity'], figure: number, language?: string) => {
    const changes = figures?.changes.filter(
      (one) => one.quantity === quantity && (language === undefined || one.language === language),
    );
    return byWeek(weeks, figure, changes ?? []);
  };
  return {
    rooms: of('ROOMS', figures?.rooms ?? 0),
    beds: of('BEDS', figures?.beds ?? 0),
    hotelBeds: of('HOTEL_BEDS', figures?.hotelBeds ?? 0),
    coordinators: of('COORDINATORS', figures?.coordinators ?? 0),
    arrivalsPerWeek: of('ARRIVALS', figures?.arrivalsPerWeek ?? 0),
    seatWeeksTarget: figures?.seatWeeksTarget ?? 0,
    interpreters: Object.fromEntries(
      (figures?.interpreters ?? []).map(({ language, people }) => [
        language,
        of('INTERPRETERS', people, language),
      ]),
    ),
    closedWeeks: weeksWithReason(figures?.closures ?? []),
  };
}
