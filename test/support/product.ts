import { randomBytes, randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { AccountsService, type GrantedRole } from '#identity';
import { LETTER_EVENTS } from '#notifications';
import { Clock, productLog, Transactions } from '#platform';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { fastifyAdapter, prepareApplication } from '../../apps/api/src/application.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { Client } from './client.js';
import { FrozenClock } from './frozen-clock.js';
import { eventually, Mailbox } from './mailbox.js';
import { cloneTemplate, urlOf } from './servers.js';

const PASSWORD = 'a password for tests';

export interface Product {
  origin: string;
  app: NestFastifyApplication;
  clock: FrozenClock;
  mailbox: Mailbox;
  /** The environment with which further processes join this product. */
  environment: Record<string, string>;
  /** A person with these roles, signed in. */
  personWith(...grants: GrantedRole[]): Promise<Client>;
  headquarters(): Promise<Client>;
  domesticOffice(code?: string): Promise<Client>;
  overseasOffice(code?: string): Promise<Client>;
  anybody(): Client;
  rows<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Waits until every event is consumed and every letter has ended. */
  settled(): Promise<void>;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

/** The real API and worker on a schema of its own, the real Redis and a real SMTP server. */
export async function openProduct(options: { worker?: boolean; redisUrl?: string } = {}): Promise<Product> {
  const schema = `kccp_${process.env.JEST_WORKER_ID ?? 0}_${randomBytes(4).toString('hex')}`;
  await cloneTemplate(schema);
  const mailbox = new Mailbox();
  const environment = {
    DATABASE_URL: urlOf(schema),
    DATABASE_POOL_SIZE: '20',
    REDIS_URL: options.redisUrl ?? process.env.REDIS_URL!,
    REDIS_PREFIX: `{${schema.replaceAll('_', '-')}}`,
    SMTP_URL: await mailbox.open(),
    PUBLIC_URL: 'http://localhost:3000',
    KCCP_SECRET: 'a secret of 32 characters or more',
    KCCP_SEALING_KEYS: process.env.KCCP_SEALING_KEYS!,
    KCCP_INDEX_KEY: process.env.KCCP_INDEX_KEY!,
    FILES_URL: `${process.env.FILES_URL!}/${schema}`,
    KCCP_ENVIRONMENT: 'test',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    METRICS_PORT: '0',
    SESSION_HOURS: '72',
  };
  Object.assign(process.env, environment);
  const clock = new FrozenClock();
  const app = await openApi(clock);
  let worker: TestingModule | null = null;
  const clients = new Map<string, Promise<Client>>();
  const product: Product = {
    origin: await app.getUrl(),
    app,
    clock,
    mailbox,
    environment,
    anybody: () => new Client(product.origin),
    personWith: async (...grants) => {
      const email = `${randomUUID()}@staff.kccp.example`;
      await app
        .get(AccountsService, { strict: false })
        .open({ email, name: 'A member of staff', password: PASSWORD, grants }, null, null);
      const client = product.anybody();
      const answer = await client.post('/api/sessions', { body: { email, password: PASSWORD } });
      if (answer.status !== 201) throw new Error(`could not sign in: ${answer.text}`);
      return client;
    },
    headquarters: () => once('HEADQUARTERS', ''),
    domesticOffice: (code = 'KANSAI') => once('DOMESTIC_OFFICE', code),
    overseasOffice: (code = 'KE') => once('OVERSEAS_OFFICE', code),
    // Beside a worker that writes the same rows: again when the database says so.
    rows: async <Row>(sql: string, parameters: unknown[] = []) =>
      (await app.get(Transactions, { strict: false }).statement(sql, parameters)) as unknown as Row[],
    settled: async () => {
      const open = `SELECT (SELECT COUNT(*) FROM outbox_event e WHERE e.state IN ('PENDING', 'CLAIMED')
          OR (e.state = 'DISPATCHED' AND e.type IN (?) AND NOT EXISTS (SELECT 1 FROM consumed_event c WHERE c.event_id = e.id AND c.consumer = 'letters')))
        + (SELECT COUNT(*) FROM delivery WHERE state IN ('WAITING', 'SENDING')) open`;
      await eventually(
        async () => Number((await product.rows<{ open: string }>(open, [LETTER_EVENTS]))[0]!.open),
        (count) => count === 0,
      );
    },
    startWorker: async () => {
      // Known before it starts, so that one that fails to start is closed all the same.
      worker = await aWorker(clock);
      await worker.init();
    },
    stopWorker: async () => {
      await worker?.close();
      worker = null;
    },
    close: async () => {
      await product.stopWorker();
      await app.get(DataSource).query(`DROP DATABASE ${schema}`);
      await app.close();
      await mailbox.close();
    },
  };
  // The promise is kept, so that two who ask at once get one person.
  const once = (role: GrantedRole['role'], scope: string) => {
    const known = clients.get(role + scope) ?? product.personWith({ role, scope });
    clients.set(role + scope, known);
    return known;
  };
  if (options.worker !== false) await product.startWorker();
  return product;
}

export async function openApi(clock: Clock): Promise<NestFastifyApplication> {
  const module = await Test.createTestingModule({ imports: [ApiModule] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(
    fastifyAdapter({ trustProxy: 'no' }, productLog('api')),
    { bodyParser: false, logger: false },
  );
  await prepareApplication(app);
  await app.listen(0, '127.0.0.1');
  return app;
}

async function aWorker(clock: Clock): Promise<TestingModule> {
  return Test.createTestingModule({ imports: [WorkerModule] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
}
