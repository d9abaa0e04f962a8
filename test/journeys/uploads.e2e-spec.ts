import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactions, Uploads } from '#platform';
import { expectStatus } from '../builders/course-run.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let uploads: Uploads;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  kenya = await product.overseasOffice('KE');
  uploads = product.app.get(Uploads, { strict: false });
});
afterAll(() => closeUnbroken(product));

const MIB = 1_048_576;

async function announce(size: number, name = 'Kenya 2026.xlsx'): Promise<string> {
  const { body } = await expectStatus(201, kenya.post('/api/uploads', { body: { name, size } }));
  return body.id as string;
}

const send = (id: string, offset: number, piece: Buffer) =>
  kenya.patch(`/api/uploads/${id}`, {
    raw: piece,
    headers: { 'content-type': 'application/octet-stream', 'upload-offset': String(offset) },
  });

async function ownerOf(id: string): Promise<string> {
  const [row] = await product.rows<{ owner: string }>('SELECT account_id owner FROM upload WHERE id = ?', [
    id,
  ]);
  return row!.owner;
}

describe('A file on a poor line', () => {
  it('comes in pieces, goes on after a break, and is the same at the end', async () => {
    const file = randomBytes(2 * MIB + 17);
    const id = await announce(file.length);
    await expectStatus(200, send(id, 0, file.subarray(0, MIB)));
    // The line drops; the office asks how much is here and goes on.
    const { body } = await expectStatus(200, kenya.get(`/api/uploads/${id}`));
    expect(body).toEqual({ id, size: file.length, received: MIB });
    await expectStatus(200, send(id, MIB, file.subarray(MIB, 2 * MIB)));
    await expectStatus(200, send(id, 2 * MIB, file.subarray(2 * MIB)));
    const taken = await uploads.take(id, await ownerOf(id));
    expect(taken).toMatchObject({ name: 'Kenya 2026.xlsx', size: file.length });
    expect((await taken.bytes()).equals(file)).toBe(true);
  });

  it('is told from where to go on when a piece does not fit', async () => {
    const id = await announce(10);
    await expectStatus(200, send(id, 0, Buffer.from('12345')));
    const again = await send(id, 0, Buffer.from('12345'));
    expectRefused(again, 409, 'UPLOAD.OFFSET_WRONG');
    expect(again.body.received).toBe(5);
    expectRefused(await send(id, 5, Buffer.from('678901')), 422, 'UPLOAD.TOO_LARGE');
    expectRefused(await send(id, 7, Buffer.from('8')), 409, 'UPLOAD.OFFSET_WRONG');
  });

  it('keeps one of two pieces that come at once for the same place', async () => {
    const id = await announce(5);
    const answers = await Promise.all(['aaaaa', 'bbbbb'].map((text) => send(id, 0, Buffer.from(text))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is not used before it is whole, and not twice', async () => {
    const id = await announce(4);
    const owner = await ownerOf(id);
    await expect(uploads.take(id, owner)).rejects.toMatchObject({ code: 'UPLOAD.INCOMPLETE' });
    await expectStatus(200, send(id, 0, Buffer.from('whol')));
    const transactions = product.app.get(Transactions, { strict: false });
    // Two acts that took it at one moment: both hold its bytes, and one of them may use it up.
    const used = await Promise.allSettled([1, 2].map(() => transactions.run((tx) => uploads.close(tx, id))));
    expect(used.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(uploads.take(id, owner)).rejects.toMatchObject({ code: 'RESOURCE.NOT_FOUND' });
  });

  it('leaves nothing behind when it was used or given up', async () => {
    const id = await announce(3);
    await expectStatus(200, send(id, 0, Buffer.from('abc')));
    const folder = join(fileURLToPath(product.environment.FILES_URL!), 'upload');
    expect(await readdir(folder)).toContain(id);
    product.clock.set('2026-06-09T00:00:00Z');
    await uploads.clearOut(product.clock.now());
    expect(await readdir(folder)).not.toContain(id);
    product.clock.set('2026-06-01T00:00:00Z');
  });

  it('is announced with a true size and a plain name', async () => {
    const refused = async (body: object, field: string) =>
      expectRefused(await kenya.post('/api/uploads', { body }), 422, 'REQUEST.INVALID', field);
    await refused({ name: 'a.csv', size: 0 }, 'size');
    await refused({ name: 'a.csv', size: 1e21 }, 'size');
    await refused({ name: 'a.csv', size: '5' }, 'size');
    await refused({ name: 'a\u202Ecsv', size: 5 }, 'name');
    await refused({ name: ' ', size: 5 }, 'name');
  });

  it('is refused as JSON, as nothing, without an offset, and as one huge piece', async () => {
    const id = await announce(2 * MIB);
    const bytes = { 'content-type': 'application/octet-stream' };
    expectRefused(await kenya.patch(`/api/uploads/${id}`, { body: {} }), 422, /^UPLOAD\./);
    expectRefused(
      await kenya.patch(`/api/uploads/${id}`, { raw: Buffer.from('x'), headers: bytes }),
      422,
      'UPLOAD.OFFSET_MISSING',
    );
    expectRefused(await send(id, 0, Buffer.alloc(0)), 422, 'UPLOAD.PIECE_MISSING');
    expectRefused(await send(id, 0, Buffer.alloc(MIB + 1)), 413, 'REQUEST.TOO_LARGE');
    const elsewhere = await kenya.post('/api/uploads', { raw: Buffer.from('x'), headers: bytes });
    expectRefused(elsewhere, 415, 'REQUEST.MEDIA_TYPE');
  });
});
