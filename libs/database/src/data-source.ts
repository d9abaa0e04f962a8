import { DataSource, type DataSourceOptions } from 'typeorm';
import { DatabaseSettings, readSettings } from '#platform';
import { ENTITIES } from './entities.js';
import { MIGRATIONS } from './migrations/index.js';

// What every connection of ours holds to, also on servers that somebody else configured.
const SESSION = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  "SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_ZERO_DATE,NO_ZERO_IN_DATE,ONLY_FULL_GROUP_BY'",
];

export function dataSourceOptions(
  settings: DatabaseSettings = readSettings(DatabaseSettings),
): DataSourceOptions {
  const url = new URL(settings.url);
  const socketPath = url.searchParams.get('socketPath');
  return {
    type: 'mariadb',
    ...(socketPath ? { socketPath } : { host: url.hostname, port: Number(url.port || 3306) }),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
    charset: 'utf8mb4',
    timezone: 'Z',
    dateStrings: ['DATE'],
    synchronize: false,
    migrationsTransactionMode: 'none', // MariaDB commits at every change of a table
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    entities: ENTITIES,
    migrations: MIGRATIONS,
    poolSize: settings.poolSize,
    extra: { idleTimeout: 60_000, connectTimeout: 5_000, enableKeepAlive: true },
  } as DataSourceOptions;
}

interface PoolConnection {
  query(sql: string): unknown;
}

/** A data source each of whose connections has the product's isolation level, zone and strictness. */
export async function openDataSource(options: DataSourceOptions = dataSourceOptions()): Promise<DataSource> {
  const dataSource = await new DataSource(options).initialize();
  const { pool } = dataSource.driver as unknown as {
    pool: { on(event: 'connection', listener: (connection: PoolConnection) => void): void };
  };
  pool.on('connection', (connection) => SESSION.forEach((statement) => connection.query(statement)));
  for (const statement of SESSION) await dataSource.query(statement); // for the connection that was opened before we listened
  return dataSource;
}
