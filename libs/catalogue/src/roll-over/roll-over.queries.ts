import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type FieldFault, notFound } from '#platform';
import type { FiscalYear } from '../fiscal-year.js';
import { coursesById, partsOf, runsOf } from './roll-over-rows.js';
import { judge, missingIn, type NextRun, nextRunOf, NOT_COPIED, type Obstacle } from './roll-over.js';

/** What a roll-over of one course would do, before it is done. */
export interface RollOverPreview {
  courseId: string;
  fiscalYear: FiscalYear;
  obstacle: Obstacle | null;
  why: string | null;
  fromRunId: string | null;
  /** `information`: whether a text of the General Information is copied, as a draft. */
  next: (Omit<NextRun, 'fromRunId' | 'information'> & { information: boolean }) | null;
  howDatesMove: string;
  notCopied: readonly string[];
  missing: FieldFault[];
}

@Injectable()
export class RollOverQueries {
  constructor(private readonly dataSource: DataSource) {}

  async preview(courseId: string, fiscalYear: FiscalYear): Promise<RollOverPreview> {
    const reader = {
      rows: <Row>(sql: string, parameters: unknown[] = []) =>
        this.dataSource.query<Row[]>(sql.replace(/ FOR UPDATE$/, ''), parameters),
    };
    const [course] = await coursesById(reader, courseId);
    if (!course) throw notFound();
    const verdict = judge(course, (await runsOf(reader, [courseId])).get(courseId) ?? [], fiscalYear);
    const known = { courseId, fiscalYear, howDatesMove: HOW_DATES_MOVE, notCopied: NOT_COPIED };
    if ('obstacle' in verdict) return { ...known, ...verdict, fromRunId: null, next: null, missing: [] };
    const { source } = verdict;
    const wanted = nextRunOf(source, (await partsOf(reader, [source.id])).get(source.id)!, fiscalYear);
    const { fromRunId, information, ...next } = wanted;
    return {
      ...known,
      obstacle: null,
      why: null,
      fromRunId,
      next: { ...next, information: information !== null },
      missing: missingIn(wanted),
    };
  }
}

const HOW_DATES_MOVE =
  'Every day keeps its month and its day of the month and moves by the years between the two runs, so that its weekday changes; 29 February becomes 28 February.';
