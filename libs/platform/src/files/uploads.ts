import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import { DomainError, notFound } from '../domain-error.js';
import { Idempotency, type RepeatableRequest } from '../idempotency.js';
import { newId } from '../identifier.js';
import { fromJsonColumn } from '../json-column.js';
import type { Transaction } from '../transactions/transaction.js';
import { Transactions } from '../transactions/transactions.js';
import type { FileStore } from './file-store.js';
import { FILE_STORE } from './files.js';
import type { Upload } from './upload.entity.js';

/** The largest piece of one request, in bytes. */
export const LARGEST_PIECE = 1_048_576;
export const LARGEST_UPLOAD = 50 * LARGEST_PIECE;
const OPEN_AT_MOST = 20;

export interface UploadProgress {
  id: string;
  size: number;
  received: number;
}

/** A complete upload, for the act that it is meant for. */
export interface TakenUpload {
  id: string;
  name: string;
  size: number;
  stream(): Readable;
  bytes(): Promise<Buffer>;
}

const pieceKey = (id: string, piece: string) => `upload/${id}/${piece}`;
const SELECT =
  'SELECT id, name, size, received, pieces FROM upload WHERE id = ? AND account_id = ? AND closed_at IS NULL';

@Injectable()
export class Uploads {
  constructor(
    @Inject(FILE_STORE) private readonly store: FileStore,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
  ) {}

  /** Announces a file of so many bytes. Throws UPLOAD.TOO_MANY. */
  begin(
    file: { name: string; size: number },
    accountId: string,
    request: RepeatableRequest,
  ): Promise<UploadProgress> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const open = await tx.rows(
          'SELECT id FROM upload WHERE account_id = ? AND closed_at IS NULL FOR UPDATE',
          [accountId],
        );
        if (open.length >= OPEN_AT_MOST) throw tooMany();
        await tx.insert('upload', { id, account_id: accountId, ...file, pieces: '[]', begun_at: tx.at });
        await this.note(tx, 'begin', id, accountId);
        return { id, size: file.size, received: 0 };
      }),
    );
  }

  /** How much is here. Throws RESOURCE.NOT_FOUND. */
  async progress(id: string, accountId: string): Promise<UploadProgress> {
    const { size, received } = await this.own(id, accountId);
    return { id, size, received };
  }

  /** The next piece, from `offset` on; a piece that came before is answered with what is here. Throws UPLOAD.OFFSET_WRONG, UPLOAD.TOO_LARGE. */
  async append(id: string, accountId: string, offset: number, piece: Buffer): Promise<UploadProgress> {
    const before = await this.own(id, accountId);
    if (offset + piece.length > before.size) throw tooLarge(before.size);
    if (offset !== before.received) throw offsetWrong(before.received);
    // Each has a key of its own: of two that come at once for the same place, the one that the row names counts.
    const pieceId = newId();
    await this.store.put(pieceKey(id, pieceId), piece);
    const received = offset + piece.length;
    return this.transactions.run(async (tx) => {
      const { affectedRows } = await tx.write(
        "UPDATE upload SET received = ?, pieces = JSON_ARRAY_APPEND(pieces, '$', ?) WHERE id = ? AND received = ? AND closed_at IS NULL",
        [received, pieceId, id, offset],
      );
      if (affectedRows === 0)
        throw offsetWrong((await tx.row<Upload>(SELECT, [id, accountId]))?.received ?? 0);
      await this.note(tx, 'append', id, accountId);
      return { id, size: before.size, received };
    });
  }

  /** Throws RESOURCE.NOT_FOUND, UPLOAD.INCOMPLETE. */
  async take(id: string, accountId: string): Promise<TakenUpload> {
    const { name, size, received, pieces } = await this.own(id, accountId);
    if (received < size) throw incomplete(received, size);
    const stream = () => Readable.from(this.joined(id, fromJsonColumn<string[]>(pieces)));
    return { id, name, size, stream, bytes: () => buffer(stream()) };
  }

  /** In the transaction that used it: nobody takes it twice. Its bytes are swept away later. Throws RESOURCE.NOT_FOUND. */
  async close(tx: Transaction, id: string): Promise<void> {
    const { affectedRows } = await tx.write(
      'UPDATE upload SET closed_at = ? WHERE id = ? AND closed_at IS NULL',
      [tx.at, id],
    );
    if (affectedRows === 0) throw notFound();
  }

  /** Removes what was used, and what nobody went on with since `before`. Answers how many uploads went. */
  async clearOut(before: Date): Promise<number> {
    const gone = await this.dataSource.query<{ id: string }[]>(
      'SELECT id FROM upload WHERE begun_at < ? OR closed_at IS NOT NULL LIMIT 1000',
      [before],
    );
    for (const { id } of gone) {
      await this.store.removeAll(`upload/${id}`);
      await this.transactions.statement('DELETE FROM upload WHERE id = ?', [id]);
    }
    return gone.length;
  }

  private async *joined(id: string, pieces: string[]): AsyncGenerator<Buffer> {
    for (const piece of pieces) yield* await this.store.read(pieceKey(id, piece));
  }

  private async own(id: string, accountId: string): Promise<Upload> {
    const [upload] = await this.dataSource.query<Upload[]>(SELECT, [id, accountId]);
    if (!upload) throw notFound();
    return upload;
  }

  private note(tx: Transaction, action: string, id: string, accountId: string): Promise<void> {
    return this.audit.record(tx, { action, subjectType: 'upload', subjectId: id, actorId: accountId });
  }
}

function tooMany(): DomainError {
  return new DomainError(
    'TOO_MANY',
    'UPLOAD.TOO_MANY',
    `${OPEN_AT_MOST} uploads of yours are under way. Finish or use one of them first.`,
    { retryAfterSeconds: 60 },
  );
}

function offsetWrong(received: number): DomainError {
  return new DomainError(
    'CONFLICT',
    'UPLOAD.OFFSET_WRONG',
    `${received} bytes of this file are here. Send the next piece from there, with Upload-Offset: ${received}.`,
    { received },
  );
}

function tooLarge(size: number): DomainError {
  return new DomainError(
    'INVALID',
    'UPLOAD.TOO_LARGE',
    `The file was announced with ${size} bytes, and this piece goes beyond them. Announce it anew with its true size.`,
  );
}

function incomplete(received: number, size: number): DomainError {
  return new DomainError(
    'CONFLICT',
    'UPLOAD.INCOMPLETE',
    `Only ${received} of ${size} bytes are here. Send the rest, then try again.`,
    { received, size },
  );
}
