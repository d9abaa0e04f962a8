import compress from '@fastify/compress';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/**
 * Answers of this handler are compressed where the caller takes that. Only for answers that are long and in which no
 * secret stands beside something that the caller chose: the length of such an answer would tell of the secret (BREACH).
 */
export const Compressed = (): MethodDecorator => RouteConfig({ compressed: true });

/** Must be registered before the routes are. */
export async function compressMarked(fastify: FastifyInstance): Promise<void> {
  fastify.addHook('onRoute', (route) => {
    const config: { compressed?: boolean } = route.config ?? {};
    if (config.compressed) route.compress = {};
  });
  await fastify.register(compress, { global: false, encodings: ['br', 'gzip'] });
}
