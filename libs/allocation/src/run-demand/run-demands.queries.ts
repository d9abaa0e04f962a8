import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, notFound, type Page, pageOf } from '#platform';
import type { FiscalYear } from '#catalogue';
import { weightsOf } from '../planning-year/weights.service.js';
import type { PlanningWeights } from '../planning-year/planning-weights.js';
import { readerOf } from '../reader.js';
import type { DemandStatement, RunFacts } from './demanded-run.js';
import { type StatedRun, statedRun, statedRunsAfter, statedRunsOf } from './run-demand-rows.js';
import { type StandingOfRun, standingOf } from './standing.js';

/** A course run with what is stated of it and how it is planned. */
export interface RunDemandRow extends StandingOfRun {
  /** Of the course run. */
  id: string;
  facts: RunFacts;
  stated: DemandStatement;
  /** 0 where nothing has been stated yet. */
  version: number;
}

/** Whoever plans reads the runs of all offices: a plan is made of the whole year. */
@Injectable()
export class RunDemandsQueries {
  private readonly reader;

  constructor(
    dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {
    this.reader = readerOf(dataSource);
  }

  async list(fiscalYear: FiscalYear, page: { limit: number; after?: string }): Promise<Page<RunDemandRow>> {
    const { weights } = await weightsOf(this.reader, fiscalYear);
    const clause = keyset(SORTS, 'r.id', 'id', page.after, this.cursors);
    const found = await statedRunsAfter(this.reader, fiscalYear, { ...clause, limit: page.limit + 1 });
    const rows = found.map((stated) => demandRow(stated, weights));
    return pageOf(rows, page.limit, ({ id }) => ({ sort: 'id', values: [id, id] }), this.cursors);
  }

  /** Throws RESOURCE.NOT_FOUND; also for a run that is cancelled or over, since nothing is planned of it. */
  async one(courseRunId: string): Promise<RunDemandRow> {
    const stated = await statedRun(this.reader, courseRunId);
    if (!stated) throw notFound();
    const { weights } = await weightsOf(this.reader, stated.facts.fiscalYear);
    return demandRow(stated, weights);
  }

  /** All runs of a year for which something is missing, in one answer. */
  async incomplete(fiscalYear: FiscalYear): Promise<RunDemandRow[]> {
    const { weights } = await weightsOf(this.reader, fiscalYear);
    const runs = await statedRunsOf(this.reader, fiscalYear);
    return runs
      .map((stated) => demandRow(stated, weights))
      .filter(({ standing }) => standing === 'INCOMPLETE');
  }
}

const SORTS = { id: { column: 'r.id', nullable: false } } as const;

function demandRow(stated: StatedRun, weights: PlanningWeights): RunDemandRow {
  const { facts, statement, version } = stated;
  return { id: facts.id, facts, stated: statement, version, ...standingOf(stated, weights) };
}
