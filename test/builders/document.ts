import { expectStatus } from './course-run.js';
import type { Client } from '../support/client.js';

/** A small PDF such as a scanner makes. */
export const aPdf = (words = 'Official letter'): Buffer =>
  Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% ${words}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

/** The id of a complete upload. */
export async function anUpload(client: Client, bytes: Buffer, name = 'letter.pdf'): Promise<string> {
  const { body } = await expectStatus(
    201,
    client.post('/api/uploads', { body: { name, size: bytes.length } }),
  );
  const { id } = body as { id: string };
  for (let offset = 0; offset < bytes.length; offset += 1_048_576) {
    const headers = { 'content-type': 'application/octet-stream', 'upload-offset': String(offset) };
    const raw = bytes.subarray(offset, offset + 1_048_576);
    await expectStatus(200, client.patch(`/api/uploads/${id}`, { raw, headers }));
  }
  return id;
}
