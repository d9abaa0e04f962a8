import { Global, Module } from '@nestjs/common';
import { Registry } from 'prom-client';
import { AuditQueries } from './audit/audit.queries.js';
import { AuditTrail } from './audit/audit-trail.js';
import { Clock } from './clock.js';
import { fileStore } from './files/file-store.js';
import { FILE_STORE, Files } from './files/files.js';
import { Uploads } from './files/uploads.js';
import { VirusScanner } from './files/virus-scanner.js';
import { HealthCheck } from './health.js';
import { Idempotency } from './idempotency.js';
import { Limits } from './limits.js';
import { Outbox } from './outbox/outbox.js';
import { OutboxRelay } from './outbox/relay.js';
import { Cursors } from './page.js';
import { SealedFields } from './sealed-fields/sealed-fields.js';
import {
  DatabaseSettings,
  FilesSettings,
  HttpSettings,
  MailSettings,
  ProductSettings,
  readSettings,
  RedisSettings,
  SealingSettings,
  VirusScanSettings,
} from './settings/index.js';
import { Transactions } from './transactions/transactions.js';
import { Typesetter } from './typesetting/typesetter.js';

const settings = [
  ProductSettings,
  HttpSettings,
  DatabaseSettings,
  RedisSettings,
  MailSettings,
  FilesSettings,
  SealingSettings,
  VirusScanSettings,
].map((type) => ({ provide: type, useFactory: () => readSettings<object>(type) }));

const parts = [
  ...settings,
  { provide: Registry, useFactory: () => new Registry() },
  Clock,
  Transactions,
  Outbox,
  OutboxRelay,
  AuditTrail,
  AuditQueries,
  Idempotency,
  Limits,
  HealthCheck,
  {
    provide: FILE_STORE,
    inject: [FilesSettings],
    useFactory: (files: FilesSettings) => fileStore(files.url),
  },
  Files,
  Uploads,
  VirusScanner,
  SealedFields,
  Typesetter,
  {
    provide: Cursors,
    inject: [ProductSettings],
    useFactory: (product: ProductSettings) => new Cursors(product.secret),
  },
];

/** What every context stands on; knows no word of the business. */
@Global()
@Module({ providers: parts, exports: parts })
export class PlatformModule {}
