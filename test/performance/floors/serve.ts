import { createPool, type Pool } from 'mysql2/promise';
import { fastify, type FastifyInstance } from 'fastify';
import { connectionOptions } from '../world/schema.js';

/** A bare server: Fastify and a mysql2 pool of the product's size, nothing around them. */
export async function serveFloor(routes: (app: FastifyInstance, pool: Pool) => Promise<void>): Promise<void> {
  const pool = createPool({ ...connectionOptions(process.env.DATABASE_URL!), connectionLimit: 20 });
  const app = fastify({ logger: false });
  await routes(app, pool);
  await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
  process.send!('ready');
}
