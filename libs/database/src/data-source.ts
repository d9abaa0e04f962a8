import { DataSource, type DataSourceOptions, QueryFailedError, type QueryRunner } from 'typeorm';
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
    extra: {
      idleTimeout: 60_000,
      connectTimeout: 5_000,
      enableKeepAlive: true,
      trace: false, // a stack kept for every statement, in case it fails, costs 4 % of a request
    },
  };
}

interface Pool {
  on(event: 'connection', listener: (connection: { query(sql: string): unknown }) => void): void;
  query(sql: string, parameters: unknown[], done: (error: Error | null, result: unknown) => void): void;
}

/** Sends a statement without a transaction straight to the pool: a query runner for each costs a tenth of a request. */
class PooledDataSource extends DataSource {
  get pool(): Pool {
    return (this.driver as unknown as { pool: Pool }).pool;
  }

  override async query<T = unknown>(
    sql: string,
    parameters: unknown[] = [],
    queryRunner?: QueryRunner,
  ): Promise<T> {
    if (queryRunner) return super.query<T>(sql, parameters, queryRunner);
    return new Promise<T>((resolve, reject) => {
      this.pool.query(sql, parameters, (error, result) => {
        if (error) reject(new QueryFailedError(sql, parameters, error));
        else resolve(result as T);
      });
    });
  }
}

/** A data source each of whose connections has the product's isolation level, zone and strictness. */
export async function openDataSource(options: DataSourceOptions = dataSourceOptions()): Promise<DataSource> {
  const dataSource = new PooledDataSource(options);
  await dataSource.initialize();
  dataSource.pool.on('connection', (connection) =>
    SESSION.forEach((statement) => connection.query(statement)),
  );
  for (const statement of SESSION) await dataSource.query(statement); // for the connection that was opened before we listened
  return dataSource;
}
