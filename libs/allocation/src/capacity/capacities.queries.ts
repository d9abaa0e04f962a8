import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#platform';
import type { FiscalYear } from '#catalogue';
import { firstPlanningDay } from '../planning-week.js';
import { type Reader, readerOf } from '../reader.js';
import { figuresOfYear, type OfficeFigures } from './office-figures.js';
import type { HolidayWeek } from './holidays.js';
import type { PoolFacts } from './interpreter-pools.service.js';
import type { LocalHoliday } from './local-holiday.entity.js';
import { PlanningCapacities, type YearCapacity } from './planning-capacities.js';

export interface PoolRow extends PoolFacts {
  id: string;
  language: string;
  version: number;
}

export interface HolidayYear {
  weeks: HolidayWeek[];
  /** What can be taken back. */
  exceptions: Omit<LocalHoliday, 'version'>[];
}

/** What there is to plan with, as it was entered and week by week. All offices see each other's. */
@Injectable()
export class CapacitiesQueries {
  private readonly reader: Reader;

  constructor(
    dataSource: DataSource,
    private readonly planning: PlanningCapacities,
  ) {
    this.reader = readerOf(dataSource);
  }

  /** One entry for each office that has figures for the year. */
  async list(fiscalYear: FiscalYear): Promise<OfficeFigures[]> {
    return [...(await figuresOfYear(this.reader, fiscalYear)).values()];
  }

  async one(id: string): Promise<OfficeFigures> {
    const [row] = await this.reader.rows<{ fiscalYear: FiscalYear; code: string }>(
      'SELECT fiscal_year fiscalYear, domestic_office_code code FROM office_capacity WHERE id = ?',
      [id],
    );
    const figures = row && (await figuresOfYear(this.reader, row.fiscalYear)).get(row.code);
    if (!figures) throw notFound();
    return figures;
  }

  weeks(fiscalYear: FiscalYear): Promise<YearCapacity> {
    return this.planning.of(this.reader, fiscalYear);
  }

  async pools(fiscalYear: FiscalYear): Promise<PoolRow[]> {
    const pools = await this.reader.rows<Omit<PoolRow, 'changes'>>(
      'SELECT id, language, people, version FROM interpreter_pool WHERE fiscal_year = ? ORDER BY language',
      [fiscalYear],
    );
    const changes = await this.reader.rows<PoolFacts['changes'][number] & { poolId: string }>(
      `SELECT c.pool_id poolId, c.from_week fromWeek, c.to_week toWeek, c.people, c.reason
       FROM interpreter_pool p JOIN interpreter_pool_change c ON c.pool_id = p.id WHERE p.fiscal_year = ? ORDER BY c.from_week`,
      [fiscalYear],
    );
    return pools.map((pool) => ({
      ...pool,
      changes: changes.filter(({ poolId }) => poolId === pool.id).map(({ poolId: _, ...change }) => change),
    }));
  }

  async holidays(fiscalYear: FiscalYear): Promise<HolidayYear> {
    const weeks = await this.planning.holidaysOf(this.reader, fiscalYear);
    const exceptions = await this.reader.rows<HolidayYear['exceptions'][number]>(
      `SELECT id, day, domestic_office_code domesticOfficeCode, kind, name FROM local_holiday
       WHERE day >= ? AND day < ? ORDER BY day, domestic_office_code`,
      [firstPlanningDay(fiscalYear), firstPlanningDay(fiscalYear + 1)],
    );
    return { weeks, exceptions };
  }
}
