import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** A file for saving, never for showing inside our pages: nosniff and the policy of every answer hold for it too. */
export function download(
  file: { name: string; mediaType: string; size?: number },
  content: Readable | Buffer,
): StreamableFile {
  // Old browsers read the plain name; the starred one keeps every letter (RFC 6266).
  const plain = file.name.normalize('NFKD').replace(/[^\w.() -]/g, '_');
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
  const options = { type: file.mediaType, disposition, length: file.size };
  return Buffer.isBuffer(content)
    ? new StreamableFile(content, options)
    : new StreamableFile(content, options);
}
