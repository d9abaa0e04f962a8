import { spawnSync } from 'node:child_process';
import { type Connection, createConnection } from 'mysql2/promise';

/** A schema of its own for each size of the world, on the servers that with-servers.mjs has started. */
export interface Schema {
  name: string;
  url: string;
  connection: Connection;
}

function schemaUrl(name: string): string {
  const url = new URL(process.env.DATABASE_URL!);
  url.pathname = `/${name}`;
  return url.toString();
}

/** What mysql2 needs to reach a schema by its URL; with the product's own settings of dates and zones. */
export function connectionOptions(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const socketPath = url.searchParams.get('socketPath');
  return {
    ...(socketPath ? { socketPath } : { host: url.hostname, port: Number(url.port || 3306) }),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
    charset: 'utf8mb4',
    timezone: 'Z',
    dateStrings: ['DATE' as const],
  };
}

/** Opens the schema; `fresh` when it did not exist and now has the product's tables and reference data. */
export async function openSchema(name: string): Promise<Schema & { fresh: boolean }> {
  const url = schemaUrl(name);
  const server = await createConnection(connectionOptions(process.env.DATABASE_URL!));
  const [found] = await server.query('SELECT 1 FROM information_schema.schemata WHERE schema_name = ?', [
    name,
  ]);
  const fresh = (found as unknown[]).length === 0;
  if (fresh) {
    await server.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci`);
    const seed = spawnSync(process.execPath, ['dist/apps/cli/src/main.js', 'seed', 'reference'], {
      env: { ...process.env, DATABASE_URL: url },
      encoding: 'utf8',
    });
    if (seed.status !== 0) throw new Error(`The schema could not be made:\n${seed.stderr}`);
  }
  await server.end();
  return { name, url, fresh, connection: await createConnection(connectionOptions(url)) };
}

export async function rowsOf<Row>(
  connection: Connection,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const [rows] = await connection.query(sql, parameters);
  return rows as Row[];
}
