import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, notFound, type Page, pageOf, sortNames } from '#platform';
import { leaves } from './course-runs.queries.js';
import type { CourseState } from './decision/course-states.js';
import type { LeafType, ProgrammeType } from './programme-type.js';

export interface CourseRow {
  id: string;
  projectNumber: string | null;
  titleEn: string;
  titleJa: string | null;
  programmeType: LeafType;
  theme: string | null;
  firstFiscalYear: number;
  years: number;
  state: CourseState;
  plannedCapacity: number | null;
  version: number;
}

const SORTS = { title: 'c.title_en' };
export const COURSE_SORTS = sortNames(SORTS);
const COLUMNS = `c.id, c.project_number projectNumber, c.title_en titleEn, c.title_ja titleJa, c.programme_type programmeType,
  c.theme, c.first_fiscal_year firstFiscalYear, c.years, c.state, c.planned_capacity plannedCapacity, c.version`;

@Injectable()
export class CoursesQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  async list(
    filter: { programmeType?: ProgrammeType; theme?: string; state?: CourseState },
    page: { limit: number; sort: string; after?: string },
  ): Promise<Page<CourseRow>> {
    const { where, orderBy, parameters } = keyset(SORTS, 'c.id', page.sort, page.after, this.cursors);
    const conditions = [
      filter.programmeType ? 'c.programme_type IN (?)' : '',
      filter.theme ? 'c.theme = ?' : '',
      filter.state ? 'c.state = ?' : '',
    ].filter(Boolean);
    const rows = await this.dataSource.query<CourseRow[]>(
      `SELECT ${COLUMNS} FROM course c WHERE ${[...conditions, where].join(' AND ')} ORDER BY ${orderBy} LIMIT ?`,
      [
        ...(filter.programmeType ? [leaves(filter.programmeType)] : []),
        ...(filter.theme ? [filter.theme] : []),
        ...(filter.state ? [filter.state] : []),
        ...parameters,
        page.limit + 1,
      ],
    );
    return pageOf(
      rows,
      page.limit,
      (row) => ({ sort: page.sort, values: [row.titleEn, row.id] }),
      this.cursors,
    );
  }

  async one(id: string): Promise<CourseRow> {
    const [course] = await this.dataSource.query<CourseRow[]>(
      `SELECT ${COLUMNS} FROM course c WHERE c.id = ?`,
      [id],
    );
    if (!course) throw notFound();
    return course;
  }
}
