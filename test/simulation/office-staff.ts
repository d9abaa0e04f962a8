import { createHash, randomBytes } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import { newId } from '#platform';
import { rowsOf } from '../performance/world/schema.js';
import { Client } from '../support/client.js';

export interface Staff {
  headquarters: Client;
  /** Overseas offices by the country that they serve. */
  overseas: Map<string, Client>;
  /** Two officers of each domestic office: one decides, the other approves. */
  domestic: Map<string, [Client, Client]>;
}

/**
 * Everybody signed in without a password, since a hundred sign-ins from one address are what the limits are there to
 * stop, and Argon2 is not what is driven here. From now on all goes over the wire.
 */
export async function signInEverybody(
  connection: Connection,
  origin: string,
  offices: number,
): Promise<Staff> {
  const served = await rowsOf<{ country: string; office: string }>(
    connection,
    `SELECT country_code country, overseas_office_code office FROM channel WHERE valid_to IS NULL ORDER BY country_code LIMIT ?`,
    [offices],
  );
  const codes = await rowsOf<{ code: string }>(connection, 'SELECT code FROM domestic_office ORDER BY code');
  const signIn = async (role: string, scope: string, which = 1): Promise<Client> => {
    const [id, token] = [newId(), randomBytes(32).toString('base64url')];
    const email = `${role}-${scope}-${which}@staff.kccp.example`.toLowerCase();
    const began = new Date();
    const insert = (table: string, values: unknown[]) =>
      connection.query(`INSERT INTO ${table} VALUES (?)`, [values]);
    await insert('account (id, email, comparable_email, name, password_hash, created_at)', [
      ...[id, email, email, `Officer ${which}, ${scope || 'headquarters'}`, '-', began],
    ]);
    await insert('role_grant (id, account_id, role, scope, granted_at)', [newId(), id, role, scope, began]);
    await insert('session (token_hash, account_id, created_at, expires_at)', [
      ...[createHash('sha256').update(token).digest('hex'), id, began],
      new Date(began.getTime() + 86_400_000),
    ]);
    const client = new Client(origin);
    client.cookies.set('kccp-session', token);
    return client;
  };
  const overseas = new Map<string, Client>();
  const byOffice = new Map<string, Client>();
  for (const { country, office } of served) {
    const client = byOffice.get(office) ?? (await signIn('OVERSEAS_OFFICE', office));
    byOffice.set(office, client);
    overseas.set(country, client);
  }
  const domestic = new Map<string, [Client, Client]>();
  for (const { code } of codes)
    domestic.set(code, [await signIn('DOMESTIC_OFFICE', code), await signIn('DOMESTIC_OFFICE', code, 2)]);
  return { headquarters: await signIn('HEADQUARTERS', ''), overseas, domestic };
}
