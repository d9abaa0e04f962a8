import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, notFound, type Page, pageOf, sortNames } from '#platform';
import {
  filterClause,
  MATERIAL_COLUMNS,
  MATERIAL_TABLES,
  type MaterialDetail,
  type MaterialFileRow,
  type MaterialFilter,
  type MaterialRow,
} from './material-facts.js';

const SORTS = { title: 'm.title_en', year: 'm.year' };
export const PUBLIC_MATERIAL_SORTS = sortNames(SORTS);

const FILES = `SELECT f.material_id materialId, f.id, k.name, k.media_type mediaType, k.size
  FROM material_file f JOIN kept_file k ON k.id = f.file_id WHERE f.material_id IN (?) ORDER BY f.id`;

/** A file together with the material to which its download counts as a visit. */
export interface ServedFile {
  materialId: string;
  fileId: string;
}

/** A material that a participant may read, and where in the run it is used. */
export interface UsedMaterial extends MaterialDetail {
  courseRunId: string;
  sessionId: string | null;
}

/** The library as the public reads it, and as those read it who take part in a run to which materials are attached. */
@Injectable()
export class PublicMaterialsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  async list(
    filter: MaterialFilter,
    page: { limit: number; sort: string; after?: string },
  ): Promise<Page<MaterialRow>> {
    const conditions = filterClause(filter);
    const { where, orderBy, parameters } = keyset(SORTS, 'm.id', page.sort, page.after, this.cursors);
    const rows = await this.dataSource.query<MaterialRow[]>(
      `SELECT ${MATERIAL_COLUMNS} FROM ${MATERIAL_TABLES}
       WHERE m.state = 'PUBLISHED' AND m.access = 'PUBLIC' AND ${conditions.where} AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [...conditions.parameters, ...parameters, page.limit + 1],
    );
    const sorted = page.sort.endsWith('year') ? 'year' : 'titleEn';
    return pageOf(
      rows,
      page.limit,
      (row) => ({ sort: page.sort, values: [row[sorted], row.id] }),
      this.cursors,
    );
  }

  /** Throws RESOURCE.NOT_FOUND for what is no longer, not yet or not at all public. */
  async one(id: string): Promise<MaterialDetail> {
    const [material] = await this.dataSource.query<MaterialRow[]>(
      `SELECT ${MATERIAL_COLUMNS} FROM ${MATERIAL_TABLES}
       WHERE m.id = ? AND m.state = 'PUBLISHED' AND m.access = 'PUBLIC'`,
      [id],
    );
    if (!material) throw notFound();
    return { ...material, files: await this.filesOf([id]) };
  }

  /** Throws RESOURCE.NOT_FOUND. */
  async file(id: string): Promise<ServedFile> {
    const file = await this.served(
      `SELECT f.material_id materialId, f.file_id fileId FROM material_file f JOIN material m ON m.id = f.material_id
       WHERE f.id = ? AND m.state = 'PUBLISHED' AND m.access = 'PUBLIC'`,
      [id],
    );
    if (!file) throw notFound();
    return file;
  }

  /** What is attached to these runs and their sessions, in the order of titles. */
  async ofRuns(courseRunIds: string[]): Promise<UsedMaterial[]> {
    const rows = await this.dataSource.query<Omit<UsedMaterial, 'files'>[]>(
      `SELECT ${MATERIAL_COLUMNS}, u.course_run_id courseRunId, u.session_id sessionId
       FROM material_use u JOIN material m ON m.id = u.material_id LEFT JOIN course c ON c.id = m.course_id
       WHERE u.course_run_id IN (?) AND m.state = 'PUBLISHED' ORDER BY m.title_en, m.id`,
      [['', ...courseRunIds]],
    );
    const files = await this.filesOf(rows.map(({ id }) => id));
    return rows.map((row) => ({ ...row, files: files.filter(({ materialId }) => materialId === row.id) }));
  }

  /** A file of a material that is attached to one of these runs, or null. */
  fileOfRuns(id: string, courseRunIds: string[]): Promise<ServedFile | null> {
    return this.served(
      `SELECT f.material_id materialId, f.file_id fileId FROM material_file f JOIN material m ON m.id = f.material_id
       WHERE f.id = ? AND m.state = 'PUBLISHED'
         AND EXISTS (SELECT 1 FROM material_use u WHERE u.material_id = m.id AND u.course_run_id IN (?))`,
      [id, ['', ...courseRunIds]],
    );
  }

  private async served(sql: string, parameters: unknown[]): Promise<ServedFile | null> {
    const [file] = await this.dataSource.query<ServedFile[]>(sql, parameters);
    return file ?? null;
  }

  private filesOf(materialIds: string[]): Promise<(MaterialFileRow & { materialId: string })[]> {
    return this.dataSource.query(FILES, [['', ...materialIds]]);
  }
}
