import type { EntityManager } from 'typeorm';
import type { Id } from '../identifier.js';

export interface WriteResult {
  affectedRows: number;
  insertId: number;
}

/** One unit of work on one connection. Everything read and written inside goes through it, never through an injected repository. */
export class Transaction {
  constructor(
    /** Stands in the audit entries of this transaction, by which an unknown COMMIT is looked up. */
    readonly id: Id,
    /** The moment of the act, the same in every row it writes and in every retry. */
    readonly at: Date,
    readonly manager: EntityManager,
  ) {}

  rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.manager.query<Row[]>(sql, parameters);
  }

  async row<Row>(sql: string, parameters: unknown[] = []): Promise<Row | undefined> {
    return (await this.rows<Row>(sql, parameters))[0];
  }

  /** An INSERT, UPDATE or DELETE; answers how many rows it touched. */
  write(sql: string, parameters: unknown[] = []): Promise<WriteResult> {
    return this.manager.query<WriteResult>(sql, parameters);
  }

  async insert(table: string, row: Record<string, unknown>): Promise<void> {
    await this.write(`INSERT INTO \`${table}\` (\`${Object.keys(row).join('`,`')}\`) VALUES (?)`, [
      Object.values(row),
    ]);
  }

  /** Many rows in one statement. */
  async insertAll(table: string, rows: Record<string, unknown>[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const columns = Object.keys(first);
    const values = rows.map((row) => columns.map((column) => row[column]));
    await this.write(`INSERT INTO \`${table}\` (\`${columns.join('`,`')}\`) VALUES ?`, [values]);
  }
}
