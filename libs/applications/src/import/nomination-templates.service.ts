import { Injectable } from '@nestjs/common';
import { notFound, Transactions } from '#platform';
import type { Actor } from '#identity';
import { runOpenFor } from '../open-run.js';
import { CSV_TYPE, XLSX_TYPE } from './errors-files.service.js';
import { type ExplainedRun, ImportsQueries } from './imports.queries.js';
import { markerOf, SHEET_COLUMNS } from './nomination-sheet.js';
import { BYTE_ORDER_MARK, csvLine, WorkbookWriter } from './spreadsheet-writer.js';

export const TEMPLATE_FORMATS = ['XLSX', 'CSV'] as const;
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];

export interface Template {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

/** The empty list of nominations of a country to a run. */
@Injectable()
export class NominationTemplates {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: ImportsQueries,
  ) {}

  /** Throws RESOURCE.NOT_FOUND, COURSE_RUN.NOT_OPEN, NOMINATION.DEADLINE_PASSED. */
  async make(
    courseRunId: string,
    countryCode: string,
    format: TemplateFormat,
    actor: Actor,
  ): Promise<Template> {
    await this.transactions.run((tx) => runOpenFor(tx, courseRunId, countryCode, actor));
    const run = await this.queries.explainedRun(courseRunId, countryCode);
    if (!run) throw notFound();
    const name = `Nominations ${run.courseNumber ?? ''} ${countryCode}.${format.toLowerCase()}`.replace(
      '  ',
      ' ',
    );
    const headings = SHEET_COLUMNS.map(({ heading }) => heading);
    return format === 'XLSX'
      ? { name, mediaType: XLSX_TYPE, bytes: await new WorkbookWriter(headings).end(run) }
      : { name, mediaType: CSV_TYPE, bytes: csvTemplate(headings, run) };
  }
}

function csvTemplate(headings: string[], run: ExplainedRun): Buffer {
  const marker = markerOf(run.courseRunId, run.countryCode);
  return Buffer.from(BYTE_ORDER_MARK + csvLine([...headings, marker], ','));
}
