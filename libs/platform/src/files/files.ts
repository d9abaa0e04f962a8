import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newId } from '../identifier.js';
import type { Transaction } from '../transactions/transaction.js';
import type { FileStore } from './file-store.js';
import type { KeptFile } from './kept-file.entity.js';

export const FILE_STORE = Symbol('file store');

/** A file whose bytes are in the store, and which no row knows yet. */
export type NewFile = Omit<KeptFile, 'keptAt'>;

const keyOf = (id: string) => `file/${id.slice(-2)}/${id}`;

/** Files of the business: the bytes go to the store before the transaction, the row into it. */
@Injectable()
export class Files {
  constructor(
    @Inject(FILE_STORE) private readonly store: FileStore,
    private readonly dataSource: DataSource,
  ) {}

  /** Outside any transaction. Without a `record` that follows, the bytes are an orphan that nobody finds. */
  async put(file: { name: string; mediaType: string; bytes: Buffer }): Promise<NewFile> {
    const { name, mediaType, bytes } = file;
    const id = newId();
    await this.store.put(keyOf(id), bytes);
    return {
      id,
      name,
      mediaType,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  }

  /** As `put`, of bytes that come as a stream and are never in memory as a whole. Throws when they are not `size`. */
  async copy(
    { name, mediaType, size }: { name: string; mediaType: string; size: number },
    bytes: Readable,
  ): Promise<NewFile> {
    const id = newId();
    const hash = createHash('sha256');
    let passed = 0;
    const read = async function* (source: AsyncIterable<Buffer>) {
      for await (const piece of source) {
        hash.update(piece);
        passed += piece.length;
        yield piece;
      }
      if (passed !== size) throw new Error(`A file of ${size} bytes came with ${passed}.`);
    };
    await this.store.put(keyOf(id), Readable.from(read(bytes), { objectMode: false }), size);
    return { id, name, mediaType, size, sha256: hash.digest('hex') };
  }

  record(tx: Transaction, file: NewFile): Promise<void> {
    return tx.insert('kept_file', {
      id: file.id,
      name: file.name,
      media_type: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      kept_at: tx.at,
    });
  }

  async one(id: string): Promise<KeptFile | null> {
    const [file] = await this.dataSource.query<KeptFile[]>(
      'SELECT id, name, media_type mediaType, size, sha256, kept_at keptAt FROM kept_file WHERE id = ?',
      [id],
    );
    return file ?? null;
  }

  /** Throws when the file is not known or its bytes are gone: both are a defect, since rows refer to it. */
  async read(id: string): Promise<{ file: KeptFile; stream: Readable }> {
    const file = await this.one(id);
    if (!file) throw new Error(`The file ${id} is not known.`);
    return { file, stream: await this.store.read(keyOf(id)) };
  }

  async bytes(id: string): Promise<Buffer> {
    const { file, stream } = await this.read(id);
    const bytes = Buffer.allocUnsafe(file.size);
    let at = 0;
    for await (const piece of stream as AsyncIterable<Buffer>) at += piece.copy(bytes, at);
    if (at < file.size) throw new Error(`Of the ${file.size} bytes of the file ${id} ${at} are there.`);
    return bytes;
  }

  /** The row goes in the transaction; its bytes follow when that is through. */
  forget(tx: Transaction, id: string): Promise<unknown> {
    return tx.write('DELETE FROM kept_file WHERE id = ?', [id]);
  }

  removeBytes(id: string): Promise<void> {
    return this.store.remove(keyOf(id));
  }
}
