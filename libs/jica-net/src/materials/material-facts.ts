import type { Material, MaterialFile } from './material.entity.js';
import type { KeptFile } from '#platform';

/** What everybody who may read a material is told of it. */
export type MaterialRow = Pick<
  Material,
  | 'id'
  | 'kind'
  | 'titleEn'
  | 'titleJa'
  | 'description'
  | 'theme'
  | 'language'
  | 'year'
  | 'courseId'
  | 'rightsHolder'
  | 'licence'
  | 'access'
  | 'externalAddress'
> & { courseTitle: string | null };

export type MaterialFileRow = Pick<MaterialFile, 'id'> & Pick<KeptFile, 'name' | 'mediaType' | 'size'>;

export interface MaterialDetail extends MaterialRow {
  files: MaterialFileRow[];
}

export const MATERIAL_COLUMNS = `m.id, m.kind, m.title_en titleEn, m.title_ja titleJa, m.description, m.theme, m.language, m.year,
  m.course_id courseId, c.title_en courseTitle, m.rights_holder rightsHolder, m.licence, m.access, m.external_address externalAddress`;

export const MATERIAL_TABLES = 'material m LEFT JOIN course c ON c.id = m.course_id';

export interface MaterialFilter {
  /** Each of the words must stand in a title or in the description. */
  words?: string;
  theme?: string;
  kind?: string;
  language?: string;
}

const MOST_WORDS = 6;

/** A library has some thousands of materials: looking through their text costs milliseconds, and finds Japanese too. */
export function filterClause(filter: MaterialFilter): { where: string; parameters: unknown[] } {
  const conditions: [string, unknown][] = [];
  const add = (sql: string, value: unknown) => value !== undefined && conditions.push([sql, value]);
  add('m.theme = ?', filter.theme);
  add('m.kind = ?', filter.kind);
  add('m.language = ?', filter.language);
  const words = (filter.words ?? '').split(/\s+/u).filter(Boolean).slice(0, MOST_WORDS);
  for (const word of words)
    add(
      "CONCAT_WS(' ', m.title_en, m.title_ja, m.description) LIKE ?",
      `%${word.replace(/[\\%_]/g, '\\$&')}%`,
    );
  return {
    where: conditions.map(([sql]) => sql).join(' AND ') || 'TRUE',
    parameters: conditions.map(([, value]) => value),
  };
}
