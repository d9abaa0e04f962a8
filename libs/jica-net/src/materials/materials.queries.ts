import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, notFound, type Page, pageOf, sortNames } from '#platform';
import type { Actor } from '#identity';
import type { Material } from './material.entity.js';
import {
  filterClause,
  MATERIAL_COLUMNS,
  MATERIAL_TABLES,
  type MaterialFileRow,
  type MaterialFilter,
  type MaterialRow,
} from './material-facts.js';

export interface RegisteredMaterial
  extends MaterialRow, Pick<Material, 'domesticOfficeCode' | 'state' | 'withdrawnBecause' | 'version'> {}

export interface RegisteredMaterialDetail extends RegisteredMaterial {
  files: MaterialFileRow[];
}

export interface MaterialUseRow {
  materialId: string;
  titleEn: string;
  sessionId: string | null;
}

const SORTS = { title: 'm.title_en', registered: 'm.id' };
export const MATERIAL_SORTS = sortNames(SORTS);

const COLUMNS = `${MATERIAL_COLUMNS}, m.domestic_office_code domesticOfficeCode, m.state, m.withdrawn_because withdrawnBecause, m.version`;

/** The library as offices see it: headquarters all of it, a domestic office its own and what is published. */
@Injectable()
export class MaterialsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  async list(
    actor: Actor,
    { state, ...filter }: MaterialFilter & { state?: string },
    page: { limit: number; sort: string; after?: string },
  ): Promise<Page<RegisteredMaterial>> {
    const within = seenBy(actor);
    const conditions = filterClause(filter);
    const { where, orderBy, parameters } = keyset(SORTS, 'm.id', page.sort, page.after, this.cursors);
    const rows = await this.dataSource.query<RegisteredMaterial[]>(
      `SELECT ${COLUMNS} FROM ${MATERIAL_TABLES} WHERE ${within.where} AND ${state ? 'm.state = ?' : 'TRUE'}
         AND ${conditions.where} AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [
        ...within.parameters,
        ...(state ? [state] : []),
        ...conditions.parameters,
        ...parameters,
        page.limit + 1,
      ],
    );
    const sorted = page.sort.endsWith('title') ? 'titleEn' : 'id';
    return pageOf(
      rows,
      page.limit,
      (row) => ({ sort: page.sort, values: [row[sorted], row.id] }),
      this.cursors,
    );
  }

  /** Throws RESOURCE.NOT_FOUND. */
  async one(actor: Actor, id: string): Promise<RegisteredMaterialDetail> {
    const within = seenBy(actor);
    const [material] = await this.dataSource.query<RegisteredMaterial[]>(
      `SELECT ${COLUMNS} FROM ${MATERIAL_TABLES} WHERE m.id = ? AND ${within.where}`,
      [id, ...within.parameters],
    );
    if (!material) throw notFound();
    const files = await this.dataSource.query<MaterialFileRow[]>(
      `SELECT f.id, k.name, k.media_type mediaType, k.size FROM material_file f JOIN kept_file k ON k.id = f.file_id
       WHERE f.material_id = ? ORDER BY f.id`,
      [id],
    );
    return { ...material, files };
  }

  /** A file for whoever may see the material. Throws RESOURCE.NOT_FOUND. */
  async file(actor: Actor, id: string): Promise<string> {
    const within = seenBy(actor);
    const [file] = await this.dataSource.query<{ fileId: string }[]>(
      `SELECT f.file_id fileId FROM material_file f JOIN material m ON m.id = f.material_id WHERE f.id = ? AND ${within.where}`,
      [id, ...within.parameters],
    );
    if (!file) throw notFound();
    return file.fileId;
  }

  /** What is attached to a run of these offices and to its sessions, withdrawn materials included. Throws RESOURCE.NOT_FOUND. */
  async usesOf(officeCodes: string[], courseRunId: string): Promise<MaterialUseRow[]> {
    const rows = await this.dataSource.query<(MaterialUseRow | { materialId: null })[]>(
      `SELECT m.id materialId, m.title_en titleEn, u.session_id sessionId FROM course_run r
       LEFT JOIN material_use u ON u.course_run_id = r.id LEFT JOIN material m ON m.id = u.material_id
       WHERE r.id = ? AND r.domestic_office_code IN (?) ORDER BY u.session_id, m.title_en, m.id`,
      [courseRunId, officeCodes],
    );
    if (rows.length === 0) throw notFound();
    return rows.filter((row): row is MaterialUseRow => row.materialId !== null);
  }
}

/** Condition on `material m`. */
function seenBy(actor: Actor): { where: string; parameters: unknown[] } {
  if (actor.has('HEADQUARTERS')) return { where: 'TRUE', parameters: [] };
  return {
    where: "(m.state = 'PUBLISHED' OR m.domestic_office_code IN (?))",
    parameters: [actor.scopesOf('DOMESTIC_OFFICE')],
  };
}
