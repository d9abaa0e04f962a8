import { createConnection, type Connection } from 'mysql2/promise';

const TEMPLATE = 'kccp_template';

/** A connection to the test server without a schema. */
function connectToServer(): Promise<Connection> {
  const url = new URL(process.env.DATABASE_URL ?? missing('DATABASE_URL'));
  const socketPath = url.searchParams.get('socketPath');
  return createConnection({
    ...(socketPath ? { socketPath } : { host: url.hostname, port: Number(url.port || 3306) }),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    charset: 'utf8mb4',
  });
}

/** The URL of another schema on the same server. */
export function urlOf(schema: string): string {
  const url = new URL(process.env.DATABASE_URL ?? missing('DATABASE_URL'));
  url.pathname = `/${schema}`;
  return url.toString();
}

function missing(name: string): never {
  throw new Error(`${name} is not set: run the tests by «npm test», which starts the servers.`);
}

/** Clones the migrated template: tables with their foreign keys, and the reference data in them. */
export async function cloneTemplate(schema: string): Promise<void> {
  const server = await connectToServer();
  try {
    await server.query(`DROP DATABASE IF EXISTS ${schema}`);
    await server.query(`CREATE DATABASE ${schema} CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci`);
    const [tables] = await server.query(
      'SELECT table_name name FROM information_schema.tables WHERE table_schema = ?',
      [TEMPLATE],
    );
    await server.query('SET FOREIGN_KEY_CHECKS = 0');
    for (const { name } of tables as { name: string }[]) {
      const [[definition]] = (await server.query(`SHOW CREATE TABLE ${TEMPLATE}.${name}`)) as unknown as [
        [{ 'Create Table': string }],
      ];
      await server.query(definition['Create Table'].replace('CREATE TABLE ', `CREATE TABLE ${schema}.`));
      await server.query(`INSERT INTO ${schema}.${name} SELECT * FROM ${TEMPLATE}.${name}`);
    }
  } finally {
    await server.end();
  }
}
