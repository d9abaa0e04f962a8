import type { DataSource } from 'typeorm';

/** A statement as the product sends it. */
export interface Statement {
  sql: string;
  parameters: unknown[];
}

/** The statement that a read of the product sends, so that the floor asks exactly the same. */
export async function captured(read: (source: DataSource) => Promise<unknown>): Promise<Statement> {
  const sent: Statement[] = [];
  const source = {
    query: async (sql: string, parameters: unknown[]) => {
      sent.push({ sql, parameters });
      return [];
    },
  } as unknown as DataSource;
  // It finds nothing, and may say so: only what it asked is wanted.
  await read(source).catch(() => undefined);
  if (sent.length !== 1) throw new Error(`Expected one statement, the product sent ${sent.length}.`);
  return sent[0]!;
}
