import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Client } from 'minio';
import { newId } from '../identifier.js';

/** Where the bytes of files lie, by keys of our own: letters, digits, hyphens and slashes. */
export interface FileStore {
  /** Durable when it answers. Putting the same key again replaces it. Of a stream, `size` says how many bytes it has. */
  put(key: string, bytes: Buffer | Readable, size?: number): Promise<void>;
  /** Throws when there is no such key. */
  read(key: string): Promise<Readable>;
  /** Quiet when there is none. */
  remove(key: string): Promise<void>;
  /** Everything below a folder of keys. */
  removeAll(folder: string): Promise<void>;
}

export function fileStore(url: string): FileStore {
  return url.startsWith('file:') ? new LocalFolder(fileURLToPath(url)) : new ObjectStore(new URL(url));
}

/** A folder of this machine, or one that all machines mount. */
class LocalFolder implements FileStore {
  constructor(private readonly folder: string) {}

  async put(key: string, bytes: Buffer | Readable): Promise<void> {
    const place = join(this.folder, key);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    // Written aside and renamed: nobody ever reads half a file, and after a power cut it is whole or absent.
    const aside = `${place}.${newId()}.part`;
    const file = await open(aside, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    await rename(aside, place);
  }

  async read(key: string): Promise<Readable> {
    const file = await open(join(this.folder, key), 'r');
    return createReadStream('', { fd: file });
  }

  async remove(key: string): Promise<void> {
    await rm(join(this.folder, key), { force: true });
  }

  async removeAll(folder: string): Promise<void> {
    await rm(join(this.folder, folder), { recursive: true, force: true });
  }
}

/** An S3-compatible store. */
class ObjectStore implements FileStore {
  private readonly client: Client;
  private readonly bucket: string;

  constructor(url: URL) {
    const useSSL = url.protocol === 's3s:';
    this.client = new Client({
      endPoint: url.hostname,
      port: Number(url.port || (useSSL ? 443 : 80)),
      useSSL,
      accessKey: decodeURIComponent(url.username),
      secretKey: decodeURIComponent(url.password),
      region: url.searchParams.get('region') ?? 'us-east-1', // without one the library asks the store first
    });
    this.bucket = url.pathname.slice(1);
  }

  async put(key: string, bytes: Buffer | Readable, size?: number): Promise<void> {
    await this.client.putObject(this.bucket, key, bytes, Buffer.isBuffer(bytes) ? bytes.length : size);
  }

  read(key: string): Promise<Readable> {
    return this.client.getObject(this.bucket, key);
  }

  async remove(key: string): Promise<void> {
    await this.client.removeObject(this.bucket, key);
  }

  async removeAll(folder: string): Promise<void> {
    const objects = this.client.listObjectsV2(this.bucket, `${folder}/`, true);
    for await (const { name } of objects as AsyncIterable<{ name?: string }>)
      if (name) await this.remove(name);
  }
}
