export { AuditEntry } from './audit/audit-entry.entity.js';
export { AuditQueries, type AuditRow } from './audit/audit.queries.js';
export { type AuditedAct, AuditTrail } from './audit/audit-trail.js';
export { Clock } from './clock.js';
export * from './columns.js';
export { DomainError, type FieldFault, invalid, notFound, type Refusal } from './domain-error.js';
export { comparableMailbox, IsMailbox, isMailbox } from './email-address.js';
export { FILE_STORE, Files, type NewFile } from './files/files.js';
export { KeptFile } from './files/kept-file.entity.js';
export { Upload } from './files/upload.entity.js';
export {
  LARGEST_PIECE,
  LARGEST_UPLOAD,
  type TakenUpload,
  type UploadProgress,
  Uploads,
} from './files/uploads.js';
export { VirusScanner } from './files/virus-scanner.js';
export { HealthCheck } from './health.js';
export { type Id, isId, newId } from './identifier.js';
export { IdempotentReply } from './idempotency.entity.js';
export { Idempotency, type RepeatableRequest } from './idempotency.js';
export { fromJsonColumn } from './json-column.js';
export { type Health, startInternalServer } from './internal-server.js';
export { keyset, type KeysetClause, sortNames, type Sorts } from './keyset.js';
export { type Limit, Limits, LimitWindow } from './limits.js';
export { ConsumedEvent } from './outbox/consumed-event.entity.js';
export { OutboxEvent } from './outbox/outbox-event.entity.js';
export { type DomainEvent, type Fact, Outbox, type RecordedEvent } from './outbox/outbox.js';
export { type ClaimedEvent, OutboxRelay } from './outbox/relay.js';
export { Cursors, type Page, pageOf, type Place, type SortValue } from './page.js';
export * from './plain-date.js';
export { IsText, textFault, type TextRule, tidyText } from './plain-text.js';
export { PlatformModule } from './platform.module.js';
export { NestLog, productLog } from './product-log.js';
export { impatientRedis, patientRedisOptions, redisOptions } from './redis-connection.js';
export { KeyRotation } from './sealed-fields/key-rotation.js';
export { SealedColumn, SealedFields, type SealedPlace } from './sealed-fields/sealed-fields.js';
export * from './settings/index.js';
export { Gathering } from './transactions/gathering.js';
export { isConnectionLoss, isDuplicateKey } from './transactions/retry.js';
export { Transaction } from './transactions/transaction.js';
export { Transactions } from './transactions/transactions.js';
export { Typesetter } from './typesetting/typesetter.js';
