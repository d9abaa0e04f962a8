import type { DataSource } from 'typeorm';
import type { AuditTrail } from '../audit/audit-trail.js';
import type { Transactions } from '../transactions/transactions.js';
import type { SealedFields, SealedPlace } from './sealed-fields.js';

type SealedColumnName = Pick<SealedPlace, 'table' | 'column'>;

interface Rotation {
  rewrapped: number;
  /** Values under another key that were written while it ran; 0 when it is complete. */
  left: number;
}

const AT_ONCE = 100;
const MOST_PASSES = 5;

/**
 * Wraps every sealed value under the key in use, a few rows in a transaction. A row that somebody writes meanwhile is
 * left as they wrote it and looked at again; what is done is not done twice, so that it can be broken off and begun anew.
 * The values themselves are never opened: only the key of each is wrapped anew.
 */
export class KeyRotation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly sealedFields: SealedFields,
  ) {}

  /** Throws where a value is sealed under a key that is not among ours; what was rewrapped before stays so. */
  async run(columns: readonly SealedColumnName[]): Promise<Rotation> {
    let rewrapped = 0;
    let left = 0;
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      for (const column of columns) rewrapped += await this.pass(column);
      left = 0;
      for (const column of columns) left += await this.left(column);
      if (left === 0) break;
    }
    return { rewrapped, left };
  }

  private async pass(column: SealedColumnName): Promise<number> {
    let rewrapped = 0;
    let after = '';
    for (;;) {
      const rows = await this.underOtherKeys(column, after);
      if (rows.length === 0) return rewrapped;
      rewrapped += await this.rewrap(column, rows);
      after = rows.at(-1)!.id;
    }
  }

  private underOtherKeys(
    { table, column }: SealedColumnName,
    after: string,
  ): Promise<{ id: string; sealed: string }[]> {
    return this.dataSource.query<{ id: string; sealed: string }[]>(
      `SELECT id, \`${column}\` sealed FROM \`${table}\` WHERE id > ? AND ${otherKey(column)} ORDER BY id LIMIT ?`,
      [after, `${this.sealedFields.keyInUse}.`, AT_ONCE],
    );
  }

  /** Compare and set: a value that was written since it was read is under the key of its writer, and not ours to replace. */
  private rewrap(
    { table, column }: SealedColumnName,
    rows: { id: string; sealed: string }[],
  ): Promise<number> {
    return this.transactions.run(async (tx) => {
      let rewrapped = 0;
      for (const { id, sealed } of rows) {
        const { affectedRows } = await tx.write(
          `UPDATE \`${table}\` SET \`${column}\` = ? WHERE id = ? AND \`${column}\` = ?`,
          [this.sealedFields.rewrap({ table, column, id }, sealed), id, sealed],
        );
        rewrapped += affectedRows;
      }
      if (rewrapped === 0) return 0;
      await this.audit.record(tx, {
        action: 'rewrap',
        subjectType: 'sealed-column',
        subjectId: `${table}.${column}`,
        actorId: null,
        details: { key: this.sealedFields.keyInUse, rewrapped },
      });
      return rewrapped;
    });
  }

  private async left({ table, column }: SealedColumnName): Promise<number> {
    const [row] = await this.dataSource.query<{ n: string }[]>(
      `SELECT COUNT(*) n FROM \`${table}\` WHERE ${otherKey(column)}`,
      [`${this.sealedFields.keyInUse}.`],
    );
    return Number(row!.n);
  }
}

/** Empty ones are under no key. The parameter is the name of the key in use, with its point. */
const otherKey = (column: string) => `\`${column}\` IS NOT NULL AND LOCATE(?, \`${column}\`) <> 1`;
