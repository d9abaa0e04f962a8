import type { DataSource } from 'typeorm';
import { notFound } from '#platform';

/** Before a list about one thing: of an unknown one there is no empty list, but nothing. Throws RESOURCE.NOT_FOUND. */
export async function holdToKnown(
  dataSource: DataSource,
  table: 'course' | 'course_run' | 'programme_calendar',
  id: string,
): Promise<void> {
  const found = await dataSource.query<unknown[]>(`SELECT 1 FROM ${table} WHERE id = ?`, [id]);
  if (found.length === 0) throw notFound();
}
