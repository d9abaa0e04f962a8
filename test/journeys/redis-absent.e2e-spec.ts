import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { redisOptions } from '#platform';
import { aCourseRun } from '../builders/course-run.js';
import { aSubmitted } from '../builders/nomination.js';
import { openProduct, type Product } from '../support/product.js';
import { RedisGate } from '../support/redis-gate.js';

let product: Product;
const realRedis = process.env.REDIS_URL!;
const gate = new RedisGate(realRedis);
beforeAll(async () => {
  product = await openProduct({ redisUrl: await gate.address() });
});
afterAll(async () => {
  await product.close();
  gate.shut();
});

it('works without Redis from the start, says so, and mails everything once Redis is there', async () => {
  const health = await product.anybody().get('/api/health/ready');
  expect(health.status).toBe(200);
  expect(health.body).toMatchObject({ status: 'degraded', database: 'up', redis: 'down' });

  const kenya = await product.overseasOffice();
  const run = await aCourseRun(product);
  const nominations = await Promise.all(Array.from({ length: 30 }, () => aSubmitted(kenya, run.id)));
  expect(product.mailbox.letters).toHaveLength(0);

  await gate.open();
  await product.settled();
  for (const nomination of nominations) expect(product.mailbox.to(nomination.email)).toHaveLength(1);
  expect((await product.anybody().get('/api/health/ready')).body.redis).toBe('up');
});

it('goes on when Redis falls away in between and has lost everything it knew', async () => {
  const kenya = await product.overseasOffice();
  const run = await aCourseRun(product);
  gate.shut();
  const redis = new Redis(redisOptions(realRedis));
  const keys = await redis.keys(`${product.environment.REDIS_PREFIX}*`);
  expect(await redis.del(...keys)).toBeGreaterThan(0);
  redis.disconnect();
  const nominations = await Promise.all(Array.from({ length: 10 }, () => aSubmitted(kenya, run.id)));
  await gate.open();
  await product.settled();
  for (const nomination of nominations) expect(product.mailbox.to(nomination.email)).toHaveLength(1);
});
