import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';

// The product's few kinds of column, so that charset, collation and precision are decided in one place.
const ascii = { charset: 'ascii', collation: 'ascii_bin' } as const;

export const idColumn = { type: 'char', length: 36, ...ascii } as const satisfies ColumnOptions;

export function PrimaryId(): PropertyDecorator {
  return PrimaryColumn(idColumn);
}

/** A reference to a row, of this context or another; the foreign key lives in the migration. */
export function IdColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...idColumn, ...options });
}

/** A code, state or token: ASCII, compared byte by byte. */
export function CodeColumn(length: number, options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'varchar', length, ...ascii, ...options } as ColumnOptions);
}

export function PrimaryCode(length: number): PropertyDecorator {
  return PrimaryColumn({ type: 'varchar', length, ...ascii });
}

export function InstantColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'datetime', precision: 3, ...options } as ColumnOptions);
}

export function PlainDateColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'date', ...options } as ColumnOptions);
}

export function TextColumn(length: number, options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'varchar', length, ...options } as ColumnOptions);
}

/** Counts up with every change; updates say `WHERE version = …` and look at the affected rows. */
export function VersionNumberColumn(): PropertyDecorator {
  return Column({ type: 'int', unsigned: true, default: 1 });
}

export function CountColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'int', unsigned: true, ...options } as ColumnOptions);
}
