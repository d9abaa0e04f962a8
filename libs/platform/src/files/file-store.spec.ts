import { createServer, type Server } from 'node:http';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FileStore, fileStore } from './file-store.js';

/** As much of S3 as the store speaks: put, get, delete, list by prefix. Every request must be signed. */
class Bucket {
  readonly objects = new Map<string, Buffer>();
  unsigned = 0;

  readonly server: Server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://bucket');
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/')) this.unsigned++;
    const key = decodeURIComponent(pathname.replace(/^\/files\/?/, ''));
    void buffer(request).then((body) => {
      if (request.method === 'PUT') {
        this.objects.set(key, body);
        return response.setHeader('etag', '"1"').end();
      }
      if (request.method === 'DELETE') {
        this.objects.delete(key);
        return response.writeHead(204).end();
      }
      if (searchParams.has('list-type')) {
        const found = [...this.objects.keys()].filter((name) => name.startsWith(searchParams.get('prefix')!));
        const contents = found
          .map((name) => `<Contents><Key>${name}</Key><Size>1</Size></Contents>`)
          .join('');
        return response.end(
          `<ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`,
        );
      }
      const object = this.objects.get(key);
      if (object) return response.end(object);
      return response.writeHead(404).end('<Error><Code>NoSuchKey</Code><Message>none</Message></Error>');
    });
  });
}

const bucket = new Bucket();
const stores: Record<string, () => FileStore> = {};
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kccp-files-'));
  stores['a local folder'] = () => fileStore(pathToFileURL(folder).href);
  await new Promise<void>((resolve) => bucket.server.listen(0, '127.0.0.1', resolve));
  const { port } = bucket.server.address() as { port: number };
  stores['an S3-compatible store'] = () => fileStore(`s3://key:secret@127.0.0.1:${port}/files`);
});
afterAll(() => {
  expect(bucket.unsigned).toBe(0);
  bucket.server.close();
  bucket.server.closeAllConnections(); // the library keeps them for a next request
});

function* brokenOff(pieces: Buffer[]): Generator<Buffer> {
  yield* pieces.slice(0, 3);
  throw new Error('the line is broken');
}

describe.each(['a local folder', 'an S3-compatible store'])('In %s', (name) => {
  const text = async (store: FileStore, key: string) => (await buffer(await store.read(key))).toString();

  it('files are kept, replaced, read and removed by key', async () => {
    const store = stores[name]!();
    await store.put('file/ab/one', Buffer.from('first'));
    await store.put('file/ab/one', Buffer.from('second'));
    expect(await text(store, 'file/ab/one')).toBe('second');
    await store.remove('file/ab/one');
    await expect(store.read('file/ab/one')).rejects.toThrow();
    await store.remove('file/ab/one');
  });

  it('a stream is kept whole, and one that breaks off not at all', async () => {
    const store = stores[name]!();
    const pieces = Array.from({ length: 40 }, (_, at) => Buffer.alloc(60_000, at));
    const size = 40 * 60_000;
    await store.put('file/ab/long', Readable.from(pieces, { objectMode: false }), size);
    expect((await buffer(await store.read('file/ab/long'))).equals(Buffer.concat(pieces))).toBe(true);
    const broken = Readable.from(brokenOff(pieces), { objectMode: false });
    await expect(store.put('file/ab/broken', broken, size)).rejects.toThrow('the line is broken');
    await expect(store.read('file/ab/broken').then(buffer)).rejects.toThrow();
  });

  it('everything below a folder goes at once, and nothing beside it', async () => {
    const store = stores[name]!();
    for (const key of ['upload/1/a', 'upload/1/b', 'upload/10/a']) await store.put(key, Buffer.from(key));
    await store.removeAll('upload/1');
    await expect(store.read('upload/1/b')).rejects.toThrow();
    expect(await text(store, 'upload/10/a')).toBe('upload/10/a');
  });
});

it('a folder holds no half-written file after many writers of one key', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kccp-files-'));
  const store = fileStore(pathToFileURL(folder).href);
  const bodies = Array.from({ length: 20 }, (_, at) => Buffer.alloc(100_000, at));
  await Promise.all(bodies.map((body) => store.put('one', body)));
  const kept = await buffer(await store.read('one'));
  expect(bodies.some((body) => body.equals(kept))).toBe(true);
  const broken = Readable.from(brokenOff(bodies), { objectMode: false });
  await expect(store.put('two', broken)).rejects.toThrow('the line is broken');
  expect(await readdir(folder)).toEqual(['one']);
});
