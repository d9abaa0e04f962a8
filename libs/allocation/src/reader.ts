import type { DataSource } from 'typeorm';

/** A transaction, or the data source where nothing is changed. */
export interface Reader {
  rows<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

export function readerOf(dataSource: DataSource): Reader {
  return {
    rows: <Row>(sql: string, parameters: unknown[] = []) => dataSource.query<Row[]>(sql, parameters),
  };
}
