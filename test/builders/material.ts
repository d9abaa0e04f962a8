import type { Client } from '../support/client.js';
import { expectStatus } from './course-run.js';

export interface BuiltMaterial {
  id: string;
  version: number;
  /** Of its one file. */
  fileId: string;
}

export const aMaterial = (differs: Record<string, unknown> = {}) => ({
  kind: 'DOCUMENT',
  titleEn: 'Introduction to leakage control',
  titleJa: '漏水対策入門',
  description: 'How a city finds and repairs leaks.\nFor engineers of water works.',
  theme: 'WATER_AND_DISASTER',
  language: 'en',
  year: 2021,
  rightsHolder: 'JICA',
  licence: 'Free for training and education; not for sale.',
  access: 'PUBLIC',
  ...differs,
});

/** The smallest document that any program takes for a PDF. */
export const A_PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

/** Sends a file in one piece. Answers the id of the upload. */
export async function anUpload(office: Client, name: string, bytes: Buffer): Promise<string> {
  const { body } = await expectStatus(
    201,
    office.post('/api/uploads', { body: { name, size: bytes.length } }),
  );
  const headers = { 'content-type': 'application/octet-stream', 'upload-offset': '0' };
  await expectStatus(200, office.patch(`/api/uploads/${body.id}`, { raw: bytes, headers }));
  return body.id as string;
}

export async function aRegistered(
  office: Client,
  differs: Record<string, unknown> = {},
): Promise<BuiltMaterial> {
  const { body } = await expectStatus(201, office.post('/api/materials', { body: aMaterial(differs) }));
  return { id: body.id as string, version: body.version as number, fileId: '' };
}

/** Registered with one file and published. */
export async function aPublished(
  office: Client,
  differs: Record<string, unknown> = {},
): Promise<BuiltMaterial> {
  const { id, version } = await aRegistered(office, differs);
  const uploadId = await anUpload(office, 'Leakage control.pdf', A_PDF);
  const added = await expectStatus(
    201,
    office.post(`/api/materials/${id}/files`, { version, body: { uploadId } }),
  );
  const published = await expectStatus(
    200,
    office.post(`/api/materials/${id}/publish`, { version: added.body.version as number }),
  );
  return { id, version: published.body.version as number, fileId: added.body.fileId as string };
}
