import { createHash } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import { idOf } from './numbered.js';
import { OFFICES } from './scale.js';

/** Signed in as whoever reads everything. */
export const AUDITOR = 'AUDITOR';

/** Officers are signed in without a password: Argon2 is not what these benchmarks measure. */
export const cookieOf = (office: string): string => `kccp-session=${tokenOf(office)}`;
const tokenOf = (office: string) => `token-of-${office}-in-the-benchmark`;
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** One officer for every office, with a session that does not end. */
export async function openSessions(connection: Connection, overseas: { office: string }[]): Promise<void> {
  const officers = [
    { role: 'AUDITOR', office: AUDITOR },
    ...OFFICES.map((office) => ({ role: 'DOMESTIC_OFFICE', office })),
    ...overseas.map(({ office }) => ({ role: 'OVERSEAS_OFFICE', office })),
  ].map((officer, index) => ({ ...officer, id: idOf('account', index) }));
  const [began, ends] = [new Date('2026-01-01'), new Date('2098-01-01')];
  const insert = (into: string, rows: unknown[][]) =>
    connection.query(`INSERT INTO ${into} VALUES ?`, [rows]);
  await insert(
    'account (id, email, comparable_email, name, password_hash, created_at)',
    officers.map(({ id }) => [id, `${id}@kccp.example`, `${id}@kccp.example`, 'An officer', '-', began]),
  );
  await insert(
    'role_grant (id, account_id, role, scope, granted_at)',
    officers.map(({ id, role, office }) => [id, id, role, office, began]),
  );
  await insert(
    'session (token_hash, account_id, created_at, expires_at)',
    officers.map(({ id, office }) => [hashOf(tokenOf(office)), id, began, ends]),
  );
}
