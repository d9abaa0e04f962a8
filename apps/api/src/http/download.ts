import type { Readable } from 'node:stream';
import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Files } from '#platform';

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

/** A file that the product keeps. */
export async function kept(files: Files, fileId: string): Promise<StreamableFile> {
  const { file, stream } = await files.read(fileId);
  return download(file, stream);
}

/** Documents an answer that is a file for saving. */
export const FileAnswer = (summary: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiOkResponse({
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    }),
  );
