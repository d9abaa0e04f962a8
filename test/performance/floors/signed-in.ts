import type { Pool } from 'mysql2/promise';
import { Clock, type HttpSettings } from '#platform';
import { SessionsService } from '#identity';
import { hashOf } from '../world/sign-ins.js';
import { captured } from './captured.js';

interface Grant {
  id: string;
  role: string;
  scope: string;
}

/** The product's own session look-up, bare: who asks, and for which offices. */
export async function sessionReader(
  pool: Pool,
): Promise<(cookie: string) => Promise<{ id: string; scopes: string[] }>> {
  const missing = undefined as never;
  const { sql } = await captured((source) =>
    new SessionsService(source, missing, new Clock(), missing, {} as HttpSettings).actorOf('nobody'),
  );
  return async (cookie) => {
    const token = /kccp-session=([^;]+)/.exec(cookie)?.[1] ?? '';
    const [rows] = await pool.query(sql, [hashOf(token), new Date()]);
    const grants = rows as Grant[];
    if (!grants[0]) throw new Error('nobody is signed in');
    return { id: grants[0].id, scopes: grants.map(({ scope }) => scope) };
  };
}
