import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#platform';
import type { PlanningYear } from '../planning-year/planning-year.js';
import { PlanningYears } from '../planning-year/planning-years.js';
import { type Reader, readerOf } from '../reader.js';
import { adjusted, type ReasonedAdjustment } from './adjustment.js';

interface Statement {
  sql: string;
  parameters: unknown[];
  answer: string;
}

interface KnownYear {
  year: PlanningYear;
  /** What was asked of the database to make it, with a fingerprint of each answer. */
  madeFrom: Statement[];
}

/** A year of 600 runs takes some megabytes. */
const MOST_YEARS = 6;

/**
 * The planning years of scenarios. Making one of 600 runs takes about a second, so the last ones are kept; but before
 * one is used again, everything that was read to make it is read again, and it is made anew where an answer differs.
 */
@Injectable()
export class ScenarioYears {
  private readonly known = new Map<string, Promise<KnownYear>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly years: PlanningYears,
    private readonly clock: Clock,
  ) {}

  async of(fiscalYear: number, adjustments: readonly ReasonedAdjustment[]): Promise<PlanningYear> {
    // Lead times count from today.
    const name = JSON.stringify([fiscalYear, this.clock.today(), adjustments.map(shapeOf)]);
    const kept = this.known.get(name);
    if (kept) {
      this.keep(name, kept);
      const known = await kept;
      if (await this.isStill(known)) return known.year;
    }
    const made = this.make(fiscalYear, adjustments);
    this.keep(name, made);
    try {
      return (await made).year;
    } catch (error) {
      if (this.known.get(name) === made) this.known.delete(name);
      throw error;
    }
  }

  private async make(fiscalYear: number, adjustments: readonly ReasonedAdjustment[]): Promise<KnownYear> {
    const reader = readerOf(this.dataSource);
    const madeFrom: Statement[] = [];
    const noting: Reader = {
      rows: async <Row>(sql: string, parameters: unknown[] = []) => {
        const rows = await reader.rows<Row>(sql, parameters);
        madeFrom.push({ sql, parameters, answer: fingerprint(rows) });
        return rows;
      },
    };
    const adjust = (capacity: Parameters<typeof adjusted>[0]) => adjusted(capacity, adjustments);
    return { year: await this.years.of(fiscalYear, { reader: noting, adjust }), madeFrom };
  }

  private async isStill({ madeFrom }: KnownYear): Promise<boolean> {
    const reader = readerOf(this.dataSource);
    const answers = await Promise.all(
      madeFrom.map(
        async ({ sql, parameters, answer }) => fingerprint(await reader.rows(sql, parameters)) === answer,
      ),
    );
    return answers.every(Boolean);
  }

  private keep(name: string, made: Promise<KnownYear>): void {
    this.known.delete(name);
    this.known.set(name, made);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_YEARS && oldest) this.known.delete(oldest);
  }
}

/** What of an adjustment a year is made from: not who supposed it and when, but the reason that a closure is told with. */
const shapeOf = ({ what, of, fromWeek, toWeek, percent, to, reason }: ReasonedAdjustment) =>
  what === 'CLOSURE' ? [what, of, fromWeek, toWeek, reason] : [what, of, fromWeek, toWeek, percent, to];

const fingerprint = (rows: unknown): string =>
  createHash('sha1').update(JSON.stringify(rows)).digest('base64');
